import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { call } from "../api/client.ts";
import { CalledOff } from "../api/problems.ts";
import { currentSession, endSession } from "../api/session.ts";
import { givePasskeys } from "../testing/passkeys.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

type Methods = readonly ("password" | "totp" | "passkey")[];
type Handlers = Parameters<typeof serve>[0];
const PASSKEY = { challenge: "AAAA", rpId: "photostack.test", allowCredentials: [] };

/** A server that wants a proof before recovery codes are renewed or an app is removed. */
function open(methods: Methods, handlers: Handlers = {}) {
  signedIn();
  let proven = false;
  const asks = () => problem(403, "reauthentication_required", "Please prove again who you are.");
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /auth/history": () => ({ body: { items: [], next_cursor: null } }),
    "POST /auth/mfa/recovery-codes": () => (proven ? { body: { recovery_codes: ["a"] } } : asks()),
    "DELETE /auth/mfa/totp": () => (proven ? { status: 204 } : asks()),
    "POST /auth/reauthenticate/options": () => ({
      body: { methods, passkey: methods.includes("passkey") ? PASSKEY : null },
    }),
    ...handlers,
    "POST /auth/reauthenticate": async (request) => {
      const answer = (await handlers["POST /auth/reauthenticate"]?.(request)) ?? { status: 204 };
      proven = answer.status === 204;
      return answer;
    },
  });
  renderApp("/settings/history");
  const count = (endpoint: string) => requests.filter((request) => request.endpoint === endpoint).length;
  const bodies = () => requests.filter((one) => one.endpoint === "POST /auth/reauthenticate").map(({ body }) => body);
  return { requests, count, bodies };
}

const renew = () => call("POST /auth/mfa/recovery-codes");
const dialog = async () => within(await screen.findByRole("dialog", { name: "Confirm that it's you" }));
const gone = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
const press = async (name: string) => userEvent.click((await dialog()).getByRole("button", { name }));
const passwordField = async () => (await dialog()).findByLabelText<HTMLInputElement>("Password");

/** Sends a request that is refused until something is proven, and keeps what becomes of it. */
function begin(): Promise<unknown> {
  const result = renew().catch((error: unknown) => error);
  return result;
}

test("a request that needs a proof goes on as if nothing had happened once there is one", async () => {
  const { count, bodies } = open(["password"]);
  const result = begin();
  await userEvent.type(await passwordField(), "Wide-Harbour-7{Enter}");
  expect(await result).toEqual({ recovery_codes: ["a"] });
  await gone();
  expect(bodies()).toEqual([{ password: "Wide-Harbour-7" }]);
  expect(count("POST /auth/mfa/recovery-codes")).toBe(2);
});

