import { expect, type Page } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { test } from "./visitors.ts";

let ana: Person;
let ben: Person;
let post: { id: string };

test.beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  post = await ana.post("Harbour at dawn");
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ben.until("/feed", ({ items }) => items.length === 1);
});

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: `More about @${ana.username}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("who is muted stays out of the feed, does not learn of it, and comes back", async ({ visit }) => {
  const page = await visit(ben);
  await expect(page.getByText("Harbour at dawn")).toBeVisible();
  await page.getByRole("article").getByRole("link", { name: ana.username }).click();
  await choose(page, "Mute");
  await expect(page.getByText("· muted")).toBeVisible();
  await ben.until("/feed", ({ items }) => items.length === 0);
  await page.getByRole("link", { name: "Feed" }).click();
  await expect(page.getByRole("heading", { name: "The wall is bare" })).toBeVisible();
  await page.goto("/settings/muted");
  await page.getByRole("button", { name: `Unmute @${ana.username}` }).click();
  await expect(page.getByRole("button", { name: `Mute @${ana.username}` })).toBeVisible();
  await ben.until("/feed", ({ items }) => items.length === 1);
  await page.goto("/");
  await expect(page.getByText("Harbour at dawn")).toBeVisible();
});

test("a block parts both, on every page, until it is lifted", async ({ visit }) => {
  await ana.ask("PUT", `/users/${ben.username}/follow`);
  await ben.ask("POST", `/posts/${post.id}/comments`, { text: "Soon to be gone" });
  const anas = await visit(ana, `/p/${post.id}`);
  await expect(anas.getByText("Soon to be gone")).toBeVisible();

  const bens = await visit(ben, `/u/${ana.username}`);
  await choose(bens, "Block…");
  await bens.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(bens.getByRole("button", { name: "Following" })).toBeVisible();
  await choose(bens, "Block…");
  await bens
    .getByRole("dialog", { name: `Block @${ana.username}?` })
    .getByRole("button", { name: "Block" })
    .click();
  await expect(bens.getByRole("heading", { name: `You have blocked @${ana.username}` })).toBeVisible();
  await expect(bens.getByRole("button", { name: `More about @${ana.username}` })).toBeFocused();
  await bens.getByRole("link", { name: "Feed" }).click();
  await expect(bens.getByRole("heading", { name: "The wall is bare" })).toBeVisible();
  await bens.goto(`/p/${post.id}`);
  await expect(bens.getByText("Error 404")).toBeVisible();

  await anas.reload();
  await expect(anas.getByText("Nobody has said anything yet")).toBeVisible();
  await expect(anas.getByText("Soon to be gone")).toHaveCount(0);
  await anas.goto(`/u/${ben.username}`);
  await expect(anas.getByText("Error 404")).toBeVisible();

  await bens.goto("/settings/blocked");
  await bens.getByRole("button", { name: `Unblock @${ana.username}` }).click();
  await expect(bens.getByRole("button", { name: `Block @${ana.username}` })).toBeVisible();
  await ana.until(`/users/${ben.username}`, ({ id }) => id === ben.id);
  await anas.goto(`/u/${ben.username}`);
  await expect(anas.getByRole("button", { name: "Follow", exact: true })).toBeVisible();
});
