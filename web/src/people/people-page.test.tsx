import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me, personOf, userOf } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

const account = { "GET /users/me": () => ({ body: me }) };
const row = async (username: string) => {
  const found = (await screen.findByText(`@${username}`)).closest("li");
  if (!found) throw new Error(`@${username} is not in a list.`);
  return within(found);
};

test("followers come page by page, each as one stands to them", async () => {
  signedIn();
  serve({
    ...account,
    "GET /users/{username}/followers": ({ query }) =>
      query.has("cursor")
        ? { body: { items: [personOf(userOf("cleo"), { requested: true })], next_cursor: null } }
        : {
            body: {
              items: [
                personOf(userOf("ben"), { following: true }),
                { ...userOf("ana"), relationship: null },
                personOf(userOf("dan")),
              ],
              next_cursor: "more",
            },
          },
  });
  renderApp("/u/jun/followers");
  expect((await row("ben")).getByRole("button").textContent).toBe("Following");
  expect((await row("dan")).getByRole("button").textContent).toBe("Follow");
  expect((await row("ana")).queryByRole("button")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Show more people" }));
  expect((await row("cleo")).getByRole("button").textContent).toBe("Requested");
  expect(document.title).toBe("Followers · @jun · Photostack");
});

test("following somebody in a list changes their row only, and is taken back when it is refused", async () => {
  signedIn();
  let refuse = true;
  serve({
    ...account,
    "GET /users/{username}/following": () => ({
      body: { items: [personOf(userOf("ben")), personOf(userOf("cleo"))], next_cursor: null },
    }),
    "PUT /users/{username}/follow": () =>
      refuse ? problem(503, "unavailable", "Please try again in a moment.") : { status: 204 },
  });
  renderApp("/u/jun/following");
  const ben = await row("ben");
  await userEvent.click(ben.getByRole("button", { name: "Follow" }));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(ben.getByRole("button").textContent).toBe("Follow");
  refuse = false;
  await userEvent.click(ben.getByRole("button", { name: "Follow" }));
  expect(await ben.findByRole("button", { name: "Following" })).toBeTruthy();
  expect((await row("cleo")).getByRole("button").textContent).toBe("Follow");
});

test("an empty list says so", async () => {
  serve({ "GET /users/{username}/followers": () => ({ body: { items: [], next_cursor: null } }) });
  renderApp("/u/jun/followers");
  expect(await screen.findByRole("heading", { name: "Nobody yet" })).toBeTruthy();
});

test("the list of somebody one may not see is not found, under one heading", async () => {
  serve({ "GET /users/{username}/followers": () => problem(404, "not_found", "There is no such person.") });
  renderApp("/u/jun/followers");
  expect(await screen.findByText("Error 404")).toBeTruthy();
  expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
});
