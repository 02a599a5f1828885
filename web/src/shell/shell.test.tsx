import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { serve, signedIn } from "../testing/server.ts";

const nothing = { body: { items: [], next_cursor: null } };
const tabs = async () => within(await screen.findByRole("navigation", { name: "Main" }));

test("five tabs lead everywhere, and tell where one is", async () => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }), "GET /feed": () => nothing, "GET /explore": () => nothing });
  renderApp("/");
  const main = await tabs();
  await main.findByRole("link", { name: "Profile" });
  await expect
    .poll(() => main.getAllByRole("link").map((link) => link.getAttribute("href")))
    .toEqual(["/", "/explore", "/compose", "/notifications", "/u/ana"]);
  expect(main.getByRole("link", { name: "Feed" }).getAttribute("aria-current")).toBe("page");
  await userEvent.click(main.getByRole("link", { name: "Explore" }));
  expect(main.getByRole("link", { name: "Explore" }).getAttribute("aria-current")).toBe("page");
  expect(main.getByRole("link", { name: "Feed" }).hasAttribute("aria-current")).toBe(false);
});

test("a page takes the focus, or the field in it that one came for", async () => {
  serve({ "GET /explore": () => nothing });
  renderApp("/search");
  expect(await screen.findByRole("searchbox")).toBe(document.activeElement);
  await userEvent.click(screen.getByRole("link", { name: "Just look around" }));
  const door = await screen.findByRole("link", { name: "Search people, tags, posts" });
  expect(document.activeElement).toBe(screen.getByRole("main"));
  await userEvent.click(door);
  expect(await screen.findByRole("searchbox")).toBe(document.activeElement);
});

test("whoever signs in or joins comes back to the very address", async () => {
  serve({});
  renderApp("/search?q=har&tab=tags");
  const main = await tabs();
  const next = `?next=${encodeURIComponent("/search?q=har&tab=tags")}`;
  expect(main.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe(`/sign-in${next}`);
  expect(main.getByRole("link", { name: "Join" }).getAttribute("href")).toBe(`/sign-up${next}`);
});

test("a page that belongs to a tab marks it, as near as can be said", async () => {
  signedIn();
  serve({ "GET /users/me": () => ({ body: me }) });
  renderApp("/settings/account");
  const main = await tabs();
  await expect.poll(() => main.getByRole("link", { name: "Profile" }).getAttribute("aria-current")).toBe("true");
});

test.each([
  ["/about", "About"],
  ["/contact", "Contact"],
  ["/privacy", "Privacy"],
])("%s can be read without an account", async (path, title) => {
  const requests = serve({});
  renderApp(path);
  expect(await screen.findByRole("heading", { name: title, level: 1 })).toBeTruthy();
  const footer = within(screen.getByRole("contentinfo"));
  expect(footer.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
    "/about",
    "/contact",
    "/privacy",
    "/docs/",
  ]);
  expect((await tabs()).getByRole("link", { name: "Sign in" }).getAttribute("href")).toContain("/sign-in");
  expect(requests).toEqual([]);
});

test("the privacy page names every cookie", async () => {
  renderApp("/privacy");
  for (const name of ["__Host-access", "__Host-refresh", "__Host-csrf", "__Host-device", "__Host-otp"]) {
    expect(await screen.findByText(name)).toBeTruthy();
  }
});

test.each(["/notifications", "/requests", "/saved", "/settings/privacy", "/p/1/likes"])(
  "%s asks a visitor to sign in",
  async (path) => {
    renderApp(path);
    expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
    expect(location.search).toBe(`?next=${encodeURIComponent(path)}`);
  },
);

test("the sign-in page lets one look around first", async () => {
  serve({ "GET /explore": () => nothing });
  renderApp("/");
  await userEvent.click(await screen.findByRole("link", { name: "Explore without an account" }));
  expect(await screen.findByRole("heading", { name: "Explore" })).toBeTruthy();
});
