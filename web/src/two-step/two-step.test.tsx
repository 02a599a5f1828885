import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Mfa } from "../../../shared/mfa.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const off: Mfa = { enabled: false, totp: false, passkey: false, recovery_codes_left: 0 };
const on: Mfa = { enabled: true, totp: true, passkey: false, recovery_codes_left: 8 };
const seed = { secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/Photostack:ana?secret=JBSWY3DPEHPK3PXP" };
const codes = Array.from({ length: 10 }, (_, index) => `aaaaa-0000${index}`);
const unavailable = () => problem(503, "unavailable", "Please try again in a moment.");
const here = {
  id: "here",
  browser: "Firefox",
  system: "Linux",
  ip: "::1",
  created_at: me.created_at,
  last_active_at: me.created_at,
  current: true,
};
const passkey = { id: "1", name: "Laptop", synced: false, created_at: me.created_at, last_used_at: null };

afterEach(() => vi.useRealTimers());

/** Opens the section of somebody whose second step is as the server keeps it. */
function open(begin: Mfa, handlers: Parameters<typeof serve>[0] = {}) {
  signedIn();
  let mfa = begin;
  const set = (change: Partial<Mfa>) => {
    mfa = { ...mfa, ...change };
  };
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /auth/mfa": () => ({ body: mfa }),
    "GET /auth/passkeys": () => ({ body: { items: [passkey], next_cursor: null } }),
    "POST /auth/mfa/totp": () => ({ body: seed }),
    "POST /auth/mfa/totp/confirm": () => {
      const first = mfa.recovery_codes_left === 0;
      set({ enabled: true, totp: true, recovery_codes_left: first ? 10 : mfa.recovery_codes_left });
      return { body: { recovery_codes: first ? codes : [] } };
    },
    "DELETE /auth/mfa/totp": () => {
      set({ totp: false, enabled: mfa.passkey });
      return { status: 204 };
    },
    "POST /auth/mfa/recovery-codes": () => {
      set({ recovery_codes_left: 10 });
      return { body: { recovery_codes: codes } };
    },
    "PATCH /auth/mfa": ({ body }) => {
      set({ passkey: Boolean(body.passkey), enabled: mfa.totp || Boolean(body.passkey) });
      return { body: mfa };
    },
    ...handlers,
  });
  renderApp("/settings/two-step");
  return (endpoint: string) => requests.filter((request) => request.endpoint === endpoint);
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => userEvent.click(await button(name));
const codesDialog = () => screen.findByRole("dialog", { name: "Keep these recovery codes" });
const part = async (name: string) => within(await screen.findByRole("region", { name }));

test("it says in plain words what it takes to sign in", async () => {
  open(off);
  expect(await screen.findByText(/Your password alone opens your account/)).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Recovery codes" })).toBeNull();
});

test("with both steps it names both", async () => {
  open({ ...on, passkey: true });
  expect(await screen.findByText(/you are asked for a code of your authenticator app or your passkey/)).toBeTruthy();
});

test("what could not be read can be read again", async () => {
  let broken = true;
  open(off, { "GET /auth/mfa": () => (broken ? problem(403, "csrf_failed", "Not now.") : { body: on }) });
  expect(await screen.findByText("Not now.")).toBeTruthy();
  broken = false;
  await press("Try again");
  expect(await screen.findByText("On")).toBeTruthy();
});

