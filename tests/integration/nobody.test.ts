import { expect, test } from "vitest";
import type { RouteContract } from "../../shared/contract.ts";
import { routes } from "../../shared/routes.ts";
import { ask, member } from "../harness/invoke.ts";
import { provedLongAgo } from "../harness/passed-time.ts";

const contracts: readonly RouteContract[] = routes;
const bodyOf = ({ body }: RouteContract) => (body ? { body: {} } : {});

/** Who may come in without a session. A route that joins them is added here, for somebody to look at. */
const OPEN = [
  ...["begin-mfa-passkey", "begin-passkey-login", "forgot-password", "get-captcha", "get-explore"],
  ...["get-health", "get-jwks", "get-openapi", "get-post", "get-profile", "get-tag", "list-comments", "list-followers"],
  ...["list-following", "list-likes", "list-user-posts", "login", "passkey-login", "refresh", "register"],
  ...["request-code", "reset-password", "search", "undo-email-change", "verify-code", "verify-email", "verify-mfa"],
];

test("only these routes answer who is not signed in", () => {
  const open = contracts.filter(({ caller }) => caller !== "session").map(({ name }) => name);
  expect(open.filter((name) => !OPEN.includes(name))).toEqual([]);
});

test("every other route refuses nobody, before it looks at what is asked", { timeout: 120_000 }, async () => {
  for (const contract of contracts.filter(({ caller }) => caller === "session")) {
    const { status, body } = await ask(contract, bodyOf(contract));
    expect([contract.name, status, body.code]).toEqual([contract.name, 401, "not_signed_in"]);
  }
});

test("every route that wants a fresh proof refuses an old one", async () => {
  const ana = await member("ana");
  const root = await member("root", { role: "admin" });
  await Promise.all([ana, root].map((person) => provedLongAgo(person)));
  const sensitive = contracts.filter(({ reauthentication }) => reauthentication);
  for (const contract of sensitive) {
    const as = contract.role ? root : ana;
    const { status, body } = await ask(contract, { as, ...bodyOf(contract) });
    expect([contract.name, status, body.code]).toEqual([contract.name, 403, "reauthentication_required"]);
  }
  const names = sensitive.map(({ name }) => name);
  const factors = [
    "add-passkey",
    "remove-passkey",
    "confirm-totp",
    "remove-totp",
    "renew-recovery-codes",
    "update-mfa",
  ];
  const accounts = [
    ...[
      "deactivate-me",
      "delete-me",
      "request-export",
      "get-export",
      "set-backend",
      "remove-backend",
      "reveal-backend",
    ],
    ...["create-user", "update-user", "delete-user", "revoke-sessions", "require-password-reset"],
  ];
  expect(names).toEqual(expect.arrayContaining([...factors, ...accounts, "change-email"]));
});
