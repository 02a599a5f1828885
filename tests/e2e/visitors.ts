import { randomBytes } from "node:crypto";
import { type BrowserContext, test as base, type Locator, type Page } from "@playwright/test";
import { Client } from "../harness/api.ts";
import { PASSWORD, type Person } from "../harness/people.ts";
import { stack } from "../harness/stack.ts";

export const someName = (name: string) => `${name}_${randomBytes(4).toString("hex")}`;

/** Somebody who signs in with the password that all of them have. */
type Named = Pick<Person, "username">;

interface Visits {
  /** Opens the app as a person, in a browser of their own. */
  readonly visit: (person: Named, path?: string) => Promise<Page>;
}

export const test = base.extend<Visits>({
  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, path = "/") => {
      const context = await browser.newContext();
      contexts.push(context);
      await signIn(context, person);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Signs a browser in as a person, by the cookies that signing in with the form would set. */
export async function signIn(context: BrowserContext, person: Named): Promise<void> {
  const body = { username: person.username, password: PASSWORD, transport: "cookie" };
  const { cookies } = await new Client().call("POST", "/auth/login", { body });
  const { hostname } = new URL(stack.origin);
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({
      name,
      value,
      domain: hostname,
      path: "/",
      secure: true,
      sameSite: "Lax" as const,
      httpOnly: name !== "__Host-csrf",
    })),
  );
}

/** Fails a test for whatever the page complains about in its console. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** What is said in passing. */
export const messages = (page: Page): Locator => page.getByRole("status", { name: "Messages" });

/** Every text an element's place has had since, the first included; what flickers is seen too. */
export async function textsOf(place: Locator): Promise<() => Promise<string[]>> {
  const name = `texts${randomBytes(4).toString("hex")}`;
  await place.evaluate((element, name) => {
    const texts = [element.textContent ?? ""];
    Object.assign(window, { [name]: texts });
    new MutationObserver(() => {
      const text = element.textContent ?? "";
      if (text !== texts.at(-1)) texts.push(text);
    }).observe(element, { childList: true, characterData: true, subtree: true });
  }, name);
  return () => place.page().evaluate((name) => (window as unknown as Record<string, string[]>)[name] ?? [], name);
}
