import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { problem, serve } from "../testing/server.ts";
import { isIn, nothing, secondFactor, welcome } from "../testing/sign-in.ts";

const sent = () => ({ status: 202, body: { expires_in: 600 } });
const wrong = () => problem(401, "wrong_code", "This code is wrong or too old.");
const codeField = () => screen.findByLabelText<HTMLInputElement>("Code from the mail");

async function askForCode() {
  renderApp("/sign-in");
  await userEvent.type(await screen.findByLabelText("Username or email"), "ana@example.com");
  await userEvent.click(screen.getByRole("button", { name: "Email me a code instead" }));
  await userEvent.click(await screen.findByRole("button", { name: "Send me a code" }));
}

test("a code from the mail signs in as soon as it is pasted, spaces or not", async () => {
  const requests = serve({ "POST /auth/otp/request": sent, "POST /auth/otp/verify": welcome, "GET /feed": nothing });
  renderApp("/sign-in");
  await userEvent.type(await screen.findByLabelText("Username or email"), "ana@example.com");
  await userEvent.click(screen.getByRole("button", { name: "Email me a code instead" }));
  const email = await screen.findByLabelText<HTMLInputElement>("Email");
  expect([email.value, document.activeElement]).toEqual(["ana@example.com", email]);
  await userEvent.click(screen.getByLabelText("Keep me signed in for 7 days"));
  await userEvent.click(screen.getByRole("button", { name: "Send me a code" }));
  expect(document.activeElement).toBe(await codeField());
  expect(document.title).toBe("Enter the code · Photostack");
  expect(screen.getByText(/If there is an account for/).textContent).toContain("ana@example.com");
  await userEvent.paste("Your code: 2048 1632");
  expect(await isIn()).toBeTruthy();
  expect(requests.slice(0, 2).map(({ body }) => body)).toEqual([
    { email: "ana@example.com", transport: "cookie" },
    { email: "ana@example.com", code: "20481632", remember: true, transport: "cookie" },
  ]);
});

test("a wrong code is cleared, told at the field, and the field is ready for the next", async () => {
  const requests = serve({ "POST /auth/otp/request": sent, "POST /auth/otp/verify": wrong });
  await askForCode();
  const field = await codeField();
  expect([field.inputMode, field.autocomplete]).toEqual(["numeric", "one-time-code"]);
  await userEvent.type(field, "1234567");
  expect(requests).toHaveLength(1);
  await userEvent.type(field, "8");
  const error = await screen.findByRole("alert");
  expect(error.textContent).toBe("This code is wrong or too old.");
  expect(field.getAttribute("aria-describedby")).toContain(error.id);
  expect([field.value, document.activeElement]).toEqual(["", field]);
  await userEvent.type(field, "8765 4321");
  await vi.waitFor(() => expect(requests).toHaveLength(3));
});

test("the mail can be sent again after a while", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const requests = serve({ "POST /auth/otp/request": sent });
  await askForCode();
  await codeField();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Send it again in \d+ s$/ }).disabled).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  await userEvent.click(screen.getByRole("button", { name: "Send it again" }));
  expect(await screen.findByText("A new one is on its way; only the newest counts.")).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Send it again in \d+ s$/ })).toBeTruthy();
  expect(requests).toHaveLength(2);
  vi.useRealTimers();
});

test("a wrong address can be put right", async () => {
  serve({ "POST /auth/otp/request": sent });
  await askForCode();
  await userEvent.click(await screen.findByRole("button", { name: "Wrong address?" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Email")).value).toBe("ana@example.com");
  await userEvent.click(screen.getByRole("button", { name: "Use your password" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Username or email")).value).toBe("ana@example.com");
});

test("an address that is none is the field's error, and too many requests are waited for", async () => {
  let answer = problem(422, "invalid_request", "x", { errors: [{ path: "email", message: "Not an email address" }] });
  serve({ "POST /auth/otp/request": () => answer });
  await askForCode();
  const error = await screen.findByText("Not an email address");
  expect(screen.getByLabelText("Email").getAttribute("aria-describedby")).toContain(error.id);
  answer = problem(429, "rate_limited", "Too many.", {}, { "retry-after": "20" });
  await userEvent.click(screen.getByRole("button", { name: "Send me a code" }));
  expect(await screen.findByText("Please wait 20 seconds.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send me a code" }).disabled).toBe(true);
});

test("too many tries are waited for with the code in place", async () => {
  serve({
    "POST /auth/otp/request": sent,
    "POST /auth/otp/verify": () => problem(429, "rate_limited", "Too many.", {}, { "retry-after": "1" }),
  });
  await askForCode();
  await userEvent.type(await codeField(), "20481632");
  expect(await screen.findByText("Please wait 1 second.")).toBeTruthy();
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" });
  expect(button.disabled).toBe(true);
  await vi.waitFor(() => expect(button.disabled).toBe(false), { timeout: 3000 });
  expect((await codeField()).value).toBe("20481632");
});

test("an account with a second factor is asked for it after the code too", async () => {
  serve({ "POST /auth/otp/request": sent, "POST /auth/otp/verify": secondFactor("totp") });
  await askForCode();
  await userEvent.type(await codeField(), "20481632");
  expect(await screen.findByLabelText("Code from your authenticator app")).toBe(document.activeElement);
});
