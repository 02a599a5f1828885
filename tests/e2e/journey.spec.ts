import { expect, test } from "@playwright/test";
import { PASSWORD, Person } from "../harness/people.ts";
import { photo } from "../harness/pictures.ts";
import { complaintsOf, signIn, someName } from "./visitors.ts";

test("from signing up to a follower's feed, with two real browsers", async ({ page, browser }) => {
  const complaints = complaintsOf(page);
  const username = someName("ana");
  await page.goto("/sign-up");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Email").fill(`${username}@example.com`);
  await page.getByLabel("Name (optional)").fill("Ana Prado");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Feed" })).toBeVisible();
  const tokens = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(tokens).not.toContain("__Host-access");
  expect(tokens).not.toContain("__Host-refresh");

  const ben = await Person.register("ben");
  const followers = await browser.newContext();
  await signIn(followers, ben);
  const reader = await followers.newPage();
  await reader.goto(`/u/${username}`);
  await reader.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(reader.getByRole("button", { name: "Following" })).toBeVisible();

  await page.getByRole("link", { name: "New post" }).first().click();
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
  await page
    .getByLabel("Choose pictures")
    .setInputFiles([
      file("one.jpg", await photo({ width: 1200, height: 800 })),
      file("two.jpg", await photo({ width: 900, height: 1200, orientation: 6 })),
    ]);
  await page.getByLabel("Alt text for picture 1").fill("Orange light over a dark sea");
  await page.getByRole("button", { name: "Move picture 2 earlier" }).click();
  await page.getByLabel("Caption").fill("First light");
  await expect(page.getByRole("button", { name: "Share" })).toBeEnabled({ timeout: 20_000 });
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText("First light").first()).toBeVisible({ timeout: 20_000 });

  await reader.goto("/");
  await expect(async () => {
    await reader.reload();
    await expect(reader.getByText("First light")).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  const pictures = reader.getByRole("article").first().locator("img");
  await expect
    .poll(() => pictures.first().evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expect(reader.getByAltText("Orange light over a dark sea").first()).toBeAttached();
  expect(complaints).toEqual([]);
  await followers.close();
});

test("a session that has ended leads to signing in, and back to where one was", async ({ page, context }) => {
  const ana = await Person.register("ana");
  await signIn(context, ana);
  await page.goto("/settings");
  await expect(page.getByLabel("Bio")).toBeVisible();
  const cookies = await context.cookies();
  await context.addCookies(
    cookies.filter(({ name }) => name !== "__Host-csrf").map((cookie) => ({ ...cookie, value: "ended" })),
  );
  await page.goto("/settings");
  await expect(page.getByRole("form", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("Username or email").fill(ana.username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByLabel("Bio")).toBeVisible();
});

test("an access token that has run out is replaced without a word", async ({ page, context }) => {
  const ana = await Person.register("ana");
  await signIn(context, ana);
  await context.clearCookies({ name: "__Host-access" });
  await page.goto("/settings");
  await expect(page.getByLabel("Bio")).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).toContain("__Host-access");
});

test("signing out ends the session in every tab", async ({ page, context }) => {
  await signIn(context, await Person.register("ana"));
  const other = await context.newPage();
  await Promise.all([page.goto("/settings/account"), other.goto("/")]);
  await expect(other.getByRole("heading", { name: "Feed" })).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("form", { name: "Sign in" })).toBeVisible();
  await expect(other.getByRole("form", { name: "Sign in" })).toBeVisible();
  // By the other one the browser is recognised at the next sign-in.
  const session = ["__Host-access", "__Host-refresh", "__Host-csrf"];
  expect((await context.cookies()).filter(({ name }) => session.includes(name))).toEqual([]);
});
