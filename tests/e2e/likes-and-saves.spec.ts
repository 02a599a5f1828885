import { expect, type Page } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { messages, test, textsOf } from "./visitors.ts";

let ana: Person;
let ben: Person;
let post: { id: string };

test.beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  post = await ana.post("Harbour at dawn");
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ben.until("/feed", ({ items }) => items.length === 1);
});

const like = (page: Page) => page.getByRole("button", { name: "Like", exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const likedBy = (page: Page) => page.getByRole("link", { name: /^Liked by/ });

test("a like shows at once, and an answer from before it does not take it back", async ({ visit }) => {
  const page = await visit(ben);
  await expect(like(page)).toHaveAttribute("aria-pressed", "false");
  // The counter of a server that is late: it has the like, and has not counted it.
  await page.route(`**/posts/${post.id}`, async (route) => {
    const body = await (await route.fetch()).json();
    await route.fulfill({ json: { ...body, counts: { ...body.counts, likes: 0 } } });
  });
  await like(page).click();
  await expect(likedBy(page)).toHaveText("1");
  const read = page.waitForResponse((response) => response.url().endsWith(`/posts/${post.id}`));
  await page.getByRole("link", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Comments" })).toBeVisible();
  const texts = await textsOf(page.locator(".post-actions"));
  await (await read).finished();
  await page.getByText("Nobody has said anything yet").waitFor();
  expect(await texts()).toEqual(["1"]);
  await page.reload();
  await page.unrouteAll();
  await expect(like(page)).toHaveAttribute("aria-pressed", "true");
  await likedBy(page).click();
  await expect(page.getByText(`@${ben.username}`)).toBeVisible();
});

test("pressed in a hurry, it ends as the last press wants", async ({ visit }) => {
  const page = await visit(ben, `/p/${post.id}`);
  const before = (await like(page).getAttribute("aria-pressed")) === "true";
  for (let press = 0; press < 5; press++) await like(page).click();
  await expect(like(page)).toHaveAttribute("aria-pressed", String(!before));
  await ben.until(
    `/posts/${post.id}`,
    ({ viewer, counts }) => viewer.liked !== before && counts.likes === Number(!before),
  );
  await page.reload();
  await expect(like(page)).toHaveAttribute("aria-pressed", String(!before));
});

test("what the server does not take goes back to how it was, and one is told", async ({ visit }) => {
  const page = await visit(ben, `/p/${post.id}`);
  for (const button of [like(page), save(page)]) {
    const before = (await button.getAttribute("aria-pressed")) ?? "";
    await page.route(/\/(like|save)$/, (route) => route.abort());
    await button.click();
    await expect(messages(page)).toContainText("can't be reached");
    await expect(button).toHaveAttribute("aria-pressed", before);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.unrouteAll();
    await button.click();
    await expect(button).not.toHaveAttribute("aria-pressed", before);
  }
  // What is still on its way would come between the next test and its beginning.
  await ben.until(`/posts/${post.id}`, ({ viewer }) => viewer.saved);
});

test("what is saved is kept in a place of one's own until it is let go", async ({ visit }) => {
  await ben.ask("DELETE", `/posts/${post.id}/save`);
  const page = await visit(ben, `/p/${post.id}`);
  await save(page).click();
  await expect(save(page)).toHaveAttribute("aria-pressed", "true");
  await ben.until("/saved", ({ items }) => items.length === 1);
  await page.goto("/saved");
  await expect(page.getByText("Harbour at dawn")).toBeVisible();
  await save(page).click();
  await ben.until("/saved", ({ items }) => items.length === 0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "An empty drawer" })).toBeVisible();
});
