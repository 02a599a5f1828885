import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { currentSession } from "../api/session.ts";
import { fileOf } from "../testing/fake-upload.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";
import { isIn, nothing, typeCredentials, welcome } from "../testing/sign-in.ts";

const account = () => screen.findByRole("region", { name: "Account" });
const wayOut = async () => within(await account()).findByRole("button", { name: "Sign out" });

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
  serve({ "POST /auth/login": welcome, "GET /feed": nothing });
  renderApp(`/sign-in?next=${encodeURIComponent("//evil.test/feed")}`);
  await typeCredentials();
  expect(await isIn()).toBeTruthy();
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

test.each([
  ["ana@example.com", true],
  ["ana", false],
])("whoever is refused as %s is told what an address needs only if it is one", async (name, told) => {
  serve({ "POST /auth/login": () => problem(401, "wrong_credentials", "Username or password is wrong.") });
  renderApp("/");
  await typeCredentials(name);
  await screen.findByText("Username or password is wrong.");
  expect(Boolean(screen.queryByText(/An address works once it is confirmed/))).toBe(told);
});

test("too many tries show how long to wait, and cannot be repeated before", async () => {
  serve({ "POST /auth/login": () => problem(429, "rate_limited", "Too many requests.", {}, { "retry-after": "30" }) });
  renderApp("/");
  await typeCredentials();
  expect(await screen.findByText("Please wait 30 seconds.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" }).disabled).toBe(true);
});

test("a lock says so, and offers what passes it", async () => {
  serve({ "POST /auth/login": () => problem(423, "locked_out", "Too many failed sign-ins. Try again later.") });
  renderApp("/sign-in");
  await typeCredentials();
  const notice = within(await screen.findByRole("alert"));
  expect(notice.getByText("Too many failed sign-ins. Try again later.")).toBeTruthy();
  expect(notice.getByRole("link", { name: "Forgot password?" }).getAttribute("href")).toBe("/forgot-password");
  await userEvent.click(notice.getByRole("button", { name: "Email me a code instead" }));
  expect(await screen.findByRole("form", { name: "Have a code sent" })).toBeTruthy();
});

test("password managers know the fields", async () => {
  serve({});
  renderApp("/sign-in");
  const kinds = (...labels: string[]) =>
    labels.map((label) => screen.getByLabelText(label).getAttribute("autocomplete"));
  await screen.findByRole("form", { name: "Sign in" });
  expect(kinds("Username or email", "Password")).toEqual(["username webauthn", "current-password"]);
  await userEvent.click(screen.getByRole("link", { name: "Create an account" }));
  await screen.findByRole("form", { name: "Create an account" });
  expect(kinds("Username", "Email", "Password")).toEqual(["username", "email", "new-password"]);
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
  serve({ "GET /users/me": refuse, "POST /auth/refresh": refuse, "GET /explore": nothing });
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
  await userEvent.click(await wayOut());
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
  expect(location.href).toBe("https://photostack.test/");
  expect(requests.at(-1)?.endpoint).toBe("POST /auth/logout");
  expect(screen.queryByText(/could not be told/)).toBeNull();
});

test.each([
  ["no answer", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["a broken server", () => problem(503, "unavailable", "Please try again.")],
])("signing out works with %s, and says that the server was not told", async (_, logout) => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }), "POST /auth/logout": logout });
  renderApp("/settings/account");
  await userEvent.click(await wayOut());
  expect(await screen.findByText(/the server could not be told/)).toBeTruthy();
  expect(document.cookie).not.toContain("__Host-csrf");
  expect(currentSession().state).toBe("out");
  expect(screen.queryByRole("navigation", { name: "Main" })).toBeNull();
});

test("a session that is over already is signed out of without a word", async () => {
  signedIn();
  serve({
    "GET /users/me": () => ({ body: me }),
    "POST /auth/logout": () => problem(401, "session_ended", "Over."),
    "POST /auth/refresh": () => problem(401, "session_ended", "Over."),
  });
  renderApp("/settings/account");
  await userEvent.click(await wayOut());
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
  expect(screen.queryByText(/could not be told/)).toBeNull();
});

test("what would be lost is asked about before signing out", async () => {
  signedIn();
  const requests = serve({ "GET /users/me": () => ({ body: me }), "POST /auth/logout": () => ({ body: {} }) });
  renderApp("/compose");
  await userEvent.upload(await screen.findByLabelText("Choose pictures"), fileOf("one.jpg"));
  await screen.findByLabelText("Caption");
  const asked = vi.spyOn(window, "confirm").mockReturnValue(false);
  await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
  expect(asked).toHaveBeenCalledOnce();
  expect(requests.some(({ endpoint }) => endpoint === "POST /auth/logout")).toBe(false);
  expect(screen.getByLabelText("Caption")).toBeTruthy();
});

test("signing out in another tab signs this one out", async () => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }) });
  renderApp("/settings/account");
  await wayOut();
  const otherTab = new BroadcastChannel("photostack.session");
  otherTab.postMessage({ state: "out" });
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
  otherTab.close();
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Sign out" })).toBeNull());
});
