import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Backend } from "../../../shared/backends.ts";
import { renderPart } from "../testing/render-part.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";
import { BackendClient } from "./backend-client.tsx";

const TOKEN = "token-of-the-backend";
const backend: Backend = {
  instagram_username: "ana.prado",
  api_base_url: "https://api.ana.example/v1",
  updated_at: "2026-11-01T10:00:00.000Z",
};

type Handlers = Parameters<typeof serve>[0];
type Elsewhere = (address: string, init: RequestInit) => Response | Promise<Response>;

/** Opens the client; `elsewhere` answers what is asked of other hosts. */
function open(handlers: Handlers = {}, elsewhere: Elsewhere = () => Promise.reject(new TypeError("Failed to fetch"))) {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /users/me/backend": () => ({ body: backend }),
    "POST /users/me/backend/reveal": () => ({ body: { ...backend, updated_at: undefined, bearer_token: TOKEN } }),
    "POST /users/me/backend/identity": () => ({
      body: { identity_token: "who-i-am", audience: backend.api_base_url, expires_in: 300 },
    }),
    ...handlers,
  });
  const own = globalThis.fetch;
  const calls: { address: string; init: RequestInit }[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    if (address.startsWith("/api/")) return own(address, init);
    calls.push({ address, init });
    return elsewhere(address, init);
  });
  renderPart(<BackendClient />);
  return { requests, calls };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const json = (body: object, status = 200) => Response.json(body, { status });

test("whoever has none sets one; what is wrong stands at its field", async () => {
  const { requests } = open({
    "GET /users/me/backend": () => problem(404, "not_found", "There is no such backend."),
    "PUT /users/me/backend": ({ body }) =>
      body.bearer_token
        ? { body: backend }
        : problem(422, "invalid_request", "Not valid.", { errors: [{ path: "bearer_token", message: "Needed" }] }),
  });
  await userEvent.type(await screen.findByRole("textbox", { name: "Address" }), backend.api_base_url);
  await userEvent.type(screen.getByRole("textbox", { name: "Your name there" }), "ana.prado");
  await press("Save");
  expect((await screen.findByRole("alert")).textContent).toBe("Needed");
  expect(screen.getByLabelText("Token").getAttribute("aria-invalid")).toBe("true");
  await userEvent.type(screen.getByLabelText("Token"), TOKEN);
  await press("Save");
  expect(await screen.findByText("https://api.ana.example/v1")).toBeTruthy();
  expect(requests.at(-1)?.body).toEqual({
    instagram_username: "ana.prado",
    api_base_url: backend.api_base_url,
    bearer_token: TOKEN,
  });
});

test("edited without a token, the one there is stays", async () => {
  const { requests } = open({ "PUT /users/me/backend": ({ body }) => ({ body: { ...backend, ...body } }) });
  await press("Edit");
  const name = screen.getByRole("textbox", { name: "Your name there" });
  await userEvent.clear(name);
  await userEvent.type(name, "ana.2");
  await press("Save");
  expect(await screen.findByText("ana.2")).toBeTruthy();
  expect(requests.at(-1)?.body).toEqual({ instagram_username: "ana.2", api_base_url: backend.api_base_url });
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Your backend" }));
});

test("the token is hidden until it is asked for, and again when nobody looks", async () => {
  open();
  await screen.findByRole("button", { name: "Show the token" });
  expect(document.body.textContent).not.toContain(TOKEN);
  await press("Show the token");
  expect(await screen.findByText(TOKEN)).toBeTruthy();
  expect(screen.getByText("Hidden again in 30 s")).toBeTruthy();
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(document.body.textContent).not.toContain(TOKEN);
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(TOKEN);
});

test("shown, it is hidden again after half a minute", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  open();
  await press("Show the token");
  expect(await screen.findByText(TOKEN)).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(30_000));
  expect(screen.queryByText(TOKEN)).toBeNull();
  vi.useRealTimers();
});

