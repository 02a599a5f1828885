import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { Passkey } from "../../../shared/passkeys.ts";
import { creation, givePasskeys } from "../testing/passkeys.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";
import { deviceName, freeName } from "./device-name.ts";

const passkeyOf = (id: string, change: Partial<Passkey> = {}): Passkey => ({
  id,
  name: `Passkey ${id}`,
  synced: false,
  created_at: "2025-11-01T10:00:00.000Z",
  last_used_at: null,
  ...change,
});
const laptop = passkeyOf("laptop", { name: "Laptop" });
const phone = passkeyOf("phone", { name: "Phone", synced: true, last_used_at: "2025-11-20T10:00:00.000Z" });
const mfa = { enabled: false, totp: false, passkey: false, recovery_codes_left: 0 };
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

function open(passkeys: readonly Passkey[], handlers: Parameters<typeof serve>[0] = {}) {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /auth/mfa": () => ({ body: mfa }),
    "GET /auth/passkeys": () => ({ body: { items: passkeys, next_cursor: null } }),
    "POST /auth/passkeys/options": () => ({ body: creation }),
    "POST /auth/passkeys": ({ body }) => ({ status: 201, body: passkeyOf("new", { name: String(body.name) }) }),
    "DELETE /auth/passkeys/{id}": () => ({ status: 204 }),
    ...handlers,
  });
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(CHROME);
  renderApp("/settings/passkeys");
  return (endpoint: string) => requests.filter((request) => request.endpoint === endpoint);
}

const rows = async () =>
  within(await screen.findByRole("list", { name: "Your passkeys" }))
    .getAllByRole("listitem")
    .map((row) => row.querySelector("div")?.textContent);
const add = async () => userEvent.click(await screen.findByRole("button", { name: "Add a passkey" }));
const naming = () => screen.findByRole("dialog", { name: "Name this passkey" });

test("passkeys are listed with where they are kept, and when they were used", async () => {
  open([laptop, phone]);
  expect(await rows()).toEqual([
    "LaptopOn one device onlyAdded November 1, 2025, not used yet",
    "PhoneSynced to your other devicesAdded November 1, 2025, last used November 20, 2025",
  ]);
});

test("a list that could not be read can be read again", async () => {
  let broken = true;
  open([], {
    "GET /auth/passkeys": () =>
      broken ? problem(403, "csrf_failed", "Not now.") : { body: { items: [laptop], next_cursor: null } },
  });
  expect(await screen.findByText("Not now.")).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await rows()).toHaveLength(1);
});

