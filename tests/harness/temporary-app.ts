import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, "../../cdk.json"), "utf8"));

/** A CDK app as `cdk synth` makes it, whose bundles and templates are removed when the tests of a file are done: they are half a gigabyte. */
export function temporaryApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), "photostack-infra-"));
  made.push(outdir);
  return new App({ outdir, context });
}
