import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Export } from "../../../shared/exports.ts";
import { renderPart } from "../testing/render-part.tsx";
import { problem, serve, signedIn } from "../testing/server.ts";
import { ExportArchive } from "./export-archive.tsx";

const none: Export = { status: "none", requested_at: null, size: null, url: null, expires_at: null, next_at: null };
const preparing: Export = { ...none, status: "preparing", requested_at: new Date().toISOString() };
const ready: Export = {
  ...preparing,
  status: "ready",
  size: 12_345_678,
  url: "https://media.test/archive.zip?signed",
  expires_at: "2031-01-02T10:00:00.000Z",
  next_at: "2031-01-02T09:00:00.000Z",
};

type Handlers = Parameters<typeof serve>[0];

async function open(handlers: Handlers) {
  signedIn();
  const requests = serve(handlers);
  renderPart(<ExportArchive />);
  expect(requests).toEqual([]);
  await press("Get my data");
  return requests;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("an archive is asked for, waited for and downloaded; nothing is asked for before somebody wants it", async () => {
  let asked = 0;
  const answers = [none, preparing, ready];
  await open({
    "GET /users/me/export": () => ({ body: answers[Math.min(asked++, 2)] }),
    "POST /users/me/export": () => ({ status: 202, body: preparing }),
  });
  await press("Make an archive");
  expect(await screen.findByRole("progressbar", { name: "Your archive is being made" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Make an archive" })).toBeNull();
  const link = await screen.findByRole("link", { name: "Download (12.3 MB)" }, { timeout: 6000 });
  expect(link.getAttribute("href")).toBe(ready.url);
  expect(screen.getByText(/The next one can be made on/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Make/ })).toBeNull();
}, 10_000);

test("one that takes long is looked for only when asked to", async () => {
  const requested_at = new Date(Date.now() - 6 * 60_000).toISOString();
  const requests = await open({ "GET /users/me/export": () => ({ body: { ...preparing, requested_at } }) });
  await screen.findByRole("button", { name: "Look again" });
  expect(screen.queryByRole("progressbar")).toBeNull();
  await press("Look again");
  expect(requests).toHaveLength(2);
});

test("one that was asked for elsewhere today is told in a sentence, without a countdown of hours", async () => {
  await open({
    "GET /users/me/export": () => ({ body: none }),
    "POST /users/me/export": () =>
      problem(429, "rate_limited", "One archive a day. Please try again in 23 hours.", {}, { "retry-after": "82800" }),
  });
  await press("Make an archive");
  expect((await screen.findByRole("alert")).textContent).toBe("One archive a day. Please try again in 23 hours.");
});

test("one that failed can be made anew", async () => {
  await open({
    "GET /users/me/export": () => ({ body: { ...preparing, status: "failed" } }),
    "POST /users/me/export": () => ({ status: 202, body: preparing }),
  });
  await screen.findByText(/could not be made/);
  await press("Make an archive");
  expect(await screen.findByRole("progressbar")).toBeTruthy();
});
