import { expect, type Page } from "@playwright/test";
import { type SampleBackend, startSampleBackend } from "../../tools/sample-backend/server.ts";
import { quietHere } from "../harness/passed-time.ts";
import { PASSWORD, Person } from "../harness/people.ts";
import { stack } from "../harness/stack.ts";
import { complaintsOf, test } from "./visitors.ts";

const TOKEN = "token-of-the-sample-backend";
let backend: SampleBackend;

test.beforeEach(quietHere);

test.beforeAll(async () => {
  backend = await startSampleBackend({ port: 0, origin: stack.origin, token: TOKEN });
});
test.afterAll(() => backend.stop());

async function enter(page: Page, address: string): Promise<void> {
  await page.getByLabel("Address").fill(address);
  await page.getByLabel("Your name there").fill("sample");
  await page.getByLabel("Token", { exact: true }).fill(TOKEN);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Test connection" })).toBeVisible();
}

test("one's own backend is set, tested, opened, shown and forgotten, by the browser itself", async ({ visit }) => {
  const ana = await Person.register("ana");
  const page = await visit(ana, "/settings/account");
  const complaints = complaintsOf(page);
  await page.getByRole("link", { name: "Your backend" }).click();
  await expect(page).toHaveURL(/\/backend$/);
  await enter(page, backend.url);

  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("status", { name: "Test of the connection" })).toHaveText(/^It answered in \d+ ms\.$/);
  await page.getByRole("button", { name: "Open your backend" }).click();
  await expect(page.getByLabel("Its answer")).toHaveValue(
    new RegExp(`Hello ${ana.username}, this is your own backend`),
  );

  await expect(page.getByText(TOKEN)).toHaveCount(0);
  await page.getByRole("button", { name: "Show the token" }).click();
  await expect(page.getByText(TOKEN)).toBeVisible();
  await page.getByRole("button", { name: "Hide the token" }).click();
  await expect(page.getByText(TOKEN)).toHaveCount(0);

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Your name there").fill("sample.2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("sample.2")).toBeVisible();
  await page.getByRole("button", { name: "Open your backend" }).click();
  await expect(page.getByLabel("Its answer")).toHaveValue(/Hello/);
  // The one complaint a browser has is that there was none yet.
  expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);

  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("form", { name: "Your backend" })).toBeVisible();
});

test("what is wrong with it is said in words", async ({ visit }) => {
  const page = await visit(await Person.register("ana"), "/backend");
  await page.getByLabel("Address").fill("http://backend.example");
  await page.getByLabel("Your name there").fill("sample");
  await page.getByLabel("Token", { exact: true }).fill(TOKEN);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Must be https: the token would travel in clear")).toBeVisible();
  // A port of this machine on which nothing listens, and one whose answers this page may not read.
  await enter(page, "http://localhost:9");
  const said = page.getByRole("status", { name: "Test of the connection" });
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(said).toContainText("It can't be reached");
  await page.getByRole("button", { name: "Edit" }).click();
  await enter(page, stack.engine);
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(said).toContainText(/CORS|with status/);
});

test("the app's own pages may not call a backend; whoever is not signed in signs in first and comes back", async ({
  visit,
  page: stranger,
}) => {
  const ana = await Person.register("ana");
  const page = await visit(ana, "/settings/account");
  const reach = (from: Page) =>
    from.evaluate(
      (url) =>
        fetch(`${url}/health`).then(
          ({ status }) => status,
          () => "refused",
        ),
      backend.url,
    );
  expect(await reach(page)).toBe("refused");
  await page.goto("/backend");
  expect(await reach(page)).toBe(200);

  await stranger.goto("/backend");
  await expect(stranger).toHaveURL(/\/sign-in\?next=%2Fbackend$/);
  expect(await reach(stranger)).toBe("refused");
  await stranger.getByLabel("Username or email").fill(ana.username);
  await stranger.getByLabel("Password").fill(PASSWORD);
  await stranger.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(stranger.getByRole("heading", { name: "Your backend" })).toBeVisible();
  expect(await reach(stranger)).toBe(200);
});
