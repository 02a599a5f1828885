import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { renderPart } from "../testing/render-part.tsx";
import { postOf } from "../testing/samples.ts";
import { serve, signedIn } from "../testing/server.ts";
import { SavedPage } from "./saved-page.tsx";

beforeEach(signedIn);

test("a post that is forgotten stays until one comes again, so that one can change one's mind", async () => {
  const saved = [postOf("1", { viewer: { liked: false, saved: true } })];
  const requests = serve({
    "GET /saved": () => ({ body: { items: saved, next_cursor: null } }),
    "DELETE /posts/{id}/save": () => ({ status: 204 }),
  });
  const client = renderPart(<SavedPage />);
  const button = await screen.findByRole("button", { name: "Save" });
  expect(button.getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(button);
  expect(button.getAttribute("aria-pressed")).toBe("false");
  await vi.waitFor(() => expect(client.getQueryState(["saved"])?.isInvalidated).toBe(true));
  expect(screen.getByText("Caption of 1")).toBeTruthy();
  expect(requests.map(({ endpoint }) => endpoint)).toEqual(["GET /saved", "DELETE /posts/{id}/save"]);
});

test("nothing saved says how to save", async () => {
  serve({ "GET /saved": () => ({ body: { items: [], next_cursor: null } }) });
  renderPart(<SavedPage />);
  expect(await screen.findByRole("heading", { name: "An empty drawer" })).toBeTruthy();
  expect(document.title).toBe("Saved · Photostack");
});
