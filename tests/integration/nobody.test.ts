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
  await provedLongAgo(ana);
  const sensitive = contracts.filter(({ reauthentication }) => reauthentication);
  for (const contract of sensitive) {
    const { status, body } = await ask(contract, { as: ana, ...bodyOf(contract) });
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
  expect(names).toEqual(expect.arrayContaining([...factors, "change-email"]));
});
