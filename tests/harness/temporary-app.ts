import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll } from "vitest";
import type { Bundler } from "../../infra/bundle.ts";

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

/** For tests that look at templates only: functions without their code, which takes half a minute to make. */
export const noCode: Bundler = (_names, outdir) => {
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, "index.js"), "");
  return { folder: () => outdir, metafile: { inputs: {}, outputs: {} } };
};
