import { expect, test } from "vitest";
import { adminTask } from "./commands.ts";

test("commands become what the function is asked", () => {
  expect(adminTask(["create-admin", "boss", "boss@example.com"])).toEqual({
    task: "command",
    event: { command: "create-user", username: "boss", email: "boss@example.com", role: "admin" },
    asksPassword: true,
  });
  expect(adminTask(["create-user", "ana", "ana@example.com", "--name", "Ana", "--role", "moderator"])).toMatchObject({
    event: { display_name: "Ana", role: "moderator" },
  });
  expect(adminTask(["reset-password", "ana"])).toMatchObject({ asksPassword: true });
  expect(adminTask(["deactivate-user", "ana"])).toMatchObject({ asksPassword: false });
  expect(adminTask(["set-role", "ana", "--role", "admin"])).toMatchObject({ event: { role: "admin" } });
  expect(adminTask(["rotate-keys"])).toEqual({ task: "rotate-keys", atOnce: false });
  expect(adminTask(["rotate-keys", "--at-once"])).toEqual({ task: "rotate-keys", atOnce: true });
  expect(adminTask(["verify-audit", "--day", "2026-11-25"])).toEqual({ task: "verify-audit", day: "2026-11-25" });
});

test.each([
  [],
  ["fly"],
  ["toString"],
  ["create-admin", "boss"],
  ["create-admin", "boss", "boss@example.com", "Wide-Harbour-7"],
  ["reset-password", "ana", "--password", "x"],
  ["verify-audit", "--day", "yesterday"],
])("anything else gets the usage: %s", (...args) => {
  expect(() => adminTask(args)).toThrow("npm run admin -- COMMAND");
});
