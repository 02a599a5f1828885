import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { complaintsOf, signIn } from "./visitors.ts";

let ana: Person;
let post: { id: string };

test.beforeAll(async () => {
  ana = await Person.register("ana");
  post = await ana.post("Harbour at dawn");
});

const screens = [
  { name: "phone, light", viewport: { width: 360, height: 780 }, colorScheme: "light" },
  { name: "desktop, dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
] as const;

for (const { name, viewport, colorScheme } of screens) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test("every page of a visitor is free of serious barriers and fits its screen", async ({ page }) => {
      const open = ["/", "/sign-up", `/u/${ana.username}`, `/p/${post.id}`, "/nothing-here"];
      const around = ["/explore", "/search", "/tags/harbour", `/u/${ana.username}/followers`];
      for (const path of [...open, ...around, "/about", "/contact", "/privacy"]) await inspect(page, path);
    });

    test("every page of a member is too", async ({ page, context }) => {
      await signIn(context, ana);
      const own = ["/", "/compose", `/u/${ana.username}`, `/p/${post.id}`, "/notifications", "/requests", "/saved"];
      const settings = ["", "/profile", "/privacy", "/notifications", "/account", "/blocked", "/muted"];
      for (const path of [...own, ...settings.map((section) => `/settings${section}`)]) await inspect(page, path);
    });
  });
}

async function inspect(page: import("@playwright/test").Page, path: string) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
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
