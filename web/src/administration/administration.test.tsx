import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ManagedUser } from "../../../shared/administration.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me, userOf } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

type Handlers = Parameters<typeof serve>[0];

const managed = (username: string, change: Partial<ManagedUser> = {}): ManagedUser => ({
  ...userOf(username),
  email: `${username}@example.com`,
  email_verified: true,
  role: "user",
  standing: "active",
  suspended_until: null,
  deletes_at: null,
  second_factor: false,
  sessions: 1,
  last_active_at: new Date(Date.now() - 1.5 * 3600_000).toISOString(),
  created_at: "2026-11-01T10:00:00.000Z",
  ...change,
});

const listed = (...items: ManagedUser[]) => ({ body: { items, next_cursor: null } });

/** Opens the app as an administrator. */
function open(path: string, handlers: Handlers = {}, role: "admin" | "moderator" | "user" = "admin") {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: { ...me, role } }),
    "GET /users": () => listed(managed("ben")),
    "GET /feed": () => ({ body: { items: [], next_cursor: null } }),
    ...handlers,
  });
  renderApp(path);
  return requests;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const dialog = async (name: string | RegExp) => within(await screen.findByRole("dialog", { name }));

test.each(["user", "moderator"] as const)("a %s finds nothing there, and no way to it", async (role) => {
  const requests = open("/admin", {}, role);
  expect(await screen.findByText("Error 404")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Admin" })).toBeNull();
  expect(requests.some(({ endpoint }) => endpoint === "GET /users")).toBe(false);
});

test("nor does a visitor", async () => {
  serve({});
  renderApp("/admin/audit");
  expect(await screen.findByText("Error 404")).toBeTruthy();
});

test("an administrator gets there from anywhere, and finds people as they type", async () => {
  const requests = open("/", { "GET /users": ({ query }) => listed(managed(query.get("q") ? "ben" : "cleo")) });
  await userEvent.click(await screen.findByRole("link", { name: "Admin" }));
  expect(await screen.findByText("Name of cleo")).toBeTruthy();
  await userEvent.type(screen.getByRole("searchbox"), "be");
  const row = (await screen.findByText("Name of ben")).closest("li") as HTMLElement;
  expect(row.textContent).toBe("NName of ben @ben · ben@example.comActiveLast active 1 hour ago");
  expect(location.search).toBe("?q=be");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Role" }), "Moderator");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Standing" }), "Suspended");
  await waitFor(() =>
    expect(Object.fromEntries(requests.at(-1)?.query ?? [])).toEqual({
      q: "be",
      role: "moderator",
      standing: "suspended",
    }),
  );
});

test("a page that a filter left empty is not the end", async () => {
  open("/admin?role=moderator", {
    "GET /users": ({ query }) =>
      query.has("cursor") ? listed(managed("ben")) : { body: { items: [], next_cursor: "more" } },
  });
  await press("Show more people");
  expect(await screen.findByText("Name of ben")).toBeTruthy();
});

const page = "/admin/people/ben-id";

