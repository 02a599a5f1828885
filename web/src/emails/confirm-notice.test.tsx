import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { renderPart } from "../testing/render-part.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";
import { nothing, welcome } from "../testing/sign-in.ts";
import { ConfirmNotice } from "./confirm-notice.tsx";

const unconfirmed = () => ({ body: { ...me, email_verified: false } });
const notice = () => screen.queryByRole("complementary", { name: "Confirm your address" });

test("whoever has just joined is told of the mail, in passing", async () => {
  serve({
    "POST /auth/register": () => ({ status: 201, body: { ...welcome().body, user: unconfirmed().body } }),
    "GET /users/me": unconfirmed,
    "GET /feed": nothing,
  });
  renderApp("/sign-up");
  await userEvent.type(await screen.findByLabelText("Username"), "ana");
  await userEvent.type(screen.getByLabelText("Email"), "ana@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "Wide-Harbour-7");
  await userEvent.click(screen.getByRole("button", { name: "Create account" }));
  await screen.findByRole("heading", { name: "Feed" });
  expect(notice()?.textContent).toContain("We wrote to ana@example.com");
});

test("the mail can be sent again", async () => {
  signedIn();
  const requests = serve({
    "GET /users/me": unconfirmed,
    "POST /auth/email/resend": () => ({ status: 202, body: {} }),
  });
  renderPart(<ConfirmNotice />);
  await userEvent.click(await screen.findByRole("button", { name: "Send it again" }));
  expect(await screen.findByText("A new one is on its way; only the newest counts.")).toBeTruthy();
  expect(requests.at(-1)?.endpoint).toBe("POST /auth/email/resend");
});

test("too many mails are waited for", async () => {
  signedIn();
  const busy = problem(429, "rate_limited", "Too many.", {}, { "retry-after": "40" });
  serve({ "GET /users/me": unconfirmed, "POST /auth/email/resend": () => busy });
  renderPart(<ConfirmNotice />);
  await userEvent.click(await screen.findByRole("button", { name: "Send it again" }));
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: /^Send it again in \d+ s$/ });
  expect(button.disabled).toBe(true);
});

test("what the tab keeps tells nobody the address, and nothing of it to the next person", async () => {
  signedIn();
  serve({ "GET /users/me": unconfirmed });
  renderPart(<ConfirmNotice />);
  await screen.findByText("ana@example.com");
  expect(sessionStorage.length).toBe(1);
  await userEvent.click(screen.getByRole("button", { name: "Not now" }));
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/ana|example/);
  signedIn();
  expect(sessionStorage.getItem("photostack.unconfirmed")).toBeNull();
});

test("dismissed, it stays away until another address waits", async () => {
  signedIn();
  let email = "ana@example.com";
  serve({ "GET /users/me": () => ({ body: { ...unconfirmed().body, email } }) });
  const client = renderPart(<ConfirmNotice />);
  await userEvent.click(await screen.findByRole("button", { name: "Not now" }));
  expect(notice()).toBeNull();
  email = "prado@example.com";
  await client.refetchQueries({ queryKey: ["me"] });
  expect((await screen.findByRole("complementary")).textContent).toContain("prado@example.com");
});

test("a page that is loaded again shows it before the account is known, and nothing moves", async () => {
  signedIn();
  sessionStorage.setItem("photostack.unconfirmed", "yes");
  const answer = held<ReturnType<typeof unconfirmed>>();
  serve({ "GET /users/me": () => answer.promise });
  renderPart(<ConfirmNotice />);
  expect(notice()).toBeTruthy();
  answer.resolve({ body: { ...me, email_verified: true } });
  await expect.poll(notice).toBeNull();
});
