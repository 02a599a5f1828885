import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Me } from "../../../shared/users.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

/** Opens the section of somebody whose account keeps what is asked for. */
function open(change: Partial<Me> = {}, handlers: Parameters<typeof serve>[0] = {}) {
  signedIn();
  const account = { ...me, ...change };
  const requests = serve({
    "GET /users/me": () => ({ body: account }),
    "PUT /users/me/email": ({ body }) => {
      account.pending_email = String(body.email).toLowerCase();
      return { status: 202 };
    },
    "POST /auth/email/resend": () => ({ status: 202 }),
    ...handlers,
  });
  renderApp("/settings/email");
  const sent = (endpoint: string) => requests.filter((request) => request.endpoint === endpoint);
  return sent;
}

const field = () => screen.findByLabelText<HTMLInputElement>("New email address");
const waiting = () => screen.getByText(/We sent a link to/).closest("p")?.textContent;

async function ask(address: string) {
  await userEvent.type(await field(), address);
  await userEvent.click(screen.getByRole("button", { name: "Send the link" }));
}

test("a confirmed address stands there alone", async () => {
  open();
  expect(await screen.findByText("Confirmed")).toBeTruthy();
  expect(screen.queryByText(/We sent a link/)).toBeNull();
});

test("an unconfirmed one says why it matters, and the link can be sent again", async () => {
  const sent = open({ email_verified: false });
  expect(await screen.findByText("Not confirmed yet")).toBeTruthy();
  expect(waiting()).toContain("We sent a link to ana@example.com. Open it to confirm");
  await userEvent.click(screen.getByRole("button", { name: "Send it again" }));
  expect(await screen.findByText("A new one is on its way; only the newest counts.")).toBeTruthy();
  expect(sent("POST /auth/email/resend")).toHaveLength(1);
});

test("another address waits until its link is opened, and is told aloud", async () => {
  const sent = open();
  await ask("Ana@New.example");
  await screen.findByText(/We sent a link to/);
  expect(waiting()).toBe(
    "We sent a link to ana@new.example. It takes effect when you open it; until then your address stays ana@example.com.",
  );
  expect(screen.getByText(/We sent a link to/).closest("[role=status]")).toBeTruthy();
  expect((await field()).value).toBe("");
  expect(sent("PUT /users/me/email")[0]?.body).toEqual({ email: "Ana@New.example" });
  await userEvent.click(screen.getByRole("button", { name: "Send it again" }));
  expect(await screen.findByText("A new one is on its way; only the newest counts.")).toBeTruthy();
});

test("what is no address is said at the field, and what was typed stays", async () => {
  open(
    {},
    {
      "PUT /users/me/email": () =>
        problem(422, "invalid_request", "email: Not an email address", {
          errors: [{ path: "email", message: "Not an email address" }],
        }),
    },
  );
  await ask("nonsense");
  const error = await screen.findByText("Not an email address");
  expect((await field()).getAttribute("aria-describedby")).toContain(error.id);
  expect((await field()).value).toBe("nonsense");
});

test("one's own address is not sent", async () => {
  const sent = open();
  await ask("ANA@example.com ");
  expect(await screen.findByText("This is your address already")).toBeTruthy();
  expect(sent("PUT /users/me/email")).toHaveLength(0);
  await userEvent.type(await field(), "x");
  expect(screen.queryByText("This is your address already")).toBeNull();
});

test("too many mails are told with how long to wait", async () => {
  const limited = () => problem(429, "rate_limited", "Too many.", {}, { "retry-after": "30" });
  open({ email_verified: false }, { "POST /auth/email/resend": limited });
  await userEvent.click(await screen.findByRole("button", { name: "Send it again" }));
  const again = await screen.findByRole<HTMLButtonElement>("button", { name: "Send it again in 30 s" });
  expect(again.disabled).toBe(true);
});

test("a change that has to be confirmed is done after the proof, and called off leaves no error", async () => {
  let proven = false;
  const sent = open(
    {},
    {
      "PUT /users/me/email": () =>
        proven ? { status: 202 } : problem(403, "reauthentication_required", "Please prove again who you are."),
      "POST /auth/reauthenticate/options": () => ({ body: { methods: ["password"], passkey: null } }),
      "POST /auth/reauthenticate": () => {
        proven = true;
        return { status: 204 };
      },
    },
  );
  await ask("ana@new.example");
  const dialog = () => screen.findByRole("dialog");
  await within(await dialog()).findByLabelText("Password");
  await userEvent.click(within(await dialog()).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByRole("alert")).toBeNull();
  expect((await field()).value).toBe("ana@new.example");
  expect(document.activeElement?.textContent).toBe("Send the link");
  await userEvent.click(screen.getByRole("button", { name: "Send the link" }));
  await userEvent.type(await within(await dialog()).findByLabelText("Password"), "Wide-Harbour-7{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(sent("PUT /users/me/email")).toHaveLength(3));
  await waitFor(async () => expect((await field()).value).toBe(""));
});
