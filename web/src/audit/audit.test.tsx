import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { AuditEntry } from "../../../shared/audit.ts";
import { renderApp } from "../testing/render-app.tsx";
import { ana, jun, me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";
import { csvOf } from "./csv.ts";
import { fileName } from "./export.ts";

const named = ({ id, username, display_name }: typeof ana) => ({ id, username, display_name });

const entryOf = (id: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  action: "signed_in",
  method: "passkey",
  browser: "Firefox",
  system: "macOS",
  ip: "203.0.113.7",
  changes: [],
  user: named(jun),
  actor: { kind: "owner", user: named(jun) },
  reason: null,
  created_at: "2026-11-24T10:00:00.000Z",
  ...change,
});

type Handler = NonNullable<Parameters<typeof serve>[0]["GET /audit"]>;

function open(handler: Handler, path = "/admin/audit") {
  signedIn();
  const requests = serve({ "GET /users/me": () => ({ body: { ...me, role: "admin" } }), "GET /audit": handler });
  renderApp(path);
  return {
    asked: () =>
      requests.filter(({ endpoint }) => endpoint === "GET /audit").map(({ query }) => Object.fromEntries(query)),
  };
}

const whole = (...items: AuditEntry[]) => ({ body: { items, next_cursor: null } });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("each entry says when, what, whose account, who did it and from where", async () => {
  open(() =>
    whole(
      entryOf("1"),
      entryOf("2", {
        action: "role_changed",
        method: null,
        actor: { kind: "admin", user: named(ana) },
        changes: [{ field: "role", from: "user", to: "moderator" }],
        reason: "Helps out",
      }),
      entryOf("3", {
        action: "account_erased",
        method: null,
        user: null,
        ip: "",
        browser: null,
        system: null,
        actor: { kind: "system", user: null },
      }),
    ),
  );
  const rows = within(await screen.findByRole("table", { name: "Audit log" }))
    .getAllByRole("row")
    .slice(1);
  const cells = rows.map((row) =>
    within(row)
      .getAllByRole("cell")
      .slice(1)
      .map(({ textContent }) => textContent),
  );
  expect(cells).toEqual([
    ["Signed in (passkey)", "@jun", "Its owner", "203.0.113.7Firefox on macOS"],
    [
      "Changed what the account may dorole: user → moderatorHelps out",
      "@jun",
      "@anaAdministrator",
      "203.0.113.7Firefox on macOS",
    ],
    ["Erased the account", "Erased account", "The system", "—"],
  ]);
});

test("what is looked for is in the address, with times in UTC", async () => {
  const { asked } = open(() => whole(entryOf("1")));
  await userEvent.type(await screen.findByRole("textbox", { name: "Username" }), "@Jun");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "What" }), "Signed in");
  await userEvent.type(screen.getByRole("textbox", { name: "IP address" }), "203.0.113.7");
  await userEvent.type(screen.getByLabelText("From"), "2026-11-01T08:00");
  await press("Search");
  const wanted = {
    user: "jun",
    action: "signed_in",
    ip: "203.0.113.7",
    from: new Date("2026-11-01T08:00").toISOString(),
  };
  await waitFor(() => expect(asked().at(-1)).toEqual({ ...wanted, limit: "25" }));
  expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual(wanted);
  await userEvent.click(screen.getByRole("link", { name: "Clear" }));
  await waitFor(() => expect(location.search).toBe(""));
});

test("it goes on by itself past pages on which nothing matches, until somebody has seen enough", async () => {
  const second = held<void>();
  const { asked } = open(async ({ query }) => {
    const page = Number(query.get("cursor") ?? 0);
    if (page === 2) await second.promise;
    return page === 3 ? whole(entryOf("found")) : { body: { items: [], next_cursor: String(page + 1) } };
  });
  expect(await screen.findByRole("progressbar", { name: "Looking further back" })).toBeTruthy();
  expect(await screen.findByText("Looked through 2 pages")).toBeTruthy();
  await press("Stop");
  second.resolve();
  const goOn = await screen.findByRole("button", { name: "Look further back" });
  const before = asked().length;
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(asked()).toHaveLength(before);
  await userEvent.click(goOn);
  expect(await screen.findByText("@jun")).toBeTruthy();
});

test("nobody of that name, and nothing found, are told apart", async () => {
  open(() => problem(404, "not_found", "There is no such account."), "/admin/audit?user=nobody");
  expect(await screen.findByText("Nobody is called @nobody")).toBeTruthy();
});

/** What is saved, instead of a file. */
function watchSaving() {
  const saved: { name: string; text: Promise<string> }[] = [];
  let blob: Blob | undefined;
  vi.spyOn(URL, "createObjectURL").mockImplementation((object) => {
    blob = object as Blob;
    return "blob:csv";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: blob?.text() ?? Promise.resolve("") });
  });
  return saved;
}

test("all pages are saved as one file, and a limit of requests is waited for", async () => {
  let limited = false;
  open(({ query }) => {
    if (query.get("limit") !== "50") return whole(entryOf("1"));
    if (query.get("cursor") === "2" && !limited) {
      limited = true;
      return problem(429, "rate_limited", "Too many.", {}, { "retry-after": "0.01" });
    }
    const next = { undefined: "2", "2": null }[String(query.get("cursor") ?? undefined)] ?? null;
    return { body: { items: [entryOf(next ? "1" : "2", { reason: '=HYPERLINK("http://x")' })], next_cursor: next } };
  }, "/admin/audit?from=2026-11-01T00:00:00.000Z&to=2026-11-24T23:00:00.000Z");
  await screen.findByRole("table");
  const saved = watchSaving();
  await press("Export CSV");
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.name).toBe("photostack-audit-2026-11-01-to-2026-11-24.csv");
  const lines = (await saved[0]?.text)?.split("\r\n") ?? [];
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('"\'=HYPERLINK(""http://x"")"');
  expect(await screen.findByText("The audit log is saved")).toBeTruthy();
});

test("an export that is called off saves nothing and complains of nothing", async () => {
  const page = held<void>();
  open(async ({ query }) => {
    if (query.get("limit") === "50") await page.promise;
    return whole(entryOf("1"));
  });
  await screen.findByRole("table");
  const saved = watchSaving();
  await press("Export CSV");
  await press("Cancel");
  page.resolve();
  expect(await screen.findByRole("button", { name: "Export CSV" })).toBeTruthy();
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(saved).toEqual([]);
  expect(screen.getByRole("status", { name: "Messages" }).textContent).toBe("");
});

test("a table as CSV: quoted where it has to be, never a formula", () => {
  expect(csvOf([["a", 'say "b"', "c,d", "e\nf"]])).toBe('\uFEFFa,"say ""b""","c,d","e\nf"\r\n');
  for (const begin of ["=", "+", "-", "@", "\t"]) expect(csvOf([[`${begin}1`]])).toBe(`\uFEFF'${begin}1\r\n`);
  expect(csvOf([["\r1"]])).toBe(`\uFEFF"'\r1"\r\n`);
});

test("a file is named by the days it is about, also where none were asked for", () => {
  const now = new Date("2026-11-25T03:00:00.000Z");
  expect(fileName({}, now)).toBe("photostack-audit-2026-10-26-to-2026-11-25.csv");
  expect(fileName({ user: "jun", to: "2026-11-20T00:00:00.000Z" }, now)).toBe(
    "photostack-audit-2025-10-21-to-2026-11-20.csv",
  );
});
