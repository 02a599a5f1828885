import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { duration, Steps } from "./steps.ts";

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, columns: 40, write: (text: string) => written.push(text) } };
}

describe("Steps", () => {
  it("prints a line at the beginning and one with the duration at the end", async () => {
    const { written, output } = recorder(false);
    const result = await new Steps(output).run("Deploying", (step) => {
      step.title("Deploying 27 functions");
      return 5;
    });
    expect(result).toBe(5);
    expect(written.join("")).toMatch(/^· Deploying\n✓ Deploying 27 functions {2}\d\.\d s\n$/);
  });

  it("marks a failed step and passes its error on", async () => {
    const { written, output } = recorder(false);
    const failing = new Steps(output).run("Deploying", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(written.at(-1)).toMatch(/^✗ Deploying/);
  });

  it("redraws the running steps of a terminal below what is said", async () => {
    const { written, output } = recorder(true);
    const steps = new Steps(output);
    await Promise.all([
      steps.run("One", () => sleep(150)),
      steps.run("Two", async () => {
        await sleep(120);
        steps.say("hello");
      }),
    ]);
    expect(written).toContain("\x1b[2A\x1b[J");
    expect(written).toContain("hello\n");
    expect(written.at(-1)).toMatch(/^✓ One/);
    expect(Math.max(...written.map((line) => line.length))).toBeLessThan(41);
  });
});

it.each([
  [940, "0.9 s"],
  [8_900, "8.9 s"],
  [125_000, "2 min 5 s"],
])("writes %d ms as %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