test("several requests at the same time ask once", async () => {
  const { count } = open(["password"]);
  const results = Promise.all([renew(), call("DELETE /auth/mfa/totp")]);
  await userEvent.type(await passwordField(), "Wide-Harbour-7{Enter}");
  expect(await results).toEqual([{ recovery_codes: ["a"] }, undefined]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(count("POST /auth/reauthenticate")).toBe(1);
});

test("a request that is refused only after another's proof asks nothing more", async () => {
  const late = held<void>();
  let tries = 0;
  const { count } = open(["password"], {
    "DELETE /auth/mfa/totp": async () => {
      tries += 1;
      if (tries > 1) return { status: 204 };
      await late.promise;
      return problem(403, "reauthentication_required", "Please prove again who you are.");
    },
  });
  const slow = call("DELETE /auth/mfa/totp");
  const result = begin();
  await userEvent.type(await passwordField(), "Wide-Harbour-7{Enter}");
  await result;
  late.resolve();
  await slow;
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(count("POST /auth/reauthenticate")).toBe(1);
});

test("called off, the request fails, and nothing more is sent", async () => {
  const { count } = open(["password"]);
  const result = begin();
  await passwordField();
  await press("Cancel");
  expect(await result).toBeInstanceOf(CalledOff);
  await gone();
  expect(count("POST /auth/mfa/recovery-codes")).toBe(1);
  expect(count("POST /auth/reauthenticate")).toBe(0);
});

test("asked again after it was called off, it asks again", async () => {
  open(["password"]);
  const first = begin();
  await passwordField();
  await press("Cancel");
  await first;
  const second = begin();
  await userEvent.type(await passwordField(), "Wide-Harbour-7{Enter}");
  expect(await second).toEqual({ recovery_codes: ["a"] });
});

test("a proof that is not accepted any more is not asked for forever", async () => {
  open(["password"], {
    "POST /auth/mfa/recovery-codes": () => problem(403, "reauthentication_required", "Please prove again who you are."),
  });
  const result = begin();
  await userEvent.type(await passwordField(), "Wide-Harbour-7{Enter}");
  expect(await result).toMatchObject({ problem: { code: "reauthentication_required" } });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a wrong password is said at the field, and the session goes on", async () => {
  let wrong = true;
  const { count } = open(["password"], {
    "POST /auth/reauthenticate": () =>
      wrong ? problem(401, "wrong_credentials", "Incorrect username or password") : { status: 204 },
  });
  const result = begin();
  await userEvent.type(await passwordField(), "nonsense{Enter}");
  const error = await screen.findByText("This is not your password.");
  expect(error.getAttribute("role")).toBe("alert");
  expect((await passwordField()).getAttribute("aria-describedby")).toContain(error.id);
  expect(currentSession().state).toBe("in");
  expect(count("POST /auth/refresh")).toBe(0);
  wrong = false;
  await press("Confirm");
  expect(await result).toEqual({ recovery_codes: ["a"] });
});

test("a code of the app proves it as well; a wrong one is said at its field", async () => {
  let wrong = true;
  const { bodies } = open(["totp"], {
    "POST /auth/reauthenticate": () =>
      wrong ? problem(401, "wrong_code", "This code is not right, or was used before.") : { status: 204 },
  });
  const result = begin();
  const field = await (await dialog()).findByLabelText<HTMLInputElement>("Code from your authenticator app");
  expect([field.inputMode, field.autocomplete]).toEqual(["numeric", "one-time-code"]);
  await userEvent.type(field, "111111");
  expect(field.getAttribute("aria-describedby")).toContain(
    (await screen.findByText("This code is not right, or was used before.")).id,
  );
  wrong = false;
  expect(field.value).toBe("");
  await userEvent.type(field, "492 817");
  expect(await result).toEqual({ recovery_codes: ["a"] });
  expect(bodies()).toEqual([{ code: "111111" }, { code: "492817" }]);
});

test("a passkey is what is asked for first, once its button is pressed", async () => {
  const asked = givePasskeys({ answers: [] });
  const { bodies } = open(["password", "totp", "passkey"]);
  const result = begin();
  await (await dialog()).findByRole("button", { name: "Use your passkey" });
  expect(asked).toHaveLength(0);
  await press("Use your passkey");
  expect(await result).toEqual({ recovery_codes: ["a"] });
  expect(asked[0]?.options.publicKey?.rpId).toBe("photostack.test");
  expect(bodies()).toMatchObject([{ passkey: { id: "a2V5", clientExtensionResults: {} } }]);
});

test("the browser's dialog closed is no error; a passkey that is refused is, and another challenge is got", async () => {
  givePasskeys({ answers: ["NotAllowedError"] });
  let refuse = true;
  const { count } = open(["passkey"], {
    "POST /auth/reauthenticate": () =>
      refuse ? problem(401, "invalid_passkey", "This passkey was not accepted. Please try again.") : { status: 204 },
  });
  const result = begin();
  await (await dialog()).findByRole("button", { name: "Use your passkey" });
  await press("Use your passkey");
  await (await dialog()).findByRole("button", { name: "Use your passkey" });
  expect(screen.queryByRole("alert")).toBeNull();
  await press("Use your passkey");
  expect(await screen.findByText("This passkey was not accepted. Please try again.")).toBeTruthy();
  refuse = false;
  await waitFor(() => expect(count("POST /auth/reauthenticate/options")).toBeGreaterThan(2));
  await press("Use your passkey");
  expect(await result).toEqual({ recovery_codes: ["a"] });
});

test("another way can be chosen, and what was wrong with the first is forgotten", async () => {
  const { bodies } = open(["password", "totp"], {
    "POST /auth/reauthenticate": ({ body }) =>
      "code" in body ? { status: 204 } : problem(401, "wrong_credentials", "Incorrect username or password"),
  });
  const result = begin();
  await userEvent.type(await passwordField(), "nonsense{Enter}");
  await screen.findByText("This is not your password.");
  await press("Use your authenticator app");
  expect(screen.queryByRole("alert")).toBeNull();
  await userEvent.type((await dialog()).getByLabelText("Code from your authenticator app"), "492817{Enter}");
  expect(await result).toEqual({ recovery_codes: ["a"] });
  expect(bodies()).toHaveLength(2);
});

test("a browser without passkeys does not offer one", async () => {
  open(["password", "passkey"]);
  const result = begin();
  await passwordField();
  expect((await dialog()).queryByRole("button", { name: /passkey/ })).toBeNull();
  await press("Cancel");
  await result;
});

test("where nothing can be used that the account has, it says what to do", async () => {
  open(["passkey"]);
  const result = begin();
  expect(await (await dialog()).findByText(/Sign out and in again/)).toBeTruthy();
  await press("Cancel");
  await result;
});

test.each([
  [problem(423, "locked_out", "Please try again in 14 minutes."), "Please try again in 14 minutes."],
  [problem(429, "rate_limited", "Too many.", {}, { "retry-after": "30" }), "Please wait 30 seconds."],
])("too many tries are said aloud", async (answer, sentence) => {
  open(["password"], { "POST /auth/reauthenticate": () => answer });
  const result = begin();
  await userEvent.type(await passwordField(), "nonsense{Enter}");
  expect((await screen.findByText(sentence)).closest("[role=alert]")).toBeTruthy();
  if (answer.status === 429) {
    expect(screen.getByRole("button", { name: "Confirm" }).getAttribute("aria-disabled")).toBe("true");
  }
  await press("Cancel");
  await result;
});

test("when it can't be told how to prove it, that can be tried again", async () => {
  let broken = true;
  open(["password"], {
    "POST /auth/reauthenticate/options": () =>
      broken ? problem(403, "csrf_failed", "Not now.") : { body: { methods: ["password"], passkey: null } },
  });
  const result = begin();
  expect(await screen.findByText("Not now.")).toBeTruthy();
  broken = false;
  await press("Try again");
  await userEvent.type(await passwordField(), "Wide-Harbour-7{Enter}");
  expect(await result).toEqual({ recovery_codes: ["a"] });
});

test("whoever signs out elsewhere is asked nothing more", async () => {
  open(["password"]);
  const result = begin();
  await passwordField();
  act(() => endSession("ended"));
  await gone();
  expect(await result).toBeInstanceOf(CalledOff);
});
