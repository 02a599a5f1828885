import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { ana, jun, me, postOf, profileOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const followers = () => screen.getByText("followers").nextElementSibling?.textContent;
const noPosts = { "GET /users/{username}/posts": () => ({ body: { items: [], next_cursor: null } }) };

test("following shows at once, and a second press is not sent", async () => {
  signedIn();
  const answer = held<{ status: number }>();
  const requests = serve({
    ...noPosts,
    "GET /users/me": () => ({ body: me }),
    "GET /users/{username}": () => ({ body: profileOf(jun) }),
    "PUT /users/{username}/follow": () => answer.promise,
    "DELETE /users/{username}/follow": () => ({ status: 204 }),
  });
  renderApp("/u/jun");
  const button = await screen.findByRole("button", { name: "Follow" });
  button.click();
  button.click();
  const following = await screen.findByRole("button", { name: "Following" });
  expect(followers()).toBe("11");
  await userEvent.click(following);
  answer.resolve({ status: 204 });
  await expect.poll(() => following.getAttribute("aria-disabled")).toBe("false");
  const sent = () => requests.map(({ endpoint }) => endpoint).filter((one) => one.endsWith("/follow"));
  expect(sent()).toEqual(["PUT /users/{username}/follow"]);
  await userEvent.click(following);
  expect(await screen.findByRole("button", { name: "Follow" })).toBeTruthy();
  expect(followers()).toBe("10");
  expect(sent()).toEqual(["PUT /users/{username}/follow", "DELETE /users/{username}/follow"]);
});

test("following that is refused is taken back and told", async () => {
  signedIn();
  const answer = held<ReturnType<typeof problem>>();
  serve({
    ...noPosts,
    "GET /users/me": () => ({ body: me }),
    "GET /users/{username}": () => ({ body: profileOf(jun) }),
    "PUT /users/{username}/follow": () => answer.promise,
  });
  renderApp("/u/jun");
  await userEvent.click(await screen.findByRole("button", { name: "Follow" }));
  await screen.findByRole("button", { name: "Following" });
  answer.resolve(problem(500, "internal_error", "Something went wrong on our side."));
  expect(await screen.findByRole("button", { name: "Follow" })).toBeTruthy();
  expect(followers()).toBe("10");
  expect(await screen.findByText("Something went wrong on our side.")).toBeTruthy();
});

test("a visitor is asked to sign in, and comes back", async () => {
  serve({ ...noPosts, "GET /users/{username}": () => ({ body: profileOf(jun, { relationship: null }) }) });
  renderApp("/u/jun");
  const link = await screen.findByRole("link", { name: "Sign in to follow" });
  expect(link.getAttribute("href")).toBe("/sign-in?next=%2Fu%2Fjun");
});

test("one's own profile can be edited, not followed; its posts are linked", async () => {
  signedIn();
  serve({
    "GET /users/me": () => ({ body: me }),
    "GET /users/{username}": () => ({ body: profileOf(ana, { relationship: null }) }),
    "GET /users/{username}/posts": () => ({ body: { items: [postOf("1")], next_cursor: null } }),
  });
  renderApp("/u/ana");
  expect(await screen.findByRole("link", { name: "Edit profile" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Follow/ })).toBeNull();
  expect((await screen.findByRole("link", { name: "Alt of 1-picture" })).getAttribute("href")).toBe("/p/1");
});

test("nobody of that name is a 404", async () => {
  serve({ "GET /users/{username}": () => problem(404, "not_found", "There is no such person.") });
  renderApp("/u/nobody");
  expect(await screen.findByText("Error 404")).toBeTruthy();
});
