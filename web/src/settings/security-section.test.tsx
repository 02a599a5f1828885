import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Session } from "../../../shared/auth.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const NEW = "Narrow-Strait-8";
const unavailable = () => problem(503, "unavailable", "Please try again in a moment.");

function sessionOf(id: string, change: Partial<Session> = {}): Session {
  return {
    id,
    browser: "Firefox",
    system: "macOS",
    ip: "203.0.113.7",
    created_at: "2026-11-01T10:00:00.000Z",
    last_active_at: "2026-11-02T10:00:00.000Z",
    current: false,
    ...change,
  };
}

const phone = sessionOf("phone", { browser: "Safari", system: "iOS" });
const here = sessionOf("here", { current: true });
const script = sessionOf("script", { browser: null, system: null, ip: "2001:db8::7" });

/** Opens the section of somebody who is signed in here and there. */
function open(others: readonly Session[], handlers: Parameters<typeof serve>[0] = {}) {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /auth/sessions": () => ({ body: { items: [...others, here], next_cursor: null } }),
    ...handlers,
  });
  renderApp("/settings/security");
  return requests;
}

const devices = async () => within(await screen.findByRole("list", { name: "Where you are signed in" }));
const namesOf = async () =>
  (await devices()).getAllByRole("listitem").map((row) => row.querySelector(".device-name")?.textContent);
const currentField = () => screen.findByLabelText<HTMLInputElement>("Current password");
const newField = () => screen.findByLabelText<HTMLInputElement>("New password");

async function changePassword() {
  await userEvent.type(await currentField(), "Wide-Harbour-7");
  await userEvent.type(await newField(), NEW);
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));
}

test("devices are listed with this one first, and unknown ones by what is known", async () => {
  open([phone, script]);
  expect(await namesOf()).toEqual(["Firefox on macOSThis device", "Safari on iOS", "Unknown browser"]);
  const [current, , unknown] = (await devices()).getAllByRole("listitem");
  expect(unknown?.textContent).toContain("from 2001:db8::7");
  expect([...(unknown?.querySelectorAll("time") ?? [])].map(({ dateTime }) => dateTime)).toEqual([
    script.last_active_at,
    script.created_at,
  ]);
  expect(within(current as HTMLElement).queryByRole("button")).toBeNull();
});

test("a device is signed out at once, and the rest stay", async () => {
  const answer = held<{ status: number }>();
  const requests = open([phone, script], { "DELETE /auth/sessions/{id}": () => answer.promise });
  await userEvent.click(await screen.findByRole("button", { name: "Sign out Safari on iOS" }));
  expect(await namesOf()).toEqual(["Firefox on macOSThis device", "Unknown browser"]);
  expect(document.activeElement?.textContent).toBe("Devices");
  answer.resolve({ status: 204 });
  expect(await screen.findByText("Safari on iOS is signed out")).toBeTruthy();
  expect(await namesOf()).toEqual(["Firefox on macOSThis device", "Unknown browser"]);
  expect(requests.at(-1)).toMatchObject({ endpoint: "DELETE /auth/sessions/{id}", params: { id: "phone" } });
});

test("a device that could not be signed out is there again", async () => {
  open([phone, script], { "DELETE /auth/sessions/{id}": unavailable });
  await userEvent.click(await screen.findByRole("button", { name: "Sign out Safari on iOS" }));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(await namesOf()).toEqual(["Firefox on macOSThis device", "Safari on iOS", "Unknown browser"]);
});

test("a device that has signed out by itself is as good as signed out", async () => {
  open([phone], { "DELETE /auth/sessions/{id}": () => problem(404, "not_found", "There is no such session.") });
  await userEvent.click(await screen.findByRole("button", { name: "Sign out Safari on iOS" }));
  expect(await screen.findByText("Safari on iOS is signed out")).toBeTruthy();
  expect(await namesOf()).toEqual(["Firefox on macOSThis device"]);
});

