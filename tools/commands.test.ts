import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./project.ts";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
/** Files below tools/, and what they are called behind `npm run`. */
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^node tools\/run\.mjs (\S+)$/.exec(script)?.[1];
  return file ? [{ file, name }] : [];
});

function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, timeout: 30_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

test.concurrent.each(commands)(
  "npm run $name says its usage to what it does not know",
  { timeout: 60_000 },
  async ({ file, name }) => {
    const { code, said } = await run(join(root, "tools", `${file}.ts`), "--no-such-option");
    expect(code).toBe(1);
    expect(said).toContain("Unknown option '--no-such-option'");
    expect(said).toContain(`npm run ${name} -- `);
    expect(said).not.toMatch(/^ {4}at /m);
  },
);

test("who asks for help is helped", async () => {
  const { code, said } = await run(join(root, "tools", "status.ts"), "--help");
  expect(code).toBe(0);
  expect(said).toContain("--minutes MINUTES");
});

test("the door to all commands lists every one, and no other", async () => {
  const { code, said } = await run(join(root, "tools", "run.mjs"), "--help");
  expect(code).toBe(0);
  const listed = [...said.matchAll(/^ {2}npm run (\S+)/gm)].map(([, name]) => name);
  expect(listed).toEqual(commands.map(({ name }) => name));
});
