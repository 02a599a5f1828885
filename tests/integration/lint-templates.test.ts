import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lintTemplates } from "../../tools/cfn-lint/cfn-lint.ts";
import { Lifetime } from "../../tools/lifetime.ts";
import { Steps } from "../../tools/steps.ts";

const place = mkdtempSync(join(tmpdir(), "photostack-lint-"));
const command = { steps: new Steps({ write: () => true }), lifetime: new Lifetime() };

afterAll(() => rmSync(place, { recursive: true, force: true }));

function template(name: string, resource: object): string {
  const file = join(place, name);
  writeFileSync(file, JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue", ...resource } } }));
  return file;
}

test("a template that AWS would refuse fails, by file and line", async () => {
  const good = template("good.json", { Properties: { VisibilityTimeout: 30 } });
  await expect(lintTemplates([good], command)).resolves.toBeUndefined();
  const bad = template("bad.json", { Properties: { VisibilityTimeout: 43_201 } });
  await expect(lintTemplates([good, bad], command)).rejects.toThrow(/bad\.json:1:.*43201/);
});

test("and so does what is only a warning", async () => {
  const doubtful = template("doubtful.json", { DeletionPolicy: "Retain" });
  await expect(lintTemplates([doubtful], command)).rejects.toThrow(/W3011/);
});
