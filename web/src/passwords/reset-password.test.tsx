import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { endSession } from "../api/session.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";
import { nothing } from "../testing/sign-in.ts";

const token = (letter: string) => letter.repeat(43);
const link = (letter: string) => `/reset-password#${token(letter)}`;
const field = () => screen.findByLabelText<HTMLInputElement>("New password");
const done = () => ({ status: 204 });

async function choose(password = "Wide-Harbour-7") {
  await userEvent.type(await field(), password);
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));
}

test("a link that lost its end says so", async () => {
  const requests = serve({});
  renderApp("/reset-password#abc");
  expect(await screen.findByRole("heading", { name: "Half of this link is missing." })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Have a new link sent" })).toBeTruthy();
  expect(requests).toEqual([]);
});

test("the link's secret leaves the address at once, and goes with the new password", async () => {
  const requests = serve({ "POST /auth/password/reset": done });
  renderApp(link("a"));
  expect((await field()).autocomplete).toBe("new-password");
  expect(location.href).toBe("https://photostack.test/reset-password");
  await choose();
  expect(await screen.findByText(/Your password is changed, and all devices are signed out/)).toBeTruthy();
  expect(location.pathname).toBe("/sign-in");
  expect(requests.map(({ body }) => body)).toEqual([{ token: token("a"), new_password: "Wide-Harbour-7" }]);
});

test("what the server has against a password stands at the field", async () => {
  const refusal = { errors: [{ path: "body.new_password", message: "Too many people use this password" }] };
  serve({ "POST /auth/password/reset": () => problem(422, "invalid_request", "x", refusal) });
  renderApp(link("b"));
  await choose("Password1!");
  const error = await screen.findByText("Too many people use this password");
  expect((await field()).getAttribute("aria-describedby")).toContain(error.id);
  expect(screen.getAllByRole("alert")).toHaveLength(1);
});

test("a link that is used up explains itself, and leads to a new one", async () => {
  serve({ "POST /auth/password/reset": () => problem(410, "invalid_link", "Used.") });
  renderApp(link("c"));
  await choose();
  expect(await screen.findByRole("heading", { name: "This link opens nothing any more." })).toBe(
    document.activeElement,
  );
  await userEvent.click(screen.getByRole("link", { name: "Have a new link sent" }));
  expect(await screen.findByRole("form", { name: "Have a link sent" })).toBeTruthy();
});

test("another link in the same window is another try", async () => {
  const requests = serve({
    "POST /auth/password/reset": ({ body }) =>
      body.token === token("e") ? done() : problem(410, "invalid_link", "Used."),
  });
  renderApp(link("d"));
  await choose();
  await screen.findByRole("heading", { name: "This link opens nothing any more." });
  act(() => {
    location.hash = token("e");
  });
  await choose();
  await vi.waitFor(() => expect(location.pathname).toBe("/sign-in"));
  expect(requests).toHaveLength(2);
});

test("the link outlives a session that ends meanwhile, and nobody is asked to sign in", async () => {
  signedIn();
  const requests = serve({ "GET /users/me": () => ({ body: me }), "POST /auth/password/reset": done });
  renderApp(link("f"));
  await field();
  act(() => endSession("ended"));
  await choose();
  await vi.waitFor(() => expect(location.pathname).toBe("/sign-in"));
  expect(requests.find(({ endpoint }) => endpoint === "POST /auth/password/reset")?.body.token).toBe(token("f"));
});

test("whoever is signed in is signed out by it, and told to sign in with the new one", async () => {
  signedIn();
  let over = false;
  const refused = () => problem(401, "session_ended", "Over.");
  serve({
    "GET /users/me": () => (over ? refused() : { body: me }),
    "POST /auth/refresh": refused,
    "POST /auth/password/reset": () => {
      over = true;
      return done();
    },
  });
  renderApp(link("g"));
  await choose();
  expect(await screen.findByText(/Your password is changed, and all devices are signed out/)).toBeTruthy();
  expect(screen.queryByText(/Your session has ended/)).toBeNull();
});

test("somebody else who is signed in stays so", async () => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }), "GET /feed": nothing, "POST /auth/password/reset": done });
  renderApp(link("h"));
  await choose();
  expect(await screen.findByRole("heading", { name: "Feed" })).toBeTruthy();
  expect(await screen.findByText("The password is changed")).toBeTruthy();
});
