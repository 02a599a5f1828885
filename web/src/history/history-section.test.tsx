import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type SecurityEvent, securityActions } from "../../../shared/audit.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";
import { whatChanged, whatHappened } from "./words.ts";

const eventOf = (id: string, change: Partial<SecurityEvent> = {}): SecurityEvent => ({
  id,
  action: "signed_in",
  method: "passkey",
  browser: "Firefox",
  system: "macOS",
  ip: "203.0.113.7",
  by_staff: false,
  changes: [],
  created_at: new Date(Date.now() - 2.5 * 3600_000).toISOString(),
  ...change,
});

type Handler = NonNullable<Parameters<typeof serve>[0]["GET /auth/history"]>;

function open(handler: Handler) {
  signedIn();
  const requests = serve({ "GET /users/me": () => ({ body: me }), "GET /auth/history": handler });
  renderApp("/settings/history");
  return requests;
}

const rows = async () => within(await screen.findByRole("list", { name: "History" })).findAllByRole("listitem");

test("each line says in plain words what happened, where and when", async () => {
  open(() => ({
    body: { items: [eventOf("1"), eventOf("2", { method: null, browser: null, system: null })], next_cursor: null },
  }));
  const [first, second] = await rows();
  expect(first?.textContent).toBe("Signed in with a passkeyFirefox on macOS · 203.0.113.7 · 2 hours ago");
  expect(second?.textContent).toContain("Signed inUnknown browser · ");
  expect(screen.queryByRole("button", { name: "Show earlier" })).toBeNull();
});

test("it goes on page by page, only when asked to, and with the focus where it goes on", async () => {
  const requests = open(({ query }) => ({
    body: query.get("cursor")
      ? { items: [eventOf("2", { action: "registered", method: null })], next_cursor: null }
      : { items: [eventOf("1")], next_cursor: "more" },
  }));
  await rows();
  await userEvent.click(screen.getByRole("button", { name: "Show earlier" }));
  expect(await screen.findByText("Created the account")).toBeTruthy();
  expect(document.activeElement).toBe((await rows())[1]);
  expect(screen.queryByRole("button", { name: "Show earlier" })).toBeNull();
  expect(requests.at(-1)?.query.get("cursor")).toBe("more");
});

test("a page that does not come can be asked for again, and the first stays", async () => {
  open(({ query }) =>
    query.get("cursor")
      ? problem(400, "invalid_cursor", "This page is not there any more.")
      : { body: { items: [eventOf("1")], next_cursor: "more" } },
  );
  await rows();
  await userEvent.click(screen.getByRole("button", { name: "Show earlier" }));
  expect(await screen.findByText("This page is not there any more.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  expect(await rows()).toHaveLength(1);
});

test("a history that could not be read says so", async () => {
  open(() => problem(403, "csrf_failed", "Not now."));
  expect(await screen.findByText("Not now.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});

test("everything that can happen has its own words", () => {
  const words = securityActions.map((action) => whatHappened(eventOf("1", { action, method: null })));
  expect(new Set(words).size).toBe(securityActions.length);
  const methods = (["password", "code", "passkey", "totp", "recovery_code"] as const).map((method) =>
    whatHappened(eventOf("1", { method })),
  );
  expect(new Set(methods).size).toBe(5);
});

test("what an administrator did says so, with what it changed and not where they sit", async () => {
  open(() => ({
    body: {
      items: [
        eventOf("1", {
          action: "role_changed",
          method: null,
          ip: "",
          by_staff: true,
          changes: [{ field: "role", from: "user", to: "moderator" }],
        }),
        eventOf("2", {
          action: "backend_changed",
          method: null,
          changes: [
            { field: "api_base_url", from: null, to: null },
            { field: "token", from: null, to: null },
          ],
        }),
        eventOf("3", { action: "account_erased", method: null, ip: "", browser: null, system: null }),
      ],
      next_cursor: null,
    },
  }));
  const [role, backend, bySystem] = await rows();
  expect(role?.textContent).toBe(
    "Changed what the account may dorole: user → moderatorBy an administrator · 2 hours ago",
  );
  expect(backend?.textContent).toContain("Changed the backendaddress, tokenFirefox on macOS · 203.0.113.7");
  expect(bySystem?.textContent).toContain("By itself · ");
});

test("a time that was changed is said in the time zone of whoever reads", () => {
  const until = "2026-12-24T18:30:00.000Z";
  const said = whatChanged({ changes: [{ field: "suspended_until", from: null, to: until }] });
  const here = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(new Date(until));
  expect(said).toBe(`suspended until: none → ${here}`);
});
