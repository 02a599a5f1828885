import { expect } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { messages, test } from "./visitors.ts";

test("what a post says can be changed, and the post deleted for everybody", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  const post = await ana.post("Harbour at down");
  const page = await visit(ana, `/u/${ana.username}`);
  await page
    .getByRole("list", { name: `Posts by ${ana.username}` })
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "Edit" }).click();
  const form = page.getByRole("form", { name: "Edit post" });
  await expect(form.getByLabel("Caption")).toBeFocused();
  await form.getByLabel("Caption").fill(`Harbour at dawn, seen by @${ben.username} #sea`);
  await form.getByLabel("Alt text 1").fill("Orange light over a dark sea");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(messages(page)).toContainText("Post saved");
  await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();
  await expect(page.getByText("· Edited")).toBeVisible();
  await expect(page.getByRole("link", { name: "#sea" })).toHaveAttribute("href", "/tags/sea");
  await expect(page.getByRole("link", { name: `@${ben.username}` })).toHaveAttribute("href", `/u/${ben.username}`);
  await expect(page.getByAltText("Orange light over a dark sea")).toBeVisible();
  await ben.until("/notifications", ({ items }) => items.some(({ kind }: { kind: string }) => kind === "mention"));

  const bens = await visit(ben, "/notifications");
  await bens.getByRole("link", { name: "mentioned you" }).click();
  await expect(bens.getByText("Harbour at dawn")).toBeVisible();
  await expect(bens.getByRole("button", { name: "Delete post" })).toHaveCount(0);

  await page.getByRole("button", { name: "Delete post" }).click();
  const question = page.getByRole("dialog", { name: "Delete this post?" });
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(page.getByRole("button", { name: "Delete post" })).toBeFocused();
  await page.getByRole("button", { name: "Delete post" }).click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(`/u/${ana.username}`);
  await expect(messages(page)).toContainText("Post deleted");
  await expect(page.getByRole("heading", { name: "No prints yet" })).toBeVisible();
  await bens.reload();
  await expect(bens.getByText("Error 404")).toBeVisible();
  await ben.until(`/posts/${post.id}`, ({ code }) => code === "not_found");
});