test("a backend that answers says in how many milliseconds; nothing secret goes along", async () => {
  const { calls } = open({}, () => json({ status: "ok" }));
  await press("Test connection");
  const said = screen.getByRole("status", { name: "Test of the connection" });
  await waitFor(() => expect(said.textContent).toMatch(/^It answered in \d+ ms\.$/));
  expect(calls.map(({ address, init }) => [address, init.credentials, init.headers, init.redirect])).toEqual([
    ["https://api.ana.example/v1/health", "omit", {}, "error"],
  ]);
});

const opaque = () => ({ type: "opaque" }) as Response;
const failure = () => Promise.reject(new TypeError("Failed to fetch"));

test.each<[string, string, Elsewhere, RegExp]>([
  ["another status", backend.api_base_url, () => json({}, 503), /with status 503 instead of 200/],
  ["no CORS", backend.api_base_url, (_, { mode }) => (mode === "no-cors" ? opaque() : failure()), /allow the origin/],
  ["nobody there", backend.api_base_url, failure, /can't be reached/],
  ["no address for browsers", "http://192.168.1.2/v1", () => json({}), /http on this machine only/],
])("a backend with %s is told in words", async (_, api_base_url, elsewhere, words) => {
  open({ "GET /users/me/backend": () => ({ body: { ...backend, api_base_url } }) }, elsewhere);
  await press("Test connection");
  await waitFor(() =>
    expect(screen.getByRole("status", { name: "Test of the connection" }).textContent).toMatch(words),
  );
});

test("one that does not answer is given up after five seconds", async () => {
  const waiting = new AbortController();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(waiting.signal);
  open({}, (_, { signal }) => {
    const { promise, reject } = Promise.withResolvers<Response>();
    signal?.addEventListener("abort", () => reject(signal.reason));
    return promise;
  });
  await press("Test connection");
  expect(timeout).toHaveBeenCalledWith(5000);
  waiting.abort(new DOMException("", "TimeoutError"));
  expect(await screen.findByText("It did not answer within 5 seconds.")).toBeTruthy();
});

test("opened, it is shown its own token and who calls, and its answer is shown", async () => {
  const { calls } = open({}, () => json({ message: "Hello ana" }));
  await press("Open your backend");
  const answer = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Its answer" });
  expect(answer.value).toBe('{\n  "message": "Hello ana"\n}');
  expect(calls).toHaveLength(1);
  expect(calls[0]?.address).toBe("https://api.ana.example/v1/me");
  expect(calls[0]?.init.headers).toEqual({
    authorization: `Bearer ${TOKEN}`,
    "x-photostack-identity": "who-i-am",
  });
  expect(document.body.innerHTML).not.toContain(TOKEN);
});

test("opened again, the token is not handed out again; once it was refused, it is", async () => {
  let status = 200;
  const { requests, calls } = open({}, () => json({ message: "Hello" }, status));
  const handedOut = () => requests.filter(({ endpoint }) => endpoint.endsWith("/reveal")).length;
  const opened = async (times: number) => {
    await press("Open your backend");
    await waitFor(() => expect(calls).toHaveLength(times));
    await screen.findByRole("button", { name: "Open your backend" });
  };
  await opened(1);
  status = 401;
  await opened(2);
  expect(handedOut()).toBe(1);
  await opened(3);
  expect(handedOut()).toBe(2);
});

test("a token never goes where the identity is not for", async () => {
  const { calls } = open({
    "POST /users/me/backend/identity": () => ({
      body: { identity_token: "who-i-am", audience: "https://elsewhere.example", expires_in: 300 },
    }),
  });
  await press("Open your backend");
  expect(await screen.findByText(/changed meanwhile/)).toBeTruthy();
  expect(calls).toEqual([]);
});

test("removed after a question, it can be set anew", async () => {
  open({ "DELETE /users/me/backend": () => ({ status: 204 }) });
  await press("Remove");
  const asked = within(await screen.findByRole("dialog", { name: "Remove your backend?" }));
  await userEvent.click(asked.getByRole("button", { name: "Remove" }));
  expect(await screen.findByRole("form", { name: "Your backend" })).toBeTruthy();
  expect(screen.queryByText(backend.api_base_url)).toBeNull();
});
