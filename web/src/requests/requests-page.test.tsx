import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me, userOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const account = { "GET /users/me": () => ({ body: me }) };
const waiting = (...names: string[]) => ({
  "GET /follow-requests": () => ({ body: { items: names.map(userOf), next_cursor: null } }),
});
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("who is answered goes at once, and once", async () => {
  signedIn();
  const answer = held<{ status: number }>();
  const requests = serve({
    ...account,
    ...waiting("ben", "cleo"),
    "PUT /follow-requests/{username}": () => answer.promise,
    "DELETE /follow-requests/{username}": () => ({ status: 204 }),
  });
  renderApp("/requests");
  await press("Accept @ben");
  await vi.waitFor(() => expect(screen.queryByText("@ben")).toBeNull());
  await press("Refuse @cleo");
  expect(await screen.findByRole("heading", { name: "Nobody is waiting" })).toBeTruthy();
  answer.resolve({ status: 204 });
  expect(await screen.findByText("@ben follows you now")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Nobody is waiting" })).toBeTruthy();
  const answers = requests.filter(({ endpoint }) => endpoint.endsWith("/{username}"));
  expect(answers.map(({ endpoint, params }) => [endpoint, params.username])).toEqual([
    ["PUT /follow-requests/{username}", "ben"],
    ["DELETE /follow-requests/{username}", "cleo"],
  ]);
});

test("an answer that fails brings them back to their place, and says why", async () => {
  signedIn();
  serve({
    ...account,
    ...waiting("ben", "cleo"),
    "PUT /follow-requests/{username}": () => problem(503, "unavailable", "Please try again in a moment."),
  });
  renderApp("/requests");
  await press("Accept @ben");
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  await vi.waitFor(() =>
    expect(screen.getAllByText(/^@/).map(({ textContent }) => textContent)).toEqual(["@ben", "@cleo"]),
  );
});

test("the focus goes on with the queue, and to the heading at its end", async () => {
  signedIn();
  serve({
    ...account,
    ...waiting("ben", "cleo"),
    "PUT /follow-requests/{username}": () => ({ status: 204 }),
  });
  renderApp("/requests");
  await press("Accept @ben");
  expect(document.activeElement).toBe(await screen.findByRole("button", { name: "Accept @cleo" }));
  await press("Accept @cleo");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Follow requests" }));
});

test("a request that is gone by now goes here as well", async () => {
  signedIn();
  let names = ["ben", "cleo"];
  serve({
    ...account,
    "GET /follow-requests": () => ({ body: { items: names.map(userOf), next_cursor: null } }),
    "PUT /follow-requests/{username}": () => problem(404, "not_found", "There is no such request."),
  });
  renderApp("/requests");
  await screen.findByText("@ben");
  names = ["cleo"];
  await press("Accept @ben");
  expect(await screen.findByText("There is no such request.")).toBeTruthy();
  await vi.waitFor(() => expect(screen.queryByText("@ben")).toBeNull());
  expect(screen.getByText("@cleo")).toBeTruthy();
});

test("with a public account nobody has to ask, and the page says how to change that", async () => {
  signedIn();
  serve({ ...account, ...waiting() });
  renderApp("/requests");
  const link = await screen.findByRole("link", { name: "Make it private" });
  expect(link.getAttribute("href")).toBe("/settings/privacy");
});
