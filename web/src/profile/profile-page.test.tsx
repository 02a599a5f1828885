import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Profile } from "../../../shared/users.ts";
import { renderApp } from "../testing/render-app.tsx";
import { ana, jun, me, mediaOf, postOf, profileOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const account = { "GET /users/me": () => ({ body: me }) };
const noPosts = { "GET /users/{username}/posts": () => ({ body: { items: [], next_cursor: null } }) };
const showing = (change: Partial<Profile> = {}) => ({
  ...account,
  ...noPosts,
  "GET /users/{username}": () => ({ body: profileOf(jun, change) }),
});
const related = (change: Partial<NonNullable<Profile["relationship"]>>) => ({
  relationship: { following: false, followed_by: false, requested: false, muting: false, blocking: false, ...change },
});
const followers = () => screen.getByText("followers").closest("li")?.textContent;
const button = (name: string) => screen.findByRole("button", { name });
const openMenu = async () => userEvent.click(await button("More about @jun"));
const choose = (name: string) => userEvent.click(screen.getByRole("menuitem", { name }));

test("following shows at once; pressed many times, one request is under way and the last wish wins", async () => {
  signedIn();
  const answer = held<{ status: number }>();
  const requests = serve({
    ...showing(),
    "PUT /users/{username}/follow": () => answer.promise,
    "DELETE /users/{username}/follow": () => ({ status: 204 }),
  });
  const sent = () => requests.map(({ endpoint }) => endpoint).filter((one) => one.endsWith("/follow"));
  renderApp("/u/jun");
  await userEvent.click(await button("Follow"));
  expect(await button("Following")).toBeTruthy();
  expect(followers()).toBe("11 followers");
  await userEvent.click(await button("Following"));
  await userEvent.click(await button("Follow"));
  await userEvent.click(await button("Following"));
  expect(sent()).toEqual(["PUT /users/{username}/follow"]);
  answer.resolve({ status: 204 });
  await expect.poll(sent).toEqual(["PUT /users/{username}/follow", "DELETE /users/{username}/follow"]);
  expect(await button("Follow")).toBeTruthy();
  expect(followers()).toBe("10 followers");
});

test("following that is refused is taken back and told", async () => {
  signedIn();
  const answer = held<ReturnType<typeof problem>>();
  serve({ ...showing(), "PUT /users/{username}/follow": () => answer.promise });
  renderApp("/u/jun");
  await userEvent.click(await button("Follow"));
  await button("Following");
  answer.resolve(problem(500, "internal_error", "Something went wrong on our side."));
  expect(await button("Follow")).toBeTruthy();
  expect(followers()).toBe("10 followers");
  expect(await screen.findByText("Something went wrong on our side.")).toBeTruthy();
});

test("a private account is asked; its posts are neither shown nor fetched", async () => {
  signedIn();
  const requests = serve({
    ...showing({ private: true }),
    "PUT /users/{username}/follow": () => ({ status: 202, body: { status: "requested" } }),
    "DELETE /users/{username}/follow": () => ({ status: 204 }),
  });
  renderApp("/u/jun");
  expect(await screen.findByRole("heading", { name: "This account is private." })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "10 followers" })).toBeNull();
  await userEvent.click(await button("Follow"));
  await userEvent.click(await button("Requested"));
  expect(await button("Follow")).toBeTruthy();
  expect(followers()).toBe("10 followers");
  expect(requests.some(({ endpoint }) => endpoint === "GET /users/{username}/posts")).toBe(false);
});

test("an account that has become private in the meantime shows the request, not a follower", async () => {
  signedIn();
  serve({
    ...showing(),
    "PUT /users/{username}/follow": () => ({ status: 202, body: { status: "requested" } }),
  });
  renderApp("/u/jun");
  await userEvent.click(await button("Follow"));
  expect(await button("Requested")).toBeTruthy();
  expect(followers()).toBe("10 followers");
});

test("followers of a private account see it, and its lists are linked", async () => {
  signedIn();
  serve(showing({ private: true, ...related({ following: true }) }));
  renderApp("/u/jun");
  const link = await screen.findByRole("link", { name: "10 followers" });
  expect(link.getAttribute("href")).toBe("/u/jun/followers");
  expect(screen.getByRole("link", { name: "1 following" }).getAttribute("href")).toBe("/u/jun/following");
  expect(await screen.findByRole("heading", { name: "No prints yet" })).toBeTruthy();
});

test("the menu is used by keyboard, and gives the focus back", async () => {
  signedIn();
  serve(showing());
  renderApp("/u/jun");
  const more = await button("More about @jun");
  more.focus();
  await userEvent.keyboard("{Enter}");
  expect(more.getAttribute("aria-expanded")).toBe("true");
  expect(document.activeElement?.textContent).toBe("Copy link");
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement?.textContent).toBe("Block…");
  await userEvent.keyboard("{Home}{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("Mute");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(more);
});

test("a press outside closes the menu", async () => {
  signedIn();
  serve(showing());
  renderApp("/u/jun");
  await openMenu();
  await userEvent.click(screen.getByRole("heading", { name: "Jun" }));
  expect(screen.queryByRole("menu")).toBeNull();
});

