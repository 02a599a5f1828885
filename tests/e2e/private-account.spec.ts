import { expect } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { messages, test } from "./visitors.ts";

test("who wants to see a private account asks, is let in, and has its posts in the feed", async ({ visit }) => {
  const [ana, ben, cy] = await Promise.all(["ana", "ben", "cy"].map((name) => Person.register(name)));
  if (!ana || !ben || !cy) return;
  const post = await ana.post("Only for friends");
  const anas = await visit(ana, "/settings/privacy");
  await anas.getByRole("switch", { name: "Private account" }).click();
  await ana.until("/users/me", (me) => me.private);

  const bens = await visit(ben);
  await expect(bens.getByRole("heading", { name: "The wall is bare" })).toBeVisible();
  await bens.goto(`/p/${post.id}`);
  await expect(bens.getByText("Error 404")).toBeVisible();
  await bens.goto(`/u/${ana.username}`);
  await expect(bens.getByRole("heading", { name: "This account is private." })).toBeVisible();
  await bens.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(bens.getByRole("button", { name: "Requested" })).toBeVisible();
  await cy.ask("PUT", `/users/${ana.username}/follow`);

  await ana.until("/notifications", ({ items }) => items.length > 0 && items[0].count === 2);
  await anas.getByRole("link", { name: "Notifications" }).first().click();
  await anas.getByRole("link", { name: "asked to follow you" }).click();
  await anas.getByRole("button", { name: `Accept @${ben.username}` }).click();
  await expect(messages(anas)).toContainText(`@${ben.username} follows you now`);
  await anas.getByRole("button", { name: `Refuse @${cy.username}` }).click();
  await expect(anas.getByRole("heading", { name: "Nobody is waiting" })).toBeVisible();

  await ben.until("/notifications", ({ items }) =>
    items.some(({ kind }: { kind: string }) => kind === "follow_accepted"),
  );
  await bens.goto("/notifications");
  await bens.getByRole("link", { name: "accepted your follow request" }).click();
  await expect(bens.getByRole("button", { name: "Following" })).toBeVisible();
  await expect(bens.getByRole("list", { name: `Posts by ${ana.username}` }).getByRole("link")).toHaveCount(1);
  await bens.getByRole("link", { name: "Feed" }).click();
  await expect(bens.getByText("Only for friends")).toBeVisible();
  const { body: refused } = await cy.ask("GET", `/users/${ana.username}`);
  expect(refused.relationship).toMatchObject({ following: false, requested: false });
});

test("a feed that was empty fills by itself after the first follow", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  await ana.post("The first picture one follows");
  const page = await visit(ben, `/u/${ana.username}`);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await page.getByRole("link", { name: "Feed" }).click();
  await expect(page.getByText("The first picture one follows")).toBeVisible({ timeout: 15_000 });
});
