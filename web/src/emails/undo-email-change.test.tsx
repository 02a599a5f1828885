import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { problem, serve } from "../testing/server.ts";

const token = (letter: string) => letter.repeat(43);
const takeBack = async () => userEvent.click(await screen.findByRole("button", { name: "Take the change back" }));

test("a change is taken back by a button, and leads to a new password", async () => {
  const requests = serve({ "POST /auth/email/undo": () => ({ status: 204 }) });
  renderApp(`/undo-email-change#${token("a")}`);
  expect(await screen.findByText("All devices are signed out, this one too.")).toBeTruthy();
  expect(requests).toEqual([]);
  await takeBack();
  expect(await screen.findByRole("heading", { name: "Your old address is back." })).toBeTruthy();
  expect(location.href).toBe("https://photostack.test/forgot-password");
  expect(screen.getByRole("form", { name: "Have a link sent" })).toBeTruthy();
  expect(requests.map(({ body }) => body)).toEqual([{ token: token("a") }]);
});

test("a link that opens nothing leads to people", async () => {
  serve({ "POST /auth/email/undo": () => problem(410, "invalid_link", "Used.") });
  renderApp(`/undo-email-change#${token("b")}`);
  await takeBack();
  expect(await screen.findByRole("heading", { name: "This link opens nothing any more." })).toBeTruthy();
  expect(screen.getByRole("link", { name: /write to the people/ }).getAttribute("href")).toBe("/contact");
});
