import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path.ts";

test.each(["/compose", "/p/1?picture=2#top", "/u/ana.prado"])("comes back to %s", (path) => {
  expect(returnPath(new URL(signInPath(path), location.origin).search)).toBe(path);
});

test.each([
  "https://evil.test/",
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "/.//evil.test",
  "javascript:alert(1)",
  "evil.test",
  "/sign-in?next=/compose",
  "/reset-password",
  "",
])("does not follow %j", (next) => {
  expect(returnPath(`?next=${encodeURIComponent(next)}`)).toBe("/");
});
