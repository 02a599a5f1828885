import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { problem, serve } from "../testing/server.ts";

const sent = () => ({ status: 202, body: {} });

test("a link is sent to the address that was typed, and nobody is told whether it has an account", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const requests = serve({ "POST /auth/password/forgot": sent });
  renderApp("/sign-in");
  await userEvent.type(await screen.findByLabelText("Username or email"), "ana@example.com");
  await userEvent.click(screen.getByRole("link", { name: "Forgot password?" }));
  const email = await screen.findByLabelText<HTMLInputElement>("Email");
  expect([email.value, email.autocomplete]).toEqual(["ana@example.com", "email"]);
  await userEvent.click(screen.getByRole("button", { name: "Send me a link" }));
  const heading = await screen.findByRole("heading", { name: "Look into your mailbox." });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText(/If there is an account for/).textContent).toContain("ana@example.com");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Send it again in \d+ s$/ }).disabled).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  await userEvent.click(screen.getByRole("button", { name: "Send it again" }));
  await screen.findByText("A new one is on its way; only the newest counts.");
  expect(requests.map(({ body }) => body)).toEqual([{ email: "ana@example.com" }, { email: "ana@example.com" }]);
  await userEvent.click(screen.getByRole("button", { name: "Wrong address?" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Email")).value).toBe("ana@example.com");
  vi.useRealTimers();
});

test("an address behind the # is filled in", async () => {
  serve({});
  renderApp("/forgot-password#email=ana%40example.com");
  expect((await screen.findByLabelText<HTMLInputElement>("Email")).value).toBe("ana@example.com");
});

test("too many requests are waited for", async () => {
  serve({ "POST /auth/password/forgot": () => problem(429, "rate_limited", "Too many.", {}, { "retry-after": "20" }) });
  renderApp("/forgot-password#email=ana%40example.com");
  await userEvent.click(await screen.findByRole("button", { name: "Send me a link" }));
  expect(await screen.findByText("Please wait 20 seconds.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send me a link" }).disabled).toBe(true);
});
