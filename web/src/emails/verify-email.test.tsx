import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

const token = (letter: string) => letter.repeat(43);
const confirm = async () => userEvent.click(await screen.findByRole("button", { name: "Confirm this address" }));
const used = () => problem(410, "invalid_link", "Used.");

test("an address is confirmed by a button, and by nothing else", async () => {
  const requests = serve({ "POST /auth/email/verify": () => ({ status: 204 }) });
  renderApp(`/verify-email#${token("a")}`);
  await screen.findByRole("button", { name: "Confirm this address" });
  expect(location.href).toBe("https://photostack.test/verify-email");
  expect(requests).toEqual([]);
  await confirm();
  const heading = await screen.findByRole("heading", { name: "Your address is confirmed." });
  expect(document.activeElement).toBe(heading);
  expect(requests.map(({ body }) => body)).toEqual([{ token: token("a") }]);
  expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/sign-in");
});

test("signed in, the account is known to be confirmed at once", async () => {
  signedIn();
  let email_verified = false;
  serve({
    "GET /users/me": () => ({ body: { ...me, email_verified } }),
    "POST /auth/email/verify": () => {
      email_verified = true;
      return { status: 204 };
    },
    "GET /feed": () => ({ body: { items: [], next_cursor: null } }),
  });
  renderApp("/");
  await screen.findByRole("complementary", { name: "Confirm your address" });
  act(() => history.pushState(null, "", `/verify-email#${token("b")}`));
  await confirm();
  await userEvent.click(await screen.findByRole("link", { name: "To your feed" }));
  await screen.findByRole("heading", { name: "Feed" });
  await vi.waitFor(() => expect(screen.queryByRole("complementary", { name: "Confirm your address" })).toBeNull());
});

test("a used link tells who waits for the confirmation how to get another", async () => {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: { ...me, email_verified: false } }),
    "POST /auth/email/verify": used,
    "POST /auth/email/resend": () => ({ status: 202, body: {} }),
  });
  renderApp(`/verify-email#${token("c")}`);
  await confirm();
  await screen.findByRole("heading", { name: "This link opens nothing any more." });
  await userEvent.click(await screen.findByRole("button", { name: "Send a new one" }));
  expect(await screen.findByText("A new one is on its way; only the newest counts.")).toBeTruthy();
  expect(requests.at(-1)?.endpoint).toBe("POST /auth/email/resend");
});

test("a link that is opened twice is no reason to worry", async () => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }), "POST /auth/email/verify": used });
  renderApp(`/verify-email#${token("d")}`);
  await confirm();
  expect(await screen.findByText(/ana@example.com is confirmed already/)).toBeTruthy();
});

test("a failure of the server can be tried again", async () => {
  let down = true;
  serve({
    "POST /auth/email/verify": () => (down ? problem(503, "unavailable", "Please try again.") : { status: 204 }),
  });
  renderApp(`/verify-email#${token("e")}`);
  await confirm();
  expect((await screen.findByRole("alert")).textContent).toContain("Please try again.");
  down = false;
  await confirm();
  expect(await screen.findByRole("heading", { name: "Your address is confirmed." })).toBeTruthy();
});
