import { expect } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { someName, test } from "./visitors.ts";

const tag = someName("harbour");
let ana: Person;
let ben: Person;
let post: { id: string };

test.beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  post = await ana.post(`Boats at dawn #${tag}`);
  await ben.until(`/tags/${tag}`, ({ items }) => items.length === 1);
  await ben.until("/explore", ({ items }) => items.some(({ id }: { id: string }) => id === post.id));
});

test("people, tags and posts are found as one types, and reached with the arrow keys", async ({ visit }) => {
  const page = await visit(ben, "/explore");
  await page.getByRole("link", { name: "Search people, tags, posts" }).click();
  const field = page.getByRole("searchbox");
  await expect(field).toBeFocused();
  await field.pressSequentially(`@${ana.username.slice(0, 9)}`);
  const found = page.getByRole("list", { name: "People" }).getByRole("link", { name: ana.username });
  await expect(found).toBeVisible();
  await field.press("ArrowDown");
  await expect(found).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/u/${ana.username}`);
  await page.goBack();
  await expect(field).toHaveValue(`@${ana.username.slice(0, 9)}`);

  await field.fill(`#${tag.slice(0, -2)}`);
  await page.getByRole("link", { name: "Tags", exact: true }).click();
  await expect(page.getByRole("link", { name: `#${tag}` })).toContainText("1 post");
  await page.getByRole("link", { name: "Posts", exact: true }).click();
  await expect(page.getByRole("list", { name: "Posts" }).getByRole("link")).toHaveCount(1);
  await field.fill("zz_nobody_here");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
});

test("a hashtag in a caption leads to its pictures, and back to the same place", async ({ visit }) => {
  const page = await visit(ben, `/p/${post.id}`);
  await page.getByRole("link", { name: `#${tag}` }).click();
  await expect(page.getByRole("heading", { name: `#${tag}` })).toBeVisible();
  await page
    .getByRole("list", { name: `Posts with #${tag}` })
    .getByRole("link")
    .click();
  await expect(page.getByRole("article")).toContainText("Boats at dawn");
});

test("a visitor explores; a member sees there only whom they don't follow yet", async ({ page, visit }) => {
  await page.goto("/explore");
  const posts = (of: typeof page) => of.locator(`a[href="/p/${post.id}"]`);
  await posts(page).click();
  await expect(page.getByRole("link", { name: "Sign in to read the comments" })).toBeVisible();
  const member = await visit(ben, "/explore");
  await expect(posts(member)).toBeVisible();
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await member.reload();
  await expect(
    member.getByRole("list", { name: "Newest posts" }).or(member.getByText("Nothing new to see")),
  ).toBeVisible();
  await expect(posts(member)).toHaveCount(0);
});
