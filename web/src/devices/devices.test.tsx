import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Session, TrustedDevice } from "../../../shared/auth.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

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
    "GET /auth/trusted-devices": () => ({ body: { items: [], next_cursor: null } }),
    ...handlers,
  });
  renderApp("/settings/devices");
  return requests;
}

const devices = async () => within(await screen.findByRole("list", { name: "Where you are signed in" }));
const namesOf = async () =>
  (await devices()).getAllByRole("listitem").map((row) => row.querySelector(".settings-row-name")?.textContent);
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
  expect(document.activeElement?.textContent).toBe("Where you are signed in");
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
  expect(document.activeElement?.textContent).toBe("Where you are signed in");
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
  expect(screen.queryByRole("button", { name: /^Sign out ./ })).toBeNull();
});

test("a list that could not be read can be read again, beside one that could", async () => {
  let broken = true;
  open([], {
    "GET /auth/sessions": () =>
      broken ? problem(403, "forbidden", "Not now.") : { body: { items: [here], next_cursor: null } },
  });
  expect(await screen.findByText("Not now.")).toBeTruthy();
  expect(await screen.findByRole("heading", { name: "Trusted browsers" })).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await namesOf()).toHaveLength(1);
});

const trusted = (id: string, change: Partial<TrustedDevice> = {}): TrustedDevice => ({
  id,
  browser: "Chrome",
  system: "Windows",
  ip: "198.51.100.4",
  trusted_until: "2027-01-14T10:00:00.000Z",
  last_active_at: "2026-11-02T10:00:00.000Z",
  current: false,
  ...change,
});
const trustedHere = trusted("b", { browser: "Firefox", system: "macOS", current: true });
const trustedList = (...items: TrustedDevice[]) => ({
  "GET /auth/trusted-devices": () => ({ body: { items, next_cursor: null } }),
});
const trustedRows = async () =>
  within(await screen.findByRole("list", { name: "Where no second step is asked for" })).getAllByRole("listitem");

test("trusted browsers are listed with this one first, and until when", async () => {
  open([], trustedList(trusted("a"), trustedHere));
  const [first, second] = await trustedRows();
  expect(first?.textContent).toContain("Firefox on macOSThis browser");
  expect(second?.textContent).toContain("Until January 14, 2027");
});

test("a trusted browser is forgotten at once, and the focus goes on", async () => {
  const answer = held<{ status: number }>();
  const requests = open([], {
    ...trustedList(trusted("a"), trustedHere),
    "DELETE /auth/trusted-devices/{id}": () => answer.promise,
  });
  await userEvent.click(await screen.findByRole("button", { name: "Forget Chrome on Windows" }));
  expect(await trustedRows()).toHaveLength(1);
  expect(document.activeElement?.textContent).toBe("Trusted browsers");
  answer.resolve({ status: 204 });
  expect(await screen.findByText("Chrome on Windows is not trusted any more")).toBeTruthy();
  expect(await trustedRows()).toHaveLength(1);
  expect(requests.at(-1)?.params).toEqual({ id: "a" });
});

test("a browser that could not be forgotten is there again; one that is not trusted any more is as good as forgotten", async () => {
  open([], {
    ...trustedList(trusted("a"), trustedHere),
    "DELETE /auth/trusted-devices/{id}": ({ params: { id } }) =>
      id === "a" ? unavailable() : problem(404, "not_found", "There is no such device."),
  });
  await userEvent.click(await screen.findByRole("button", { name: "Forget Chrome on Windows" }));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(await trustedRows()).toHaveLength(2);
  await userEvent.click(screen.getByRole("button", { name: "Forget Firefox on macOS" }));
  expect(await screen.findByText("Firefox on macOS is not trusted any more")).toBeTruthy();
  expect(await trustedRows()).toHaveLength(1);
});

test("with no trusted browser it says how one gets to be", async () => {
  open([]);
  expect(await screen.findByText(/not to be asked on that browser for 30 days/)).toBeTruthy();
});