test("muting shows at once and is taken back when it is refused", async () => {
  signedIn();
  const answer = held<ReturnType<typeof problem>>();
  serve({ ...showing(), "PUT /users/{username}/mute": () => answer.promise });
  renderApp("/u/jun");
  await openMenu();
  await choose("Mute");
  expect(await screen.findByText(/muted/)).toBeTruthy();
  await openMenu();
  expect(screen.getByRole("menuitem", { name: "Unmute" })).toBeTruthy();
  answer.resolve(problem(503, "unavailable", "Please try again in a moment."));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(screen.queryByText(/muted/)).toBeNull();
});

test("blocking asks first, closes the profile, and can be undone", async () => {
  signedIn();
  let blocking = false;
  const requests = serve({
    ...account,
    "GET /users/{username}": () => ({ body: profileOf(jun, related({ blocking })) }),
    "GET /users/{username}/posts": () => ({ body: { items: [postOf("1")], next_cursor: null } }),
    "PUT /users/{username}/block": () => {
      blocking = true;
      return { status: 204 };
    },
    "DELETE /users/{username}/block": () => {
      blocking = false;
      return { status: 204 };
    },
  });
  const blocks = () => requests.filter(({ endpoint }) => endpoint.endsWith("/block")).map(({ endpoint }) => endpoint);
  renderApp("/u/jun");
  await screen.findByRole("link", { name: "Alt of 1-picture" });
  await openMenu();
  await choose("Block…");
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Cancel" }));
  expect(blocks()).toEqual([]);
  await openMenu();
  await choose("Block…");
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Block" }));
  expect(await screen.findByRole("heading", { name: "You have blocked @jun" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Alt of 1-picture" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Follow" })).toBeNull();
  expect(screen.queryByRole("link", { name: "10 followers" })).toBeNull();
  await userEvent.click(await button("Unblock"));
  expect(await screen.findByRole("link", { name: "Alt of 1-picture" })).toBeTruthy();
  expect(blocks()).toEqual(["PUT /users/{username}/block", "DELETE /users/{username}/block"]);
});

test("blocking that is refused opens the profile again", async () => {
  signedIn();
  serve({ ...showing(), "PUT /users/{username}/block": () => problem(503, "unavailable", "Please try again.") });
  renderApp("/u/jun");
  await openMenu();
  await choose("Block…");
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Block" }));
  expect(await screen.findByText("Please try again.")).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "You have blocked @jun" })).toBeNull();
  expect(await button("Follow")).toBeTruthy();
});

test("its link can be copied", async () => {
  signedIn();
  serve(showing());
  renderApp("/u/jun");
  const user = userEvent.setup();
  await user.click(await button("More about @jun"));
  await user.click(screen.getByRole("menuitem", { name: "Copy link" }));
  expect(await screen.findByText("Link copied")).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe("https://photostack.test/u/jun");
});

test("a visitor is asked to sign in, and comes back", async () => {
  serve({ ...noPosts, "GET /users/{username}": () => ({ body: profileOf(jun, { relationship: null }) }) });
  renderApp("/u/jun");
  const link = await screen.findByRole("link", { name: "Sign in to follow" });
  expect(link.getAttribute("href")).toBe("/sign-in?next=%2Fu%2Fjun");
  expect(screen.queryByRole("button", { name: "More about @jun" })).toBeNull();
});

test("one's own profile can be edited, not followed; its posts, settings and saved posts are linked", async () => {
  signedIn();
  serve({
    // Also while the account itself is still being read.
    "GET /users/me": () => new Promise<never>(() => undefined),
    "GET /users/{username}": () => ({ body: profileOf(ana, { relationship: null, private: true }) }),
    "GET /users/{username}/posts": () => ({ body: { items: [postOf("1")], next_cursor: null } }),
  });
  renderApp("/u/ana");
  const href = async (name: string) => (await screen.findByRole("link", { name })).getAttribute("href");
  expect(await href("Edit profile")).toBe("/settings/profile");
  expect(await href("Saved posts")).toBe("/saved");
  expect(await href("Settings")).toBe("/settings");
  expect(await href("Alt of 1-picture")).toBe("/p/1");
  expect(screen.queryByRole("button", { name: /Follow/ })).toBeNull();
});

test("a portrait is shown where there is one", async () => {
  serve({ ...noPosts, "GET /users/{username}": () => ({ body: profileOf({ ...jun, avatar: mediaOf("face") }) }) });
  renderApp("/u/jun");
  await screen.findByRole("heading", { name: "Jun" });
  await vi.waitFor(() =>
    expect(document.querySelector(".avatar img")?.getAttribute("src")).toBe("https://media.test/face-1080.jpeg"),
  );
});

test("nobody of that name is a 404", async () => {
  serve({ "GET /users/{username}": () => problem(404, "not_found", "There is no such person.") });
  renderApp("/u/nobody");
  expect(await screen.findByText("Error 404")).toBeTruthy();
  expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
});
