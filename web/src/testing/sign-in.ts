import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { me } from "./samples.ts";
import { giveSession } from "./server.ts";

/** What the server answers to whoever it lets in. */
export function welcome() {
  giveSession();
  return { body: { expires_in: 900, user: me, backend_config: null } };
}

/** What it answers when the account has a second factor. */
export function secondFactor(...methods: string[]) {
  return () => ({ body: { mfa_required: true, mfa_token: "first-done", methods } });
}

export const nothing = () => ({ body: { items: [], next_cursor: null } });

/** Signs in with a password, on the page that asks for it. */
export async function typeCredentials(name = "ana"): Promise<void> {
  await userEvent.type(await screen.findByLabelText("Username or email"), name);
  await userEvent.type(screen.getByLabelText("Password"), "Wide-Harbour-7");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

/** Whether somebody has got in. */
export function isIn() {
  return screen.findByRole("heading", { name: "Feed" });
}
