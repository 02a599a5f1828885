import { expect, type Locator, type Page } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { test } from "./visitors.ts";

/** Goes on by Tab until something has the focus; whoever needs more than that many steps is lost. */
async function tabTo(page: Page, target: Locator, steps = 25): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < steps; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("without a pointer: from the feed to a like, a comment and a menu", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  await ana.post("Harbour at dawn");
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ben.until("/feed", ({ items }) => items.length === 1);
  const page = await visit(ben);

  await tabTo(page, page.getByRole("link", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  const like = page.getByRole("button", { name: "Like", exact: true });
  await tabTo(page, like, 3);
  await page.keyboard.press("Space");
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await expect(like).toBeFocused();

  await tabTo(page, page.getByRole("link", { name: "Comment", exact: true }), 3);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/p\//);
  await tabTo(page, page.getByRole("button", { name: "Comment", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Write a comment" })).toBeFocused();
  await page.keyboard.type("Said without a hand on the mouse");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Comments" })).toContainText("Said without a hand");
  await expect(page.getByRole("heading", { name: "1 comment" })).toBeVisible();

  await page.goto(`/u/${ana.username}`);
  const more = page.getByRole("button", { name: `More about @${ana.username}` });
  await tabTo(page, more);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Mute" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("· muted")).toBeVisible();
  await expect(more).toBeFocused();
});
