import { expect, type Page } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { test } from "./visitors.ts";

let ana: Person;
let ben: Person;
let post: { id: string };

test.beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  post = await ana.post("Harbour at dawn");
});

const field = (page: Page) => page.getByRole("form", { name: "Comment" }).getByRole("textbox");
const comments = (page: Page) => page.getByRole("list", { name: "Comments" });

async function write(page: Page, text: string): Promise<void> {
  await field(page).pressSequentially(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

test("a conversation: each is led to what the other said, answers it and likes it; deleted, it is gone", async ({
  visit,
}) => {
  const bens = await visit(ben, `/p/${post.id}`);
  await write(bens, "What a light! #harbour");
  await expect(comments(bens)).toContainText("What a light!");
  await expect(bens.getByRole("link", { name: "#harbour" })).toHaveAttribute("href", "/tags/harbour");
  await expect(bens.getByRole("heading", { name: "1 comment" })).toBeVisible();

  await ana.until("/notifications", ({ unread_count }) => unread_count === 1);
  const anas = await visit(ana, "/notifications");
  await anas.getByRole("link", { name: "commented on your post" }).click();
  const targeted = (page: Page) =>
    page.locator("[aria-current=true]", { has: page.getByRole("button", { name: /^Reply to/ }) });
  await expect(targeted(anas)).toContainText("What a light!");
  await expect(targeted(anas)).toBeInViewport();
  await expect(targeted(anas)).toBeFocused();
  await anas.getByRole("button", { name: `Like the comment of ${ben.username}` }).click();
  await expect(targeted(anas)).toContainText("1 like");
  await anas.getByRole("button", { name: `Reply to ${ben.username}` }).click();
  await expect(field(anas)).toHaveValue(`@${ben.username} `);
  await write(anas, "And no wind");
  const replies = anas.getByRole("list", { name: `Replies to ${ben.username}` });
  await expect(replies.getByRole("link", { name: `@${ben.username}` })).toBeVisible();

  await ben.until("/notifications", ({ items }) => items.some(({ kind }: { kind: string }) => kind === "reply"));
  await bens.goto("/notifications");
  await bens.getByRole("link", { name: "replied to your comment" }).click();
  await expect(targeted(bens)).toContainText("And no wind");
  await expect(targeted(bens)).toBeFocused();

  await bens.getByRole("button", { name: `Delete the comment of ${ben.username}` }).click();
  const question = bens.getByRole("dialog", { name: "Delete this comment?" });
  await expect(question).toContainText("1 reply with it");
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(comments(bens)).not.toContainText("What a light!");
  await expect(bens.getByRole("heading", { name: "Comments" })).toBeFocused();
  await ana.until(`/posts/${post.id}`, ({ counts }) => counts.comments === 0);
  await anas.reload();
  await expect(anas.getByText("The comment you were led to is gone")).toBeVisible();
});

test("a comment that could not be sent comes back to be sent again, and is there once", async ({ visit }) => {
  const page = await visit(ben, `/p/${post.id}`);
  await page.route("**/comments", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await write(page, "Nobody hears me");
  await expect(page.getByRole("alert")).toContainText("can't be reached");
  await expect(field(page)).toHaveValue("Nobody hears me");
  await expect(comments(page)).not.toContainText("Nobody hears me");
  await page.unrouteAll();
  await field(page).press("Control+Enter");
  await expect(comments(page).getByText("Nobody hears me")).toHaveCount(1);
  await expect(comments(page).getByText("Sending…")).toHaveCount(0);
  await page.reload();
  await expect(comments(page).getByText("Nobody hears me")).toHaveCount(1);
});

test("from a comment in the middle one reads on both ways", async ({ visit }) => {
  const others = await Promise.all(["cy", "dan", "eva"].map((name) => Person.register(name)));
  const ids: string[] = [];
  for (let index = 0; index < 27; index++) {
    const { body } = await (others[index % 3] as Person).ask("POST", `/posts/${post.id}/comments`, {
      text: `No. ${index}.`,
    });
    ids.push(body.id);
  }
  const page = await visit(ben, `/p/${post.id}?comment=${ids[22]}`);
  await expect(page.getByText("No. 22.")).toBeInViewport();
  await expect(page.getByText("No. 26.")).toBeVisible();
  await expect(page.getByText("No. 21.")).toHaveCount(0);
  await page.getByRole("button", { name: "Show earlier comments" }).click();
  await expect(page.getByText("No. 21.")).toBeAttached();
  await expect(page.getByText("No. 22.")).toBeInViewport();
});
