import { expect, type Page } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { signIn, test } from "./visitors.ts";

/** Counts a page's own WebSockets, and the requests by which it looks for something new. */
function watch(page: Page) {
  const seen = { sockets: 0, asked: 0 };
  page.on("websocket", (socket) => {
    seen.sockets++;
    socket.on("close", () => seen.sockets--);
  });
  page.on("request", (request) => {
    if (/\/notifications\?limit=1$|new_since/.test(request.url())) seen.asked++;
  });
  return seen;
}

const badge = (page: Page) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Notifications" });
const nextSocket = (page: Page) => page.waitForEvent("websocket");
/** Opens the page anew, and a connection with it. */
const connected = (page: Page) => Promise.all([nextSocket(page), page.reload()]);

test("a like in one browser is counted in the other, a new post told, without a reload", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  const post = await ana.post("Harbour at dawn");
  await ben.until("/feed", ({ items }) => items.length === 1);
  await ana.ask("POST", "/notifications/read", {});
  const owner = await visit(ana, "/about");
  await connected(owner);
  const liker = await visit(ben, `/p/${post.id}`);
  await expect(badge(owner)).not.toContainText("unread");
  await liker.getByRole("button", { name: /^Like/ }).first().click();
  // Far less than the half minute after which a browser without a connection looks.
  await expect(badge(owner)).toContainText("1 unread", { timeout: 8000 });

  await liker.getByRole("link", { name: "Feed" }).click();
  await expect(liker.getByText("Harbour at dawn")).toBeVisible();
  await ana.post("Harbour at noon");
  await liker.getByRole("button", { name: "1 new post" }).click({ timeout: 8000 });
  await expect(liker.getByText("Harbour at noon")).toBeVisible();
});

test("who is signed out elsewhere is so here at once, and told", async ({ visit }) => {
  const ana = await Person.register("ana");
  const here = await visit(ana, "/saved");
  await connected(here);
  const there = await visit(ana, "/settings/devices");
  await there.getByRole("button", { name: "Sign out all other devices" }).click();
  await there
    .getByRole("dialog")
    .getByRole("button", { name: /Sign out/ })
    .click();
  await expect(here.getByText("Your session has ended. Please sign in again.")).toBeVisible({ timeout: 8000 });
  await expect(there.getByText("Your session has ended")).toHaveCount(0);
});

test("two tabs share one connection, and hand it on", async ({ browser }) => {
  const ana = await Person.register("ana");
  const ben = await Person.register("ben");
  const context = await browser.newContext();
  await signIn(context, ana);
  const [first, second] = [await context.newPage(), await context.newPage()];
  const [ofFirst, ofSecond] = [watch(first), watch(second)];
  await Promise.all([nextSocket(first), first.goto("/about")]);
  await second.goto("/about");
  await expect(badge(second)).toBeVisible();
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  for (const page of [first, second]) await expect(badge(page)).toContainText("1 unread", { timeout: 8000 });
  expect([ofFirst.sockets, ofSecond.sockets]).toEqual([1, 0]);

  const next = nextSocket(second);
  await first.close();
  await next;
  await ana.ask("POST", "/notifications/read", {});
  const post = await ana.post("Harbour at dawn");
  await ben.ask("PUT", `/posts/${post.id}/like`);
  await expect(badge(second)).toContainText("1 unread", { timeout: 8000 });
  expect(ofSecond.sockets).toBe(1);
  await context.close();
});

test("a connection that breaks comes back, and what was missed is seen", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  const page = await visit(ana, "/about");
  await page.addInitScript(() => {
    const sockets: WebSocket[] = [];
    const Original = WebSocket;
    Object.assign(window, {
      sockets,
      WebSocket: class extends Original {
        constructor(url: string) {
          super(url);
          sockets.push(this);
        }
      },
    });
  });
  await connected(page);
  const close = () =>
    page.evaluate(() => {
      const [socket] = (window as unknown as { sockets: WebSocket[] }).sockets;
      const isOpen = socket?.readyState === WebSocket.OPEN;
      if (isOpen) socket.close();
      return isOpen;
    });
  await page.route("**/realtime/ticket", (route) => route.abort());
  await expect.poll(close).toBe(true);
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ana.until("/notifications", ({ unread_count }) => unread_count === 1);
  await expect(badge(page)).not.toContainText("unread");
  await page.unroute("**/realtime/ticket");
  const next = nextSocket(page);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await next;
  await expect(badge(page)).toContainText("1 unread", { timeout: 8000 });
});

test("without WebSocket the app looks by itself", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  const page = await visit(ana, "/about");
  await page.route("**/realtime/ticket", (route) =>
    route.fulfill({ json: { ticket: null, url: null, expires_in: null } }),
  );
  await page.clock.install();
  await page.reload();
  const seen = watch(page);
  await expect(badge(page)).toBeVisible();
  await ben.ask("PUT", `/users/${ana.username}/follow`);
  await ana.until("/notifications", ({ unread_count }) => unread_count === 1);
  await expect(badge(page)).not.toContainText("unread");
  await page.clock.runFor(31_000);
  await expect(badge(page)).toContainText("1 unread");
  expect(seen.sockets).toBe(0);
});
