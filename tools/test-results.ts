import { readFileSync } from "node:fs";

/** How many tests passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

/** Counts of Vitest's JSON report; a file that could not even be loaded is one failure. */
export function countVitest(file: string): Count {
  const report = read<VitestReport>(file);
  if (!report) return { passed: 0, failed: 0 };
  const broken = report.testResults.filter((it) => it.status === "failed" && it.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Counts of Playwright's JSON report; a test that passed at its second try has passed. */
export function countPlaywright(file: string): Count {
  const stats = read<PlaywrightReport>(file)?.stats;
  return stats ? { passed: stats.expected + stats.flaky, failed: stats.unexpected } : { passed: 0, failed: 0 };
}

interface Run {
  readonly count: Count;
  readonly exitCode: number;
}

/** Whether all went well because there was nothing to do. */
export const nothingRan = (runs: readonly Run[]) =>
  runs.every(({ count, exitCode }) => count.passed + count.failed === 0 && exitCode === 0);

/** Sums counts; a run that ended badly counts as a failure also when no test of it failed. */
export function total(runs: readonly Run[]): Count {
  let passed = 0;
  let failed = 0;
  for (const { count, exitCode } of runs) {
    passed += count.passed;
    failed += count.failed === 0 && exitCode !== 0 ? 1 : count.failed;
  }
  return { passed, failed };
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
