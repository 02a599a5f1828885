import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { assertion, givePasskeys } from "../testing/passkeys.ts";
import { renderApp } from "../testing/render-app.tsx";
import { problem, serve } from "../testing/server.ts";
import { isIn, nothing, secondFactor, typeCredentials, welcome } from "../testing/sign-in.ts";

const ALL = ["totp", "passkey", "recovery_code"];
const codeField = () => screen.findByLabelText<HTMLInputElement>("Code from your authenticator app");

async function firstFactor() {
  renderApp("/sign-in");
  await typeCredentials();
}

test("six digits of the app sign in by themselves, and the device may be trusted", async () => {
  const requests = serve({
    "POST /auth/login": secondFactor(...ALL),
    "POST /auth/mfa/verify": welcome,
    "GET /feed": nothing,
  });
  await firstFactor();
  const field = await codeField();
  expect(document.activeElement).toBe(field);
  expect([field.inputMode, field.autocomplete]).toEqual(["numeric", "one-time-code"]);
  await userEvent.click(screen.getByLabelText("Don't ask again in this browser for 30 days"));
  await userEvent.click(field);
  await userEvent.paste(" 492 817");
  expect(await isIn()).toBeTruthy();
  expect(requests[1]?.body).toEqual({ mfa_token: "first-done", code: "492817", trust_device: true });
});

test("a wrong code is cleared and told at the field", async () => {
  const requests = serve({
    "POST /auth/login": secondFactor("totp"),
    "POST /auth/mfa/verify": () => problem(401, "wrong_code", "This code is wrong."),
  });
  await firstFactor();
  await userEvent.type(await codeField(), "111111");
  expect((await screen.findByRole("alert")).textContent).toBe("This code is wrong.");
  const field = await codeField();
  expect([field.value, field.getAttribute("aria-invalid"), document.activeElement]).toEqual(["", "true", field]);
  await userEvent.type(field, "222222");
  await vi.waitFor(() => expect(requests).toHaveLength(3));
});

test("a recovery code does as well, and stays to be corrected when it is wrong", async () => {
  let taken = false;
  const requests = serve({
    "POST /auth/login": secondFactor("totp", "recovery_code"),
    "POST /auth/mfa/verify": () => (taken ? welcome() : problem(401, "wrong_code", "Not one of yours.")),
    "GET /feed": nothing,
  });
  await firstFactor();
  await userEvent.click(await screen.findByRole("button", { name: "Use a recovery code" }));
  const field = await screen.findByLabelText<HTMLInputElement>("Recovery code");
  expect(document.activeElement).toBe(field);
  await userEvent.type(field, "q7x2m-9dk4t{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("Not one of yours.");
  expect([field.value, document.activeElement]).toEqual(["q7x2m-9dk4t", field]);
  taken = true;
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await isIn()).toBeTruthy();
  expect(requests[1]?.body).toEqual({ mfa_token: "first-done", code: "q7x2m-9dk4t", trust_device: false });
});

test("a passkey is the second factor where the account has one", async () => {
  const asked = givePasskeys();
  const requests = serve({
    "POST /auth/login": secondFactor("recovery_code", "passkey"),
    "POST /auth/mfa/passkey": () => ({ body: { challenge: "Y2hhbGxlbmdl", rpId: "photostack.test" } }),
    "POST /auth/mfa/verify": welcome,
    "GET /feed": nothing,
  });
  await firstFactor();
  const button = await screen.findByRole("button", { name: "Use your passkey" });
  expect(document.activeElement).toBe(button);
  await userEvent.click(button);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.refuse();
  expect((await screen.findByRole("alert")).textContent).toContain("No passkey was used.");
  await userEvent.click(button);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.use();
  expect(await isIn()).toBeTruthy();
  const sent = (endpoint: string) => requests.find((request) => request.endpoint === endpoint)?.body;
  expect(sent("POST /auth/mfa/passkey")).toEqual({ mfa_token: "first-done" });
  expect(sent("POST /auth/mfa/verify")).toEqual({ mfa_token: "first-done", passkey: assertion, trust_device: false });
});

test("only what the account has and the browser knows can be chosen", async () => {
  serve({ "POST /auth/login": secondFactor("totp", "passkey") });
  await firstFactor();
  await codeField();
  expect(screen.queryByRole("button", { name: "Use a passkey" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Use a recovery code" })).toBeNull();
});

test("who took too long begins again, told why, with what was typed", async () => {
  serve({
    "POST /auth/login": secondFactor("totp"),
    "POST /auth/mfa/verify": () => problem(401, "invalid_mfa_token", "This took too long. Sign in again."),
  });
  await firstFactor();
  await userEvent.type(await codeField(), "492817");
  expect((await screen.findByRole("alert")).textContent).toBe("This took too long. Sign in again.");
  expect(screen.getByLabelText<HTMLInputElement>("Username or email").value).toBe("ana");
  expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("Wide-Harbour-7");
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await codeField();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a lock is told, and one can start over", async () => {
  serve({
    "POST /auth/login": secondFactor("totp"),
    "POST /auth/mfa/verify": () => problem(423, "locked_out", "Too many wrong codes."),
  });
  await firstFactor();
  await userEvent.type(await codeField(), "492817");
  expect((await screen.findByRole("alert")).textContent).toBe("Too many wrong codes.");
  await userEvent.click(screen.getByRole("button", { name: "Start over" }));
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});