describe("adding one", () => {
  test("the browser makes it, and it is saved under a name that tells it from the others", async () => {
    const asked = givePasskeys({ answers: [] });
    const sent = open([passkeyOf("1", { name: "Chrome on Linux" })]);
    await add();
    const field = within(await naming()).getByLabelText<HTMLInputElement>("Name");
    expect(field.value).toBe("Chrome on Linux 2");
    await userEvent.clear(field);
    await userEvent.type(field, "Work laptop{Enter}");
    expect(await screen.findByText("Passkey “Work laptop” added")).toBeTruthy();
    expect(await rows()).toHaveLength(2);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(asked[0]?.creation.publicKey?.rp.name).toBe("Photostack");
    expect(sent("POST /auth/passkeys")[0]?.body).toMatchObject({
      name: "Work laptop",
      passkey: { id: "a2V5", clientExtensionResults: {}, response: { transports: ["internal"] } },
    });
  });

  test("the browser's dialog closed is no error", async () => {
    givePasskeys({ answers: ["NotAllowedError"] });
    const sent = open([]);
    await add();
    const button = await screen.findByRole("button", { name: "Add a passkey" });
    expect(button.getAttribute("aria-disabled")).toBe("false");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(sent("POST /auth/passkeys")).toHaveLength(0);
  });

  test.each([
    ["InvalidStateError", /There is a passkey for your account on this device/],
    ["UnknownError", /This browser could not make a passkey/],
  ])("a browser that refuses with %s says why", async (name, sentence) => {
    givePasskeys({ answers: [name] });
    open([]);
    await add();
    expect((await screen.findByText(sentence)).closest("[role=alert]")).toBeTruthy();
  });

  test("too many are refused before the browser is asked", async () => {
    const asked = givePasskeys({ answers: [] });
    open([laptop], {
      "POST /auth/passkeys/options": () => problem(409, "too_many_passkeys", "You have 10 passkeys already."),
    });
    await add();
    expect(await screen.findByText("You have 10 passkeys already.")).toBeTruthy();
    expect(asked).toHaveLength(0);
  });

  test("one that is not saved is told about", async () => {
    givePasskeys({ answers: [] });
    const sent = open([]);
    await add();
    await userEvent.click(within(await naming()).getByRole("button", { name: "Discard" }));
    expect(await screen.findByText(/The passkey was not added/)).toBeTruthy();
    expect(sent("POST /auth/passkeys")).toHaveLength(0);
  });

  test("what is wrong with the name stands at its field", async () => {
    givePasskeys({ answers: [] });
    open([], {
      "POST /auth/passkeys": () =>
        problem(422, "invalid_request", "name: Too short", { errors: [{ path: "name", message: "Too short" }] }),
    });
    await add();
    await userEvent.click(within(await naming()).getByRole("button", { name: "Save passkey" }));
    const error = await screen.findByText("Too short");
    expect(screen.getByLabelText("Name").getAttribute("aria-describedby")).toContain(error.id);
  });

  test("one that was made too long ago has to be made again", async () => {
    givePasskeys({ answers: [] });
    open([], { "POST /auth/passkeys": () => problem(401, "invalid_passkey", "This passkey was not accepted.") });
    await add();
    await userEvent.click(within(await naming()).getByRole("button", { name: "Save passkey" }));
    expect(await screen.findByText("This passkey was not accepted.")).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("button", { name: "Add a passkey" })).toBeTruthy();
  });

  test("a browser that knows no passkeys says so instead", async () => {
    open([laptop]);
    expect(await screen.findByText(/This browser does not know passkeys/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Add a passkey" })).toBeNull();
  });
});

describe("removing one", () => {
  const ask = async (name: string) => {
    await userEvent.click(await screen.findByRole("button", { name: `Remove ${name}` }));
    return within(screen.getByRole("dialog", { name: `Remove “${name}”?` }));
  };

  test("asks first, and gives the focus to the list", async () => {
    const answer = held<{ status: number }>();
    const sent = open([laptop, phone], { "DELETE /auth/passkeys/{id}": () => answer.promise });
    const dialog = await ask("Phone");
    expect(dialog.queryByText(/your last passkey/)).toBeNull();
    await userEvent.click(dialog.getByRole("button", { name: "Remove" }));
    expect(dialog.getByRole("button", { name: "Removing…" })).toBeTruthy();
    answer.resolve({ status: 204 });
    expect(await screen.findByText("Passkey “Phone” removed")).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(await rows()).toHaveLength(1);
    expect(document.activeElement?.querySelector("[aria-label='Your passkeys']")).toBeTruthy();
    expect(sent("DELETE /auth/passkeys/{id}")[0]?.params).toEqual({ id: "phone" });
  });

  test("the last one that is the second step says what becomes of it", async () => {
    open([laptop], { "GET /auth/mfa": () => ({ body: { ...mfa, enabled: true, passkey: true } }) });
    const dialog = await ask("Laptop");
    expect(await dialog.findByText(/your last passkey.*two-step sign-in is off then/)).toBeTruthy();
  });

  test("that fails says so in the question, and it stays", async () => {
    open([laptop], { "DELETE /auth/passkeys/{id}": () => problem(409, "conflict", "It changed meanwhile.") });
    const dialog = await ask("Laptop");
    await userEvent.click(dialog.getByRole("button", { name: "Remove" }));
    expect(await dialog.findByText("It changed meanwhile.")).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(await rows()).toHaveLength(1);
  });

  test("one that is gone already is as good as removed", async () => {
    open([laptop], { "DELETE /auth/passkeys/{id}": () => problem(404, "not_found", "There is no such passkey.") });
    const dialog = await ask("Laptop");
    await userEvent.click(dialog.getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(screen.getByText("You have no passkeys yet.")).toBeTruthy());
  });
});

test.each([
  [CHROME, "Chrome on Linux"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on macOS"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [`${CHROME.replace("X11; Linux x86_64", "Windows NT 10.0; Win64; x64")} Edg/140.0.0.0`, "Edge on Windows"],
  [
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["curl/8", "This browser"],
])("a device is called by what it tells of itself", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test("a name that is taken gets a number", () => {
  expect(freeName("A", [])).toBe("A");
  expect(freeName("A", ["A", "A 2"])).toBe("A 3");
});

test("after a passkey is removed the devices that are signed in can be signed out", async () => {
  const here = {
    id: "here",
    browser: null,
    system: null,
    ip: "::1",
    created_at: "",
    last_active_at: "",
    current: true,
  };
  const others = ["phone", "tablet"].map((id) => ({ ...here, id, current: false }));
  open([laptop, phone], { "GET /auth/sessions": () => ({ body: { items: [here, ...others], next_cursor: null } }) });
  await userEvent.click(await screen.findByRole("button", { name: "Remove Phone" }));
  expect(screen.queryByText(/stay signed in/)).toBeNull();
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  expect(await screen.findByText(/2 other devices stay signed in/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Sign out all other devices" })).toBeTruthy();
});