describe("an authenticator app", () => {
  const confirm = async (code: string) => userEvent.type(await screen.findByLabelText("Six digits"), code);

  test("is given a code to scan, a key to type, and a link for the phone it is on", async () => {
    const user = userEvent.setup();
    open(off);
    await user.click(await button("Set up"));
    const picture = await screen.findByRole("img", { name: "QR code for your authenticator app" });
    const size = Number(picture.getAttribute("viewBox")?.split(" ")[2]);
    expect(picture.querySelector("rect")?.getAttribute("fill")).toBe("#fff");
    // Nothing is drawn within four modules of an edge.
    const [xs, ys] = [/M(\d+) /g, / (\d+)h/g].map((pattern) =>
      [...(picture.querySelector("path")?.getAttribute("d") ?? "").matchAll(pattern)].map(([, place]) => Number(place)),
    );
    for (const places of [xs, ys]) {
      expect(Math.min(...(places ?? []))).toBe(4);
      expect(Math.max(...(places ?? []))).toBe(size - 5);
    }
    expect(screen.getByText("JBSW Y3DP EHPK 3PXP")).toBeTruthy();
    expect(
      screen.getByRole("link", { name: "Open in your authenticator app", hidden: true }).getAttribute("href"),
    ).toBe(seed.uri);
    await user.click(screen.getByRole("button", { name: "Copy the key" }));
    expect(await navigator.clipboard.readText()).toBe("JBSWY3DPEHPK3PXP");
    expect(await screen.findByRole("button", { name: "Copied" })).toBeTruthy();
  });

  test("is on once a code of it is confirmed, and recovery codes are shown", async () => {
    const sent = open(off);
    await press("Set up");
    await confirm("492817");
    expect(within(await codesDialog()).getAllByRole("listitem")).toHaveLength(10);
    expect(sent("POST /auth/mfa/totp/confirm")[0]?.body).toEqual({ code: "492817" });
    expect(await screen.findByText("On")).toBeTruthy();
    expect((await part("Recovery codes")).getByText("10 of 10 left")).toBeTruthy();
  });

  test("in place of another one needs no new recovery codes", async () => {
    open(on);
    await press("Use another app");
    await confirm("492817");
    expect(await screen.findByText("Your authenticator app is added")).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect((await part("Recovery codes")).getByText("8 of 10 left")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Authenticator app");
  });

  test("that was exchanged leaves other devices signed in, which can be changed there and then", async () => {
    const sent = open(on, {
      "GET /auth/sessions": () => ({ body: { items: [here, { ...here, id: "phone", current: false }] } }),
      "POST /auth/logout-all": () => ({ status: 204 }),
    });
    expect(await button("Use another app")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Sign out all other devices" })).toBeNull();
    await press("Use another app");
    await confirm("492817");
    expect(await screen.findByText(/1 other device stays signed in/)).toBeTruthy();
    await press("Sign out all other devices");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out" }));
    expect(await screen.findByText("All other devices are signed out")).toBeTruthy();
    expect(screen.queryByText(/stays signed in/)).toBeNull();
    expect(document.activeElement?.textContent).toBe("Authenticator app");
    expect(sent("POST /auth/logout-all")[0]?.body).toEqual({ keep_current: true });
  });

  test("that shows another code is told at the field", async () => {
    open(off, { "POST /auth/mfa/totp/confirm": () => problem(401, "wrong_code", "This code is not right.") });
    await press("Set up");
    await confirm("111111");
    const error = await screen.findByText("This code is not right.");
    expect(screen.getByLabelText("Six digits").getAttribute("aria-describedby")).toContain(error.id);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    expect(screen.getByLabelText<HTMLInputElement>("Six digits").value).toBe("");
  });

  test("can be left for later", async () => {
    const sent = open(off);
    await press("Set up");
    await press("Cancel");
    expect(await button("Set up")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Authenticator app");
    expect(sent("POST /auth/mfa/totp/confirm")).toHaveLength(0);
  });

  test("that is not set up within ten minutes begins again", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    open(off);
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    await user.click(await button("Set up"));
    await screen.findByLabelText("Six digits");
    act(() => vi.advanceTimersByTime(10 * 60_000));
    expect((await screen.findByText(/The ten minutes/)).closest("[role=alert]")).toBeTruthy();
    await user.click(await button("Begin again"));
    expect(await screen.findByLabelText("Six digits")).toBeTruthy();
  });

  test("that can't be begun says why", async () => {
    open(off, { "POST /auth/mfa/totp": () => problem(409, "conflict", "It changed meanwhile.") });
    await press("Set up");
    expect((await screen.findByText("It changed meanwhile.")).closest("[role=alert]")).toBeTruthy();
  });

  test("is removed after a question that says what follows", async () => {
    open(on);
    await press("Remove");
    const dialog = within(screen.getByRole("dialog", { name: "Remove the authenticator app?" }));
    expect(dialog.getByText(/Two-step sign-in is off then/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("Your authenticator app is removed")).toBeTruthy();
    expect(await screen.findByText("Off")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Authenticator app");
    expect(screen.queryByRole("region", { name: "Recovery codes" })).toBeNull();
  });

  test("leaves the passkey as second step where one is accepted beside it", async () => {
    const sent = open({ ...on, passkey: true });
    await press("Remove");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("Your authenticator app is removed")).toBeTruthy();
    expect(sent("PATCH /auth/mfa")[0]?.body).toEqual({ passkey: true });
    expect(sent("DELETE /auth/mfa/totp")).toHaveLength(1);
    expect(await screen.findByText("On")).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("switch").checked).toBe(true);
  });

  test("that could not be removed stays", async () => {
    open({ ...on, passkey: true }, { "DELETE /auth/mfa/totp": unavailable });
    await press("Remove");
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getByText(/Only your passkey is asked for then/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Remove" }));
    expect(await dialog.findByText("Please try again in a moment.")).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(await button("Use another app")).toBeTruthy();
  });
});

describe("recovery codes", () => {
  const renew = async () => {
    await userEvent.click((await part("Recovery codes")).getByRole("button", { name: "Make new codes" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Make new codes" }));
    return within(await codesDialog());
  };

  test("are counted, and new ones made after a question", async () => {
    open(on);
    expect((await part("Recovery codes")).getByText("8 of 10 left")).toBeTruthy();
    const dialog = await renew();
    expect(dialog.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(codes);
    expect((await part("Recovery codes")).getByText("10 of 10 left")).toBeTruthy();
  });

  test.each([
    [3, "3 of 10 left"],
    [0, "None left"],
  ])("of which %s are left are warned of", async (recovery_codes_left, words) => {
    open({ ...on, recovery_codes_left });
    expect((await part("Recovery codes")).getByText(words)).toBeTruthy();
    expect(screen.getByText(/Make new ones now/)).toBeTruthy();
  });

  test("that could not be made say so in the question", async () => {
    open(on, { "POST /auth/mfa/recovery-codes": unavailable });
    await userEvent.click((await part("Recovery codes")).getByRole("button", { name: "Make new codes" }));
    const dialog = within(screen.getByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Make new codes" }));
    expect(await dialog.findByText("Please try again in a moment.")).toBeTruthy();
  });

  test("are left only by whoever says that they have them", async () => {
    open(on);
    const dialog = await renew();
    const element = (await codesDialog()) as HTMLDialogElement;
    act(() => element.close());
    expect(element.open).toBe(true);
    await userEvent.click(dialog.getByRole("button", { name: "Done" }));
    expect(dialog.getByText(/Keep them first/).getAttribute("role")).toBe("status");
    await userEvent.click(dialog.getByRole("checkbox", { name: "I have kept them" }));
    await userEvent.click(dialog.getByRole("button", { name: "Done" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("can be copied, downloaded and printed", async () => {
    const user = userEvent.setup();
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const saved: HTMLAnchorElement[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this);
    });
    const made = vi.spyOn(URL, "createObjectURL");
    open(on);
    const dialog = await renew();
    await user.click(dialog.getByRole("button", { name: "Copy" }));
    expect(await navigator.clipboard.readText()).toBe(codes.join("\n"));
    await user.click(dialog.getByRole("button", { name: "Download" }));
    expect(saved.map(({ download }) => download)).toEqual(["photostack-recovery-codes.txt"]);
    const [[file]] = made.mock.calls as [[File]];
    const text = await file.text();
    expect(text).toContain("@ana at photostack.test");
    expect(text).toContain(codes.join("\n"));
    await user.click(dialog.getByRole("button", { name: "Print" }));
    expect(print).toHaveBeenCalledOnce();
  });
});

describe("a passkey as second step", () => {
  const toggle = () => screen.findByRole<HTMLInputElement>("switch", { name: "Ask for a passkey after the password" });

  test("is on at once, and recovery codes are made where there are none", async () => {
    const answer = held<void>();
    const sent = open(off, {
      "PATCH /auth/mfa": async () => {
        await answer.promise;
        return { body: { ...off, enabled: true, passkey: true } };
      },
    });
    await userEvent.click(await toggle());
    expect((await toggle()).checked).toBe(true);
    expect(screen.getByText("On")).toBeTruthy();
    answer.resolve();
    expect(within(await codesDialog()).getAllByRole("listitem")).toHaveLength(10);
    expect(sent("PATCH /auth/mfa")[0]?.body).toEqual({ passkey: true });
  });

  test("beside an app is accepted whatever one chooses, so there is nothing to choose", async () => {
    open({ ...on, passkey: true });
    expect((await part("Passkey")).getByText(/is accepted in place of the six digits/)).toBeTruthy();
    expect(screen.queryByRole("switch")).toBeNull();
  });

  test("that is refused is off again", async () => {
    open(off, { "PATCH /auth/mfa": unavailable });
    await userEvent.click(await toggle());
    expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
    expect((await toggle()).checked).toBe(false);
  });

  test("called off while a proof is asked for is off again, and nothing is said", async () => {
    open(off, {
      "PATCH /auth/mfa": () => problem(403, "reauthentication_required", "Please prove again who you are."),
      "POST /auth/reauthenticate/options": () => ({ body: { methods: ["password"], passkey: null } }),
    });
    await userEvent.click(await toggle());
    await screen.findByLabelText("Password");
    await press("Cancel");
    await waitFor(async () => expect((await toggle()).checked).toBe(false));
    expect(screen.getByRole("status", { name: "Messages" }).textContent).toBe("");
  });

  test("that is the only one is turned off after a question", async () => {
    const sent = open({ ...on, totp: false, passkey: true });
    await userEvent.click(await toggle());
    const dialog = within(screen.getByRole("dialog", { name: "Turn two-step sign-in off?" }));
    expect(sent("PATCH /auth/mfa")).toHaveLength(0);
    await userEvent.click(dialog.getByRole("button", { name: "Turn off" }));
    expect(await screen.findByText("Off")).toBeTruthy();
    expect(sent("PATCH /auth/mfa")[0]?.body).toEqual({ passkey: false });
  });

  test("needs a passkey first", async () => {
    open(off, { "GET /auth/passkeys": () => ({ body: { items: [], next_cursor: null } }) });
    expect((await screen.findByRole("link", { name: "Add a passkey" })).getAttribute("href")).toBe(
      "/settings/passkeys",
    );
    expect(screen.queryByRole("switch")).toBeNull();
  });
});
