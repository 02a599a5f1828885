import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { Client } from "../harness/api.ts";
import { unzipped } from "../harness/archives.ts";
import { provedLongAgo, quietHere } from "../harness/passed-time.ts";
import { PASSWORD, Person } from "../harness/people.ts";
import { messages, test } from "./visitors.ts";

test.beforeEach(quietHere);

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const rests = (page: Page) => expect(page.getByRole("heading", { name: "Your account is resting" })).toBeVisible();

/** As if the browser's owner had signed in more than ten minutes ago. */
async function signedInLongAgo(person: Person): Promise<void> {
  const { items } = (await person.ask("GET", "/auth/sessions")).body;
  for (const { id } of items) await provedLongAgo({ id: person.id, sessionId: id });
}

async function confirm(page: Page): Promise<void> {
  const asked = dialog(page, "Confirm that it's you");
  await asked.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await asked.getByRole("button", { name: "Confirm" }).click();
  await expect(asked).toHaveCount(0);
}

test("an account rests, whatever address is gone to, and comes back as it was", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  const post = await ana.post("Harbour at dawn");
  const page = await visit(ana, "/settings/account");
  const other = await visit(ana, "/saved");
  await expect(other.getByRole("navigation", { name: "Main" })).toBeVisible();
  await signedInLongAgo(ana);
  await page.getByRole("button", { name: "Deactivate my account" }).click();
  await dialog(page, "Deactivate your account?").getByRole("button", { name: "Deactivate" }).click();
  await confirm(page);
  await rests(page);
  expect((await ben.ask("GET", `/users/${ana.username}`)).status).toBe(404);
  await other.reload();
  await expect(other.getByRole("form", { name: "Sign in" })).toBeVisible();

  for (const path of ["/", `/p/${post.id}`, "/nothing-here"]) {
    await page.goto(path);
    await rests(page);
  }
  await page.goto("/");
  await page.getByRole("button", { name: "Come back" }).click();
  await expect(page.getByRole("heading", { name: "Feed" })).toBeVisible();
  expect((await ben.ask("GET", `/posts/${post.id}`)).status).toBe(200);
});

test("who deletes the account is told until when signing in brings it back, and it does", async ({ visit }) => {
  const ana = await Person.register("ana");
  const page = await visit(ana, "/settings/account");
  await page.getByRole("button", { name: "Delete my account" }).click();
  const asked = dialog(page, "Delete your account?");
  await asked.getByLabel(`Type ${ana.username} to confirm`).fill(ana.username);
  await asked.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("It will be erased on")).toBeVisible();
  await expect(page.getByText("Your session has ended")).toHaveCount(0);
  expect((await ana.ask("GET", "/users/me")).status).toBe(401);

  await page.getByLabel("Username or email").fill(ana.username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(messages(page)).toContainText("Welcome back: your account will not be deleted.");
  const body = { username: ana.username, password: PASSWORD };
  expect((await new Client().call("POST", "/auth/login", { body })).body).not.toHaveProperty("deletion_cancelled");
});

test("everything about oneself is made into an archive and downloaded", async ({ visit }) => {
  const ana = await Person.register("ana");
  await ana.post("Harbour at dawn");
  const page = await visit(ana, "/settings/account");
  await page.getByRole("button", { name: "Get my data" }).click();
  await page.getByRole("button", { name: "Make an archive" }).click();
  const link = page.getByRole("link", { name: /^Download \(/ });
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("The next one can be made on")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("photostack.zip");
  const files = await unzipped(await readFile(await download.path()));
  const account = JSON.parse(files.get("account.json")?.toString() ?? "{}");
  expect(account).toMatchObject({ id: ana.id, username: ana.username });
  expect([...files.keys()].some((path) => path.startsWith("pictures/"))).toBe(true);
});
