import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { type Member, member } from "../harness/invoke.ts";
import { Person } from "../harness/people.ts";
import { test } from "./visitors.ts";

let admin: Member;

test.beforeAll(async () => {
  admin = await member("admin", { role: "admin" });
});

test("somebody is found and suspended: their browser is signed out and told until when", async ({ visit }) => {
  const ben = await Person.register("ben");
  const theirs = await visit(ben, "/about");
  await Promise.all([theirs.waitForEvent("websocket"), theirs.reload()]);
  const page = await visit(admin);
  await page.getByRole("link", { name: "Admin" }).click();
  await page.getByRole("searchbox").fill(`${ben.username}@example.com`);
  await page.getByRole("link", { name: ben.username }).click();
  await page.getByRole("button", { name: "Suspend" }).click();
  const asked = page.getByRole("dialog", { name: `Suspend @${ben.username}?` });
  await asked.getByRole("button", { name: "1 week" }).click();
  await asked.getByLabel(/^Reason/).fill("Advertising");
  await asked.getByRole("button", { name: "Suspend" }).click();
  const account = page.getByRole("region", { name: "The account" });
  await expect(account.getByText("Suspended until")).toBeVisible();

  await expect(theirs.getByText(/^This account is suspended until/)).toBeVisible({ timeout: 8000 });
  await page.getByRole("link", { name: "What happened to this account" }).click();
  const row = page.getByRole("row").filter({ hasText: "Suspended the account" });
  await expect(row).toContainText(`@${admin.username}`);
  await expect(row).toContainText("Advertising");

  await page.goBack();
  await page.getByRole("button", { name: "End the suspension" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(account.getByText("Active", { exact: true })).toBeVisible();
});

test("an account is made for somebody, who signs in with it", async ({ visit }) => {
  const page = await visit(admin, "/admin/new");
  const username = `cleo_${Date.now().toString(36)}`;
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Email").fill(`${username}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("Wide-Harbour-7");
  await page.getByLabel("Role").selectOption("Moderator");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page).toHaveURL(/\/admin\/people\//);
  await expect(page.getByText("Moderator", { exact: true })).toBeVisible();
  const theirs = await visit({ username });
  await expect(theirs.getByRole("heading", { name: "Feed" })).toBeVisible();
});

test("ordinary people find nothing there", async ({ visit, page }) => {
  const ben = await visit(await Person.register("ben"));
  await expect(ben.getByRole("link", { name: "New post" }).first()).toBeVisible();
  await expect(ben.getByRole("link", { name: "Admin" })).toHaveCount(0);
  for (const path of ["/admin", "/admin/audit", "/admin/people/1"]) {
    await ben.goto(path);
    await expect(ben.getByText("Error 404")).toBeVisible();
  }
  await page.goto("/admin");
  await expect(page.getByText("Error 404")).toBeVisible();
});

test("the audit log is saved as a table, as long as it is", async ({ visit }) => {
  const ben = await Person.register("ben");
  for (let turn = 0; turn < 60; turn++) await ben.ask("POST", "/auth/logout-all", { keep_current: true });
  const page = await visit(admin, `/admin/audit?user=${ben.username}`);
  await expect(page.getByRole("row").nth(25)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^photostack-audit-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\uFEFFTime (UTC),Action,")).toBe(true);
  const lines = text.trimEnd().split("\r\n");
  expect(lines.length).toBe(62);
  expect(lines.at(-1)).toContain("registered");
});