test("somebody is suspended for a week, with a reason, and the page says until when", async () => {
  let ben = managed("ben");
  const requests = open(page, {
    "GET /users": () => listed(ben),
    "PATCH /users/{username}": ({ body }) => {
      ben = managed("ben", { standing: "suspended", suspended_until: String(body.suspended_until), sessions: 0 });
      return { body: ben };
    },
  });
  await press("Suspend");
  const asked = await dialog("Suspend @ben?");
  expect(asked.getByText(/It ends by itself/)).toBeTruthy();
  expect(asked.getByRole("button", { name: "Suspend" }).getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(asked.getByRole("button", { name: "1 week" }));
  await userEvent.type(asked.getByRole("textbox", { name: /^Reason/ }), "Spam");
  await userEvent.click(asked.getByRole("button", { name: "Suspend" }));
  expect(await screen.findByText(/^Suspended until/)).toBeTruthy();
  const sent = requests.find(({ endpoint }) => endpoint === "PATCH /users/{username}");
  expect(sent?.params).toEqual({ username: "ben-id" });
  expect(sent?.body.reason).toBe("Spam");
  const days = (Date.parse(String(sent?.body.suspended_until)) - Date.now()) / (24 * 3600_000);
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThan(7.1);
  expect(screen.queryByRole("button", { name: "Sign out everywhere" })).toBeNull();
  expect(screen.getByRole("button", { name: "End the suspension" })).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Name of ben" })));
});

test("a role is changed; that there has to be an administrator is told where it was tried", async () => {
  open(page, {
    "GET /users": () => listed(managed("ben", { role: "admin" })),
    "PATCH /users/{username}": () =>
      problem(409, "last_admin", "This is the last administrator who can act. Make somebody else one first."),
  });
  await press("Change the role");
  const asked = await dialog("Change the role of @ben");
  await userEvent.selectOptions(asked.getByRole("combobox", { name: "Role" }), "User");
  await userEvent.click(asked.getByRole("button", { name: "Change it" }));
  expect((await asked.findByRole("alert")).textContent).toContain("the last administrator who can act");
});

test("after a conflict the account is shown as it is by then", async () => {
  let standing: ManagedUser["standing"] = "active";
  open(page, {
    "GET /users": () => listed(managed("ben", { standing })),
    "PATCH /users/{username}": () => {
      standing = "inactive";
      return problem(409, "conflict", "This was changed elsewhere at the same moment. Please look again.");
    },
  });
  await press("Close the account");
  const asked = await dialog("Close the account of @ben?");
  await userEvent.click(asked.getByRole("button", { name: "Close it" }));
  expect(await asked.findByText(/changed elsewhere/)).toBeTruthy();
  expect(await screen.findByText("Closed")).toBeTruthy();
});

test.each([
  ["Sign out everywhere", "Sign out", "POST /users/{username}/sessions/revoke"],
  ["Require a new password", "Require it", "POST /users/{username}/password/reset"],
  ["Delete the account", "Delete it", "DELETE /users/{username}"],
] as const)("%s asks first, and then does it", async (label, confirm, endpoint) => {
  const requests = open(page, {
    [endpoint]: () =>
      endpoint.startsWith("POST")
        ? { status: 204 }
        : { body: managed("ben", { standing: "inactive", deletes_at: "2031-02-03T10:00:00.000Z" }) },
  });
  await press(label);
  expect(requests.some((request) => request.endpoint === endpoint)).toBe(false);
  const asked = await dialog(/@ben/);
  await userEvent.click(asked.getByRole("button", { name: confirm }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(requests.some((request) => request.endpoint === endpoint)).toBe(true);
});

test("what is offered fits how the account stands", async () => {
  open(page, {
    "GET /users": () => listed(managed("ben", { standing: "inactive", deletes_at: "2031-02-03T10:00:00.000Z" })),
  });
  expect(await screen.findByText(/^Erased on/)).toBeTruthy();
  const offered = within(screen.getByRole("region", { name: "What can be done" })).getAllByRole("button");
  expect(offered.map(({ textContent }) => textContent)).toEqual([
    "Change the role",
    "Suspend",
    "Reactivate",
    "Sign out everywhere",
  ]);
});

test("whose address is not confirmed can't be mailed a link", async () => {
  open(page, { "GET /users": () => listed(managed("ben", { email_verified: false })) });
  expect(await screen.findByText("Not confirmed")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Require a new password" })).toBeNull();
});

test("nobody is at the address of an account that is gone", async () => {
  open(page, { "GET /users": () => listed() });
  expect(await screen.findByText(/This account does not exist/)).toBeTruthy();
});

test("an account is made for somebody; sent again, it is the same one, and what is wrong stands at its field", async () => {
  let tries = 0;
  const requests = open("/admin/new", {
    "POST /users": () =>
      [
        problem(409, "username_taken", "This username is taken."),
        problem(503, "unavailable", "Not now."),
        { status: 201, body: managed("cleo") },
      ][tries++] ?? { status: 201, body: managed("cleo") },
    "GET /users": () => listed(managed("cleo")),
  });
  await userEvent.type(await screen.findByRole("textbox", { name: "Username" }), "cleo");
  await userEvent.type(screen.getByRole("textbox", { name: "Email" }), "cleo@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "Wide-Harbour-7");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Role" }), "Moderator");
  await press("Create the account");
  expect((await screen.findByRole("alert")).textContent).toBe("This username is taken.");
  await userEvent.type(screen.getByRole("textbox", { name: "Username" }), ".2");
  await press("Create the account");
  expect(await screen.findByText("Not now.")).toBeTruthy();
  await press("Create the account");
  expect(await screen.findByRole("heading", { name: "Name of cleo" })).toBeTruthy();
  const sent = requests.filter(({ endpoint }) => endpoint === "POST /users");
  expect(sent[2]?.body).toEqual({
    username: "cleo.2",
    email: "cleo@example.com",
    password: "Wide-Harbour-7",
    role: "moderator",
  });
  const [first, second, third] = sent.map(({ headers }) => headers.get("idempotency-key"));
  expect(second).toBe(third);
  expect(first).not.toBe(second);
});