test("all others are signed out after a question", async () => {
  const requests = open([phone, script], { "POST /auth/logout-all": () => ({ status: 204 }) });
  await userEvent.click(await screen.findByRole("button", { name: "Sign out all other devices" }));
  const dialog = within(screen.getByRole("dialog", { name: "Sign out all other devices?" }));
  expect(requests.some(({ endpoint }) => endpoint === "POST /auth/logout-all")).toBe(false);
  await userEvent.click(dialog.getByRole("button", { name: "Sign out" }));
  expect(await screen.findByText("All other devices are signed out")).toBeTruthy();
  expect(await namesOf()).toEqual(["Firefox on macOSThis device"]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement?.textContent).toBe("Devices");
  expect(requests.find(({ endpoint }) => endpoint === "POST /auth/logout-all")?.body).toEqual({ keep_current: true });
});

test("when the others could not be signed out the question says so, and they stay", async () => {
  open([phone], { "POST /auth/logout-all": unavailable });
  await userEvent.click(await screen.findByRole("button", { name: "Sign out all other devices" }));
  const dialog = within(screen.getByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Sign out" }));
  expect(await dialog.findByText("Please try again in a moment.")).toBeTruthy();
  await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(await namesOf()).toHaveLength(2);
  await userEvent.click(screen.getByRole("button", { name: "Sign out all other devices" }));
  expect(screen.queryByText("Please try again in a moment.")).toBeNull();
});

test("with no other device there is nothing to sign out", async () => {
  open([]);
  expect(await screen.findByText(/signed in nowhere else/)).toBeTruthy();
  expect(await namesOf()).toEqual(["Firefox on macOSThis device"]);
  expect(screen.queryByRole("button", { name: /^Sign out/ })).toBeNull();
});

test("a list that could not be read can be read again, below a form that works", async () => {
  let broken = true;
  open([], {
    "GET /auth/sessions": () =>
      broken ? problem(403, "forbidden", "Not now.") : { body: { items: [here], next_cursor: null } },
  });
  expect(await screen.findByText("Not now.")).toBeTruthy();
  expect(await currentField()).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await namesOf()).toHaveLength(1);
});

test("a changed password empties the form, hides it, and has the devices read again", async () => {
  let others: readonly Session[] = [phone];
  const requests = open([], {
    "GET /auth/sessions": () => ({ body: { items: [...others, here], next_cursor: null } }),
    "PUT /users/me/password": () => {
      others = [];
      return { status: 204 };
    },
  });
  await screen.findByText("Safari on iOS");
  await userEvent.click(screen.getByRole("button", { name: "Show new password" }));
  await changePassword();
  expect(await screen.findByText("Your password is changed; all other devices are signed out")).toBeTruthy();
  expect([(await currentField()).value, (await newField()).value]).toEqual(["", ""]);
  expect((await newField()).type).toBe("password");
  await vi.waitFor(() => expect(screen.queryByText("Safari on iOS")).toBeNull());
  expect(requests.find(({ endpoint }) => endpoint === "PUT /users/me/password")?.body).toEqual({
    current_password: "Wide-Harbour-7",
    new_password: NEW,
  });
});

test.each([
  ["current_password", "Current password", "This is not your password"],
  ["new_password", "New password", "Needs a digit"],
])("what is wrong with %s stands at its field, and what was typed stays", async (path, label, message) => {
  open([], {
    "PUT /users/me/password": () =>
      problem(422, "invalid_request", `${path}: ${message}`, { errors: [{ path, message }] }),
  });
  await changePassword();
  const error = await screen.findByText(message);
  expect(screen.getByLabelText(label).getAttribute("aria-describedby")).toContain(error.id);
  expect(document.querySelectorAll("[aria-invalid=true]")).toHaveLength(1);
  expect((await newField()).value).toBe(NEW);
});

test("too many tries show how long to wait", async () => {
  open([], {
    "PUT /users/me/password": () => problem(429, "rate_limited", "Too many requests.", {}, { "retry-after": "30" }),
  });
  await changePassword();
  expect(await screen.findByText("Please wait 30 seconds.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Change password" }).disabled).toBe(true);
});

test("password managers are told which field is which, and whose", async () => {
  open([]);
  expect((await currentField()).autocomplete).toBe("current-password");
  expect((await newField()).autocomplete).toBe("new-password");
  const username = document.querySelector<HTMLInputElement>("form input[autocomplete=username]");
  expect([username?.value, username?.hidden]).toEqual(["ana", true]);
});
