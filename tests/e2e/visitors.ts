import { randomBytes } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { Client } from "../harness/api.ts";
import { PASSWORD, type Person } from "../harness/people.ts";
import { stack } from "../harness/stack.ts";

export const someName = (name: string) => `${name}_${randomBytes(4).toString("hex")}`;

/** Signs a browser in as a person, by the cookies that signing in with the form would set. */
export async function signIn(context: BrowserContext, person: Person): Promise<void> {
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
