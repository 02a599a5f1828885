import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { renderApp } from "./testing/render-app.tsx";
import { postOf } from "./testing/samples.ts";
import { problem, serve } from "./testing/server.ts";

let broken = false;

function Fragile() {
  if (broken) throw new Error("broken");
  return <p>Whole</p>;
}

test("an address that leads nowhere is a 404", async () => {
  renderApp("/nowhere");
  expect(await screen.findByText("Error 404")).toBeTruthy();
  expect(document.title).toBe("Not found · Photostack");
});

test("what could not be loaded can be tried again", async () => {
  let down = true;
  serve({ "GET /posts/{id}": () => (down ? { status: 400 } : { body: postOf("1") }) });
  renderApp("/p/1");
  const again = await screen.findByRole("button", { name: "Try again" });
  expect(screen.getByRole("alert").textContent).toContain("can't be reached");
  down = false;
  await userEvent.click(again);
  expect(await screen.findByRole("img", { name: "Alt of 1-picture" })).toBeTruthy();
});

test("who has to wait is told how long, and what they wait for comes by itself", async () => {
  let busy = true;
  const refusal = problem(429, "rate_limited", "Try again in 1 seconds.", {}, { "retry-after": "1" });
  serve({ "GET /posts/{id}": () => (busy ? refusal : { body: postOf("1") }) });
  renderApp("/p/1");
  expect(await screen.findByText("Please wait 1 second.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Try again" }).disabled).toBe(true);
  busy = false;
  expect(await screen.findByRole("img", { name: "Alt of 1-picture" }, { timeout: 3000 })).toBeTruthy();
});

test("a page that breaks can be drawn again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  broken = true;
  render(
    <ErrorBoundary>
      <Fragile />
    </ErrorBoundary>,
  );
  expect(screen.getByRole("heading", { name: "This page broke" })).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("Whole")).toBeTruthy();
});

test("being offline is told", async () => {
  renderApp("/nowhere");
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  act(() => void window.dispatchEvent(new Event("offline")));
  expect(await screen.findByText(/You are offline/)).toBeTruthy();
  online.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event("online")));
  expect(screen.queryByText(/You are offline/)).toBeNull();
});

test("a server that is gone is told, and what was asked for comes by itself when it is back", async () => {
  const gone = problem(503, "unavailable", "Please try again in a moment.");
  let down = true;
  serve({
    "GET /posts/{id}": () => (down ? gone : { body: postOf("1") }),
    "GET /health": () => (down ? gone : {}),
  });
  renderApp("/p/1");
  const notice = /Photostack can't be reached right now/;
  expect(await screen.findByText(notice)).toBeTruthy();
  down = false;
  expect(await screen.findByRole("img", { name: "Alt of 1-picture" }, { timeout: 8000 })).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(notice)).toBeNull(), { timeout: 4000 });
});

test("a server that refuses one thing is not gone", async () => {
  serve({ "GET /posts/{id}": () => problem(503, "unavailable", "Please try again in a moment.") });
  renderApp("/p/1");
  await screen.findByRole("button", { name: "Try again" }, { timeout: 8000 });
  expect(screen.queryByText(/can't be reached right now/)).toBeNull();
});
