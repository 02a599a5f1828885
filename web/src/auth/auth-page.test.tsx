import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { giveSession, held, problem, serve, signedIn } from "../testing/server.ts";

const noFeed = () => ({ body: { items: [], next_cursor: null } });
const welcome = () => {
  giveSession();
  return { body: { expires_in: 900, user: me, backend_config: null } };
};

async function typeCredentials() {
  await userEvent.type(await screen.findByLabelText("Username or email"), "ana");
  await userEvent.type(screen.getByLabelText("Password"), "Wide-Harbour-7");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

test("a page that needs a session asks to sign in and comes back", async () => {
  const requests = serve({ "POST /auth/login": welcome, "GET /users/me": () => ({ body: me }) });
  renderApp("/settings");
  await userEvent.click(await screen.findByLabelText("Keep me signed in for 7 days"));
  await typeCredentials();
  expect(await screen.findByRole("heading", { name: "Settings" })).toBeTruthy();
  expect(location.pathname).toBe("/settings");
  expect(requests[0]?.body).toEqual({
    username: "ana",
    password: "Wide-Harbour-7",
    remember: true,
    transport: "cookie",
  });
});

test("a foreign return address leads to the feed", async () => {
  serve({ "POST /auth/login": welcome, "GET /feed": noFeed });
  renderApp(`/sign-in?next=${encodeURIComponent("//evil.test/feed")}`);
  await typeCredentials();
  expect(await screen.findByRole("heading", { name: "Feed" })).toBeTruthy();
  expect(location.href).toBe("https://photostack.test/");
});

test("submitting waits for the answer, and shows what was wrong", async () => {
  const answer = held<ReturnType<typeof problem>>();
  const requests = serve({ "POST /auth/login": () => answer.promise });
  renderApp("/");
  await typeCredentials();
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Signing in…" });
  expect(button.disabled).toBe(true);
  answer.resolve(problem(401, "wrong_credentials", "Username or password is wrong."));
  expect((await screen.findByRole("alert")).textContent).toBe("Username or password is wrong.");
  expect(requests).toHaveLength(1);
});

test("too many tries show how long to wait, and cannot be repeated before", async () => {
  serve({ "POST /auth/login": () => problem(429, "rate_limited", "Too many requests.", {}, { "retry-after": "30" }) });
  renderApp("/");
  await typeCredentials();
  expect(await screen.findByText("Please wait 30 seconds.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" }).disabled).toBe(true);
});

test("what is wrong with a field stands at the field", async () => {
  serve({
    "POST /auth/register": () =>
      problem(422, "invalid_request", "password: Needs a digit", {
        errors: [{ path: "password", message: "Needs a digit" }],
      }),
  });
  renderApp("/sign-up");
  await userEvent.type(await screen.findByLabelText("Username"), "ana");
  await userEvent.type(screen.getByLabelText("Email"), "ana@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "Harbour-x");
  await userEvent.click(screen.getByRole("button", { name: "Create account" }));
  const error = await screen.findByText("Needs a digit");
  const password = screen.getByLabelText("Password");
  expect(password.getAttribute("aria-describedby")).toContain(error.id);
  expect(password.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByLabelText("Username").getAttribute("aria-invalid")).toBe("false");
});

test("a taken username is the username field's error", async () => {
  serve({ "POST /auth/register": () => problem(409, "username_taken", "This username is taken.") });
  renderApp("/sign-up");
  await userEvent.type(await screen.findByLabelText("Username"), "ana");
  await userEvent.type(screen.getByLabelText("Email"), "ana@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "Wide-Harbour-7");
  await userEvent.click(screen.getByRole("button", { name: "Create account" }));
  await screen.findByText("This username is taken.");
  expect(screen.getByLabelText("Username").getAttribute("aria-invalid")).toBe("true");
});

test("a session that ends by itself leads to the sign-in page and back", async () => {
  signedIn();
  const refuse = () => problem(401, "session_ended", "Over.");
  serve({ "GET /users/me": refuse, "POST /auth/refresh": refuse });
  renderApp("/settings");
  expect(await screen.findByText("Your session has ended. Please sign in again.")).toBeTruthy();
  expect(location.pathname + location.search).toBe("/sign-in?next=%2Fsettings");
});

test("whoever has been asked to sign in again may look around instead", async () => {
  signedIn();
  const refuse = () => problem(401, "session_ended", "Over.");
  serve({ "GET /users/me": refuse, "POST /auth/refresh": refuse, "GET /explore": noFeed });
  renderApp("/explore");
  await screen.findByText("Your session has ended. Please sign in again.");
  await userEvent.click(screen.getByRole("link", { name: "Explore without an account" }));
  expect(await screen.findByRole("heading", { name: "Explore" })).toBeTruthy();
  expect(location.pathname).toBe("/explore");
});

test("signing out leads to the front page", async () => {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "POST /auth/logout": () => ({ body: { message: "" } }),
  });
  renderApp("/settings/account");
  await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
  expect(location.href).toBe("https://photostack.test/");
  expect(requests.at(-1)?.endpoint).toBe("POST /auth/logout");
});

test("signing out in another tab signs this one out", async () => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }) });
  renderApp("/settings/account");
  await screen.findByRole("button", { name: "Sign out" });
  const otherTab = new BroadcastChannel("photostack.session");
  otherTab.postMessage("out");
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
  otherTab.close();
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Sign out" })).toBeNull());
});
