import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Mfa } from "../../../shared/mfa.ts";
import type { Me } from "../../../shared/users.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

const mfa: Mfa = { enabled: true, totp: true, passkey: true, recovery_codes_left: 8 };
const list = (count: number) => ({
  body: {
    items: Array.from({ length: count }, (_, index) => ({ id: `${index}`, current: index === 0 })),
    next_cursor: null,
  },
});

function open(change: Partial<Me> = {}, mfaChange: Partial<Mfa> = {}, handlers: Parameters<typeof serve>[0] = {}) {
  signedIn();
  serve({
    "GET /users/me": () => ({ body: { ...me, ...change } }),
    "GET /auth/mfa": () => ({ body: { ...mfa, ...mfaChange } }),
    "GET /auth/passkeys": () => list(1),
    "GET /auth/sessions": () => list(3),
    ...handlers,
  });
  renderApp("/settings/security");
}

const row = async (name: RegExp) => screen.findByRole("link", { name });

test("each part says how it stands, and leads to its page", async () => {
  open();
  expect(await row(/^Two-step sign-in.*On: authenticator app or passkey$/)).toBeTruthy();
  expect(await row(/^Email address.*ana@example\.com$/)).toBeTruthy();
  expect(await row(/^Passkeys.*1 passkey$/)).toBeTruthy();
  expect(await row(/^Devices.*Signed in on 3 devices$/)).toBeTruthy();
  await userEvent.click(await row(/^Password/));
  expect(await screen.findByLabelText("Current password")).toBeTruthy();
  expect(document.title).toBe("Password · Settings · Photostack");
  await userEvent.click(
    within(screen.getAllByRole("banner")[1] as HTMLElement).getByRole("link", { name: "Security" }),
  );
  expect(location.pathname).toBe("/settings/security");
});

test("what is to be done something about stands out", async () => {
  open({ email_verified: false }, { recovery_codes_left: 1 });
  expect(await row(/Not confirmed yet$/)).toBeTruthy();
  expect(await row(/1 recovery code left$/)).toBeTruthy();
});

test("an address that waits is named; with the second step off that is said", async () => {
  open({ pending_email: "ana@new.example" }, { enabled: false, totp: false, passkey: false, recovery_codes_left: 0 });
  expect(await row(/ana@new\.example is not confirmed yet$/)).toBeTruthy();
  expect(await row(/^Two-step sign-in.*Off$/)).toBeTruthy();
});

test("a part whose state can't be read still leads to its page", async () => {
  open({}, {}, { "GET /auth/mfa": () => problem(403, "csrf_failed", "Not now.") });
  expect((await row(/^Two-step sign-in/)).getAttribute("href")).toBe("/settings/two-step");
});
