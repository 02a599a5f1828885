import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A CDK app whose bundles and templates are removed when the tests of a file are done: they are half a gigabyte. */
export function temporaryApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), "photostack-infra-"));
  made.push(outdir);
  return new App({ outdir });
}
