import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

const NEW = "Narrow-Strait-8";

function open(handlers: Parameters<typeof serve>[0] = {}) {
  signedIn();
  const requests = serve({ "GET /users/me": () => ({ body: me }), ...handlers });
  renderApp("/settings/password");
  return requests;
}

const currentField = () => screen.findByLabelText<HTMLInputElement>("Current password");
const newField = () => screen.findByLabelText<HTMLInputElement>("New password");

async function changePassword() {
  await userEvent.type(await currentField(), "Wide-Harbour-7");
  await userEvent.type(await newField(), NEW);
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));
}

test("a changed password empties the form and hides it", async () => {
  const requests = open({ "PUT /users/me/password": () => ({ status: 204 }) });
  await userEvent.click(await screen.findByRole("button", { name: "Show new password" }));
  await changePassword();
  expect(await screen.findByText("Your password is changed; all other devices are signed out")).toBeTruthy();
  expect([(await currentField()).value, (await newField()).value]).toEqual(["", ""]);
  expect((await newField()).type).toBe("password");
  expect(requests.find(({ endpoint }) => endpoint === "PUT /users/me/password")?.body).toEqual({
    current_password: "Wide-Harbour-7",
    new_password: NEW,
  });
});

test.each([
  ["current_password", "Current password", "This is not your password"],
  ["new_password", "New password", "Needs a digit"],
])("what is wrong with %s stands at its field, and what was typed stays", async (path, label, message) => {
  open({
    "PUT /users/me/password": () =>
      problem(422, "invalid_request", `${path}: ${message}`, { errors: [{ path, message }] }),
  });
  await changePassword();
  const error = await screen.findByText(message);
  expect(screen.getByLabelText(label).getAttribute("aria-describedby")).toContain(error.id);
  expect(document.querySelectorAll("[aria-invalid=true]")).toHaveLength(1);
  expect((await newField()).value).toBe(NEW);
});

test("too many tries show how long to wait", async () => {
  open({
    "PUT /users/me/password": () => problem(429, "rate_limited", "Too many requests.", {}, { "retry-after": "30" }),
  });
  await changePassword();
  expect(await screen.findByText("Please wait 30 seconds.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Change password" }).getAttribute("aria-disabled")).toBe("true");
});

test("password managers are told which field is which, and whose", async () => {
  open();
  expect((await currentField()).autocomplete).toBe("current-password");
  expect((await newField()).autocomplete).toBe("new-password");
  const username = document.querySelector<HTMLInputElement>("form input[autocomplete=username]");
  expect([username?.value, username?.hidden]).toEqual(["ana", true]);
});

test("who has tried too often is told for how long, and what was typed stays", async () => {
  open({ "PUT /users/me/password": () => problem(423, "locked_out", "Please try again in 14 minutes.") });
  await changePassword();
  expect(await screen.findByText("Please try again in 14 minutes.")).toBeTruthy();
  expect((await newField()).value).toBe(NEW);
});
