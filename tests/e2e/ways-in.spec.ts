import { devices, expect, type Page } from "@playwright/test";
import { Client } from "../harness/api.ts";
import { codeIn, nextMail, tokenIn } from "../harness/mailbox.ts";
import { quietHere } from "../harness/passed-time.ts";
import { PASSWORD, Person } from "../harness/people.ts";
import { complaintsOf, someName, test } from "./visitors.ts";

const NEW_PASSWORD = "Narrow-Strait-8";

/** A phone: narrow, touched, without a mouse. */
const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];
test.use(phone);
test.beforeEach(quietHere);

/** Opens a mail in the local mailbox, as its reader would, and follows its button. */
async function followLink(page: Page, address: string, subject: string, button: string): Promise<Page> {
  await nextMail(address, { subject });
  await page.goto(`/dev/mail?to=${encodeURIComponent(address)}`);
  await page.getByRole("link", { name: subject }).first().tap();
  const link = page.frameLocator("iframe").getByRole("link", { name: button });
  const href = await link.getAttribute("href");
  expect(href).toContain(new URL(page.url()).origin);
  await page.goto(href ?? "");
  return page;
}

test("on a phone: sign up, confirm the address by the mail, sign out, and in again with a mailed code", async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const username = someName("ana");
  const email = `${username}@example.com`;
  await page.goto("/sign-up");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).tap();
  await expect(page.getByText(email)).toBeVisible();

  await followLink(page, email, "Confirm your email address", "Confirm this address");
  await expect(page).toHaveURL(/\/verify-email$/);
  await page.getByRole("button", { name: /Confirm/ }).tap();
  await expect(page.getByRole("heading", { name: /confirmed/i })).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(email)).toHaveCount(0);

  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).tap();
  await expect(page.getByRole("form", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Email me a code instead" }).tap();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Email").press("Enter");
  const code = codeIn(await nextMail(email, { subject: "Your code to sign in" }));
  await page.getByLabel("Code from the mail").fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await expect(
    page
      .getByRole("navigation")
      .getByRole("link", { name: /profile/i })
      .first(),
  ).toBeVisible();
  // The driver of the browser looks into mails by scripts, which they may not run.
  expect(complaints.filter((complaint) => !complaint.includes("/dev/mail/"))).toEqual([]);
});

test("a forgotten password is replaced with the link in the mail, once", async ({ page }) => {
  const ana = await Person.register("ana");
  const email = `${ana.username}@example.com`;
  const verify = tokenIn(await nextMail(email, { subject: "Confirm your email address" }));
  await ana.ask("POST", "/auth/email/verify", { token: verify });

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot password?" }).tap();
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).tap();
  await expect(page.getByRole("heading", { name: "Look into your mailbox." })).toBeVisible();
  await followLink(page, email, "Choose a new password", "Choose a new password");
  await expect(page).toHaveURL(/\/reset-password$/);
  await page.getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).tap();
  await expect(page.getByRole("form", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("Username or email").fill(ana.username);
  await page.getByLabel("Password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).tap();
  await expect(page.getByRole("form", { name: "Sign in" })).toHaveCount(0);

  await followLink(page, email, "Choose a new password", "Choose a new password");
  await page.getByRole("textbox", { name: "New password" }).fill("Third-Passage-9");
  await page.getByRole("button", { name: "Change password" }).tap();
  await expect(page.getByRole("link", { name: "Have a new link sent" })).toBeVisible();
});

test("a change of the address is taken back with the mail that the old one was sent", async ({ page }) => {
  const ana = await Person.register("ana");
  const [old, other] = [`${ana.username}@example.com`, `${ana.username}@other.example`];
  const verify = async (address: string) => {
    const token = tokenIn(await nextMail(address, { subject: "Confirm your email address" }));
    await ana.ask("POST", "/auth/email/verify", { token });
  };
  await verify(old);
  await ana.ask("PUT", "/users/me/email", { email: other });
  await verify(other);

  await followLink(page, old, "Your email address was changed", "Take the change back");
  await expect(page).toHaveURL(/\/undo-email-change$/);
  await page.getByRole("button", { name: "Take the change back" }).tap();
  await expect(page.getByRole("heading", { name: "Your old address is back." })).toBeVisible();
  expect((await ana.ask("GET", "/users/me")).status).toBe(401);
  await page.getByLabel("Email").fill(old);
  await page.getByRole("button", { name: "Send me a link" }).tap();
  await expect(page.getByRole("heading", { name: "Look into your mailbox." })).toBeVisible();
  await nextMail(old, { subject: "Choose a new password" });
});

test("after five failures the page does the work it is asked for, and the right password lets in", async ({ page }) => {
  const ana = await Person.register("ana");
  for (let turn = 0; turn < 5; turn++) {
    await new Client().call("POST", "/auth/login", {
      body: { username: ana.username, password: "Wrong-Harbour-7" },
    });
  }
  await page.goto("/sign-in");
  await page.getByLabel("Username or email").fill(ana.username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.waitForTimeout(1500);
  await page.getByRole("button", { name: "Sign in", exact: true }).tap();
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await expect(page.getByRole("form", { name: "Sign in" })).toHaveCount(0);
});
