import { expect } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { test } from "./visitors.ts";

test("what others do is counted, told, and read once it was seen", async ({ visit }) => {
  const [ana, ben, cy] = await Promise.all(["ana", "ben", "cy"].map((name) => Person.register(name)));
  if (!ana || !ben || !cy) return;
  const post = await ana.post("Harbour at dawn");
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  for (const person of [ben, cy]) await person.ask("PUT", `/posts/${post.id}/like`);
  await ana.until(
    "/notifications",
    ({ items, unread_count }) => unread_count === 2 && items.some(({ count }: { count: number }) => count === 2),
  );

  const page = await visit(ana);
  const tab = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Notifications" });
  await expect(tab).toContainText("2 unread");
  await tab.click();
  const list = page.getByRole("list", { name: "Notifications" });
  await expect(list).toContainText(`${cy.username} and ${ben.username} liked your post`);
  await expect(list.getByText("New:")).toHaveCount(2);
  await expect(tab).not.toContainText("unread");
  await ana.until("/notifications", ({ unread_count }) => unread_count === 0);
  await page.reload();
  await expect(list.getByRole("link")).toHaveCount(2);
  await expect(list.getByText("New:")).toHaveCount(0);

  await list.getByRole("link", { name: "liked your post" }).click();
  await expect(page).toHaveURL(new RegExp(`/p/${post.id}$`));
  await page.goBack();
  await list.getByRole("link", { name: "started following you" }).click();
  await expect(page.getByText("follows you")).toBeVisible();
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await ben.until("/notifications", ({ unread_count }) => unread_count === 1);
});

test("one is told nothing of what one does not want to know", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  const page = await visit(ana, "/settings/notifications");
  const follows = page.getByRole("switch", { name: /follow/i });
  await follows.click();
  await expect(follows).not.toBeChecked();
  await ana.until("/users/me", ({ notifications }) => !notifications.follows);
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ana.until(`/users/${ana.username}`, ({ counts }) => counts.followers === 1);
  const post = await ana.post("Harbour at dawn");
  await ben.ask("PUT", `/posts/${post.id}/like`);
  await ana.until("/notifications", ({ unread_count }) => unread_count > 0);
  await page.goto("/notifications");
  const rows = page.getByRole("list", { name: "Notifications" }).getByRole("link");
  await expect(rows).toHaveText([/liked your post/]);
});
