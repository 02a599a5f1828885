import { expect, type Page } from "@playwright/test";
import { Client } from "../harness/api.ts";
import { PASSWORD, Person } from "../harness/people.ts";
import { messages, test } from "./visitors.ts";

const NEW_PASSWORD = "Narrow-Strait-8";

/** Somebody who is signed in nowhere yet: registering signs in as well. */
async function registered(): Promise<Person> {
  const ana = await Person.register("ana");
  await ana.ask("POST", "/auth/logout");
  return ana;
}

const devices = (page: Page) => page.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem");

test("a device that is signed out from the list is out at once", async ({ visit }) => {
  const ana = await registered();
  const other = await visit(ana, "/settings/account");
  await expect(other.getByRole("main").getByText(`${ana.username}@example.com`)).toBeVisible();
  const page = await visit(ana, "/settings/devices");

  await expect(devices(page)).toHaveCount(2);
  await expect(devices(page).first()).toContainText("This device");
  await devices(page).nth(1).getByRole("button", { name: "Sign out" }).click();
  await expect(devices(page)).toHaveCount(1);
  await expect(messages(page)).toContainText("is signed out");
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();

  // It hears of it; a page that is loaded again only after that has nothing to tell any more.
  await expect(other.getByRole("form", { name: "Sign in" })).toBeVisible({ timeout: 15_000 });
  await expect(other.getByText("Your session has ended.")).toBeVisible();
  await page.reload();
  await expect(devices(page)).toHaveCount(1);
});

test("all other devices are signed out at once", async ({ visit }) => {
  const ana = await registered();
  const others = [await visit(ana, "/settings/account"), await visit(ana, "/settings/account")];
  const page = await visit(ana, "/settings/devices");
  await expect(devices(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Sign out all other devices" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(messages(page)).toContainText("All other devices are signed out");
  await expect(devices(page)).toHaveCount(1);
  for (const other of others) {
    await other.reload();
    await expect(other.getByRole("form", { name: "Sign in" })).toBeVisible();
  }
});

test("a changed password signs the other device out, and is the one to sign in with", async ({ visit }) => {
  const ana = await registered();
  const other = await visit(ana, "/settings/account");
  await expect(other.getByRole("main").getByText(`${ana.username}@example.com`)).toBeVisible();
  // As a password manager goes there.
  const page = await visit(ana, "/.well-known/change-password");
  await expect(page).toHaveURL(/\/settings\/password$/);
  const current = page.getByRole("textbox", { name: "Current password" });
  const chosen = page.getByRole("textbox", { name: "New password" });
  await current.fill("Not-My-Password-1");
  await chosen.fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(current).toHaveAttribute("aria-invalid", "true");

  await current.fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(messages(page)).toContainText("Your password is changed; all other devices are signed out");
  await expect(current).toHaveValue("");
  await expect(chosen).toHaveValue("");
  await page.goto("/settings/devices");
  await expect(devices(page)).toHaveCount(1);

  await other.reload();
  await expect(other.getByRole("form", { name: "Sign in" })).toBeVisible();
  const { status } = await new Client().call("POST", "/auth/login", {
    body: { username: ana.username, password: PASSWORD },
  });
  expect(status).toBe(401);
  await other.getByLabel("Username or email").fill(ana.username);
  await other.getByLabel("Password").fill(NEW_PASSWORD);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other).toHaveURL(/\/settings\/account$/);
  await expect(other.getByRole("main").getByText(`${ana.username}@example.com`)).toBeVisible();
});
