import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { readJson } from "./json-file.ts";
import { root } from "./project.ts";

const LINES_OF_AN_ERROR = 8;

/** What has come of tests. */
export interface Results {
  readonly passed: number;
  /** What failed, each with the beginning of its error. */
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly file: string;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
  }[];
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly flaky: number };
  readonly suites: readonly PlaywrightSuite[];
}

/** What Vitest's JSON report says; a file that could not even be loaded is one failure. */
export function vitestResults(file: string): Results {
  const report = readJson<VitestReport>(file);
  if (!report) return { passed: 0, failures: [] };
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const path = relative(root, name);
    if (status === "failed" && assertionResults.length === 0) return [failure(path, message)];
    return assertionResults
      .filter((it) => it.status === "failed")
      .map((it) => failure(`${path} › ${it.fullName}`, it.failureMessages[0]));
  });
  return { passed: report.numPassedTests, failures };
}

/** What Playwright's JSON report says; a test that passed at its second try has passed. */
export function playwrightResults(file: string): Results {
  const report = readJson<PlaywrightReport>(file);
  if (!report) return { passed: 0, failures: [] };
  const failures = report.suites
    .flatMap(specsOf)
    .filter((spec) => !spec.ok)
    .map((spec) => failure(`${spec.file} › ${spec.title}`, spec.tests[0]?.results.at(-1)?.error?.message));
  return { passed: report.stats.expected + report.stats.flaky, failures };
}

const specsOf = (suite: PlaywrightSuite): PlaywrightSuite["specs"] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
];

/** What failed, and below it how its error begins: the rest is where it was printed first. */
const failure = (what: string, error = "") =>
  [what, ...stripVTControlCharacters(error).split("\n").slice(0, LINES_OF_AN_ERROR)].join("\n    ").trimEnd();

/** Whether all went well because there was nothing to do. */
export const nothingRan = (runs: readonly Results[]) =>
  runs.every(({ passed, failures }) => passed + failures.length === 0);

/** A program that ended badly is a failure also when no test of it failed. */
export const ofProgram = (program: string, exitCode: number, results: Results): Results =>
  exitCode === 0 || results.failures.length > 0
    ? results
    : { ...results, failures: [`${program} ended with exit code ${exitCode}`] };
