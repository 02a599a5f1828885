import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { assertion, givePasskeys } from "../testing/passkeys.ts";
import { renderApp } from "../testing/render-app.tsx";
import { held, problem, serve } from "../testing/server.ts";
import { isIn, nothing, typeCredentials, welcome } from "../testing/sign-in.ts";

const options = () => ({ body: { challenge: "Y2hhbGxlbmdl", rpId: "photostack.test", userVerification: "required" } });
const button = () => screen.findByRole("button", { name: "Sign in with a passkey" });

test("a browser without passkeys is offered none", async () => {
  const requests = serve({});
  renderApp("/sign-in");
  await screen.findByRole("form", { name: "Sign in" });
  expect(screen.queryByRole("button", { name: "Sign in with a passkey" })).toBeNull();
  expect(requests).toEqual([]);
});

test("a passkey alone signs in, for as long as one wants to stay", async () => {
  const asked = givePasskeys();
  const requests = serve({
    "POST /auth/passkeys/login/options": options,
    "POST /auth/passkeys/login": welcome,
    "GET /feed": nothing,
  });
  renderApp("/sign-in");
  await userEvent.click(await screen.findByLabelText("Keep me signed in for 7 days"));
  await userEvent.click(await button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Waiting for your passkey…" }).disabled).toBe(true);
  expect(asked[0]?.suggested).toBe(false);
  expect(asked[0]?.options.publicKey?.userVerification).toBe("required");
  asked[0]?.use();
  expect(await isIn()).toBeTruthy();
  const sent = requests.find(({ endpoint }) => endpoint === "POST /auth/passkeys/login");
  expect(sent?.body).toEqual({ passkey: assertion, remember: true, transport: "cookie" });
});

test("a dialog that is closed is no failure, and can be opened again", async () => {
  const asked = givePasskeys();
  serve({ "POST /auth/passkeys/login/options": options });
  renderApp("/sign-in");
  await userEvent.type(await screen.findByLabelText("Username or email"), "ana");
  await userEvent.click(await button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.refuse();
  expect((await screen.findByRole("alert")).textContent).toContain("No passkey was used.");
  expect(screen.getByLabelText<HTMLInputElement>("Username or email").value).toBe("ana");
  await userEvent.click(await button());
  await vi.waitFor(() => expect(asked).toHaveLength(2));
});

test("a passkey that the server does not take is told", async () => {
  const asked = givePasskeys();
  serve({
    "POST /auth/passkeys/login/options": options,
    "POST /auth/passkeys/login": () => problem(401, "invalid_passkey", "This passkey is not known here."),
  });
  renderApp("/sign-in");
  await userEvent.click(await button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.use();
  expect((await screen.findByRole("alert")).textContent).toBe("This passkey is not known here.");
});

test("passkeys are among the suggestions for the username, where browsers show them there", async () => {
  const asked = givePasskeys({ suggestions: true });
  const requests = serve({
    "POST /auth/passkeys/login/options": options,
    "POST /auth/passkeys/login": welcome,
    "GET /feed": nothing,
  });
  renderApp("/");
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.suggested).toBe(true);
  asked[0]?.use();
  expect(await isIn()).toBeTruthy();
  expect(requests.find(({ endpoint }) => endpoint === "POST /auth/passkeys/login")?.body.passkey).toEqual(assertion);
});

test("the suggestions are called off by another way in, and made anew when that failed", async () => {
  const asked = givePasskeys({ suggestions: true });
  const answer = held<ReturnType<typeof problem>>();
  serve({ "POST /auth/passkeys/login/options": options, "POST /auth/login": () => answer.promise });
  renderApp("/sign-in");
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await typeCredentials();
  await vi.waitFor(() => expect(asked[0]?.options.signal?.aborted).toBe(true));
  expect(asked).toHaveLength(1);
  answer.resolve(problem(401, "wrong_credentials", "Wrong."));
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect((await screen.findByRole("alert")).textContent).toBe("Wrong.");
});

test("the suggestions end when the page is left", async () => {
  const asked = givePasskeys({ suggestions: true });
  serve({ "POST /auth/passkeys/login/options": options, "GET /explore": nothing });
  renderApp("/sign-in");
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await userEvent.click(screen.getByRole("link", { name: "Explore without an account" }));
  await vi.waitFor(() => expect(asked[0]?.options.signal?.aborted).toBe(true));
});

test("a passkey that was refused is not suggested once more, but another way in brings the suggestions back", async () => {
  const asked = givePasskeys({ suggestions: true });
  serve({
    "POST /auth/passkeys/login/options": options,
    "POST /auth/passkeys/login": () => problem(401, "invalid_passkey", "This passkey is not known here."),
    "POST /auth/login": () => problem(401, "wrong_credentials", "Wrong."),
  });
  renderApp("/sign-in");
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.use();
  expect((await screen.findByRole("alert")).textContent).toBe("This passkey is not known here.");
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(asked).toHaveLength(1);
  await typeCredentials();
  expect(await screen.findByText("Wrong.")).toBeTruthy();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
});

test("a dialog is closed when the page is left", async () => {
  const asked = givePasskeys();
  serve({ "POST /auth/passkeys/login/options": options, "GET /explore": nothing });
  renderApp("/sign-in");
  await userEvent.click(await button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await userEvent.click(screen.getByRole("link", { name: "Explore without an account" }));
  await vi.waitFor(() => expect(asked[0]?.options.signal?.aborted).toBe(true));
});

test("suggestions that could not be made are not spoken of", async () => {
  givePasskeys({ suggestions: true });
  const requests = serve({ "POST /auth/passkeys/login/options": () => problem(500, "internal_error", "Broken.") });
  renderApp("/sign-in");
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(screen.queryByRole("alert")).toBeNull();
});
