import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { member as newMember } from "../harness/invoke.ts";
import { Person } from "../harness/people.ts";
import { complaintsOf, signIn, test } from "./visitors.ts";

let ana: Person;
let ben: Person;
let post: { id: string };
let reply: { id: string };

test.beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  post = await ana.post("Harbour at dawn, seen from the #pier");
  const comments = `/posts/${post.id}/comments`;
  const { body: comment } = await ben.ask("POST", comments, { text: `What a light, @${ana.username}!` });
  reply = (await ana.ask("POST", comments, { text: "And no wind", reply_to: comment.id })).body;
  await ana.ask("PUT", `${comments}/${comment.id}/like`);
  await ben.ask("PUT", `/posts/${post.id}/like`);
  await ana.ask("PUT", `/posts/${post.id}/save`);
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ana.ask("PUT", `/users/${ben.username}/follow`);
  await ana.until("/notifications", ({ items }) => items.length >= 3);
  await ben.until("/notifications", ({ items }) => items.length >= 3);
  await ana.until("/tags/pier", ({ items }) => items.length > 0);
});

const BACKEND = {
  instagram_username: "sample",
  api_base_url: "https://backend.example/v1",
  bearer_token: "token-of-the-backend",
};

/** What stands behind the # in a mail's link; pages don't ask the server for it before a button is pressed. */
const LINK = "k".repeat(43);

const screens = [
  { name: "phone, light", viewport: { width: 360, height: 780 }, colorScheme: "light" },
  { name: "desktop, dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
] as const;

for (const { name, viewport, colorScheme } of screens) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test("every page of a visitor is free of serious barriers and fits its screen", async ({ page }) => {
      const open = ["/", "/sign-up", `/u/${ana.username}`, `/p/${post.id}`, "/nothing-here"];
      const around = ["/explore", "/search", "/tags/pier", `/u/${ana.username}/followers`];
      const mails = ["/reset-password", "/verify-email", "/undo-email-change"].flatMap((path) => [
        path,
        `${path}#${LINK}`,
      ]);
      for (const path of [...open, ...around, "/forgot-password", ...mails]) await inspect(page, path);
      for (const path of ["/about", "/contact", "/privacy"]) await inspect(page, path);
    });

    test("every page of a member is too", async ({ page, context }) => {
      // One after the other, so that neither comes to the limit of requests.
      const member = viewport.width > 1000 ? ben : ana;
      await signIn(context, member);
      const own = ["/", "/compose", `/u/${member.username}`, "/notifications", "/requests", "/saved"];
      const settings = ["", "/profile", "/privacy", "/notifications", "/security", "/account", "/blocked", "/muted"];
      const around = [`/p/${post.id}?comment=${reply.id}`, `/p/${post.id}/likes`, `/u/${ana.username}/followers`];
      const found = [`/search?tab=people&q=${ana.username}`, "/search?tab=tags&q=pier", "/explore"];
      for (const path of [...own, ...around, ...found]) await inspect(page, path);
      for (const section of settings) await inspect(page, `/settings${section}`);
      await inspect(page, "/backend");
      await member.ask("PUT", "/users/me/backend", BACKEND);
      await inspect(page, "/backend");
    });

    test("every page of an administrator, and of somebody whose account rests, is too", async ({ page, visit }) => {
      const admin = await newMember("admin", { role: "admin" });
      const resting = await Person.register("cleo");
      await resting.ask("POST", "/users/me/deactivate");
      await inspect(await visit(resting), "/");
      await signIn(page.context(), admin);
      const about = [`/admin/people/${ana.id}`, `/admin/audit?user=${ana.username}`];
      for (const path of ["/admin", "/admin/new", "/admin/audit", ...about]) await inspect(page, path);
      await page.goto(`/admin/people/${ana.id}`);
      for (const act of ["Change the role", "Suspend", "Delete the account"]) {
        await page.getByRole("button", { name: act }).click();
        await examine(page, act);
        await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
      }
    });
  });
}

async function inspect(page: import("@playwright/test").Page, path: string) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".problem"), `${path} could not be loaded`).toHaveCount(0);
  await examine(page, path);
}

async function examine(page: import("@playwright/test").Page, path: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
}

test("the documents of the API are rendered under the page's own policy", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/docs");
  await expect(page.getByText("/auth/register")).toBeVisible({ timeout: 20_000 });
  expect(complaints).toEqual([]);
});

test("a request is tried out in the documents, as whoever is signed in", async ({ visit }) => {
  const ana = await Person.register("ana");
  const page = await visit(ana, "/docs");
  const operation = page.locator("#operations-users-update-me");
  await operation.getByRole("button", { name: /patch/i }).first().click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("textbox").fill('{"bio": "Written in the documents"}');
  await operation.getByRole("button", { name: "Execute" }).click();
  await expect(operation.locator(".live-responses-table").getByText("Written in the documents").first()).toBeVisible();
});

test("everything of the sign-in form is reached by keyboard", async ({ page }) => {
  await page.goto("/sign-in");
  const reached: string[] = [];
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("Tab");
    reached.push(
      await page.evaluate(
        () => document.activeElement?.getAttribute("name") ?? document.activeElement?.textContent ?? "",
      ),
    );
  }
  expect(reached).toEqual(expect.arrayContaining(["username", "password", "Sign in"]));
});

test("the gateway shows nothing of the engine, and its pages have security headers", async ({ request }) => {
  const page = await request.get("/");
  expect(page.headers()).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(page.headers()["strict-transport-security"]).toContain("max-age");
  expect(page.headers()["content-security-policy"]).toContain("default-src 'self'");
  for (const path of ["/restapis/photostack", "/_localstack/health", "/api/../_localstack/health"]) {
    expect(await (await request.get(path)).text()).not.toContain("services");
  }
  const unknown = await request.get("/api/v2/nothing");
  expect(unknown.status()).toBe(404);
  expect(unknown.headers()["content-type"]).toContain("application/problem+json");
});
