import { afterEach, describe, expect, test, vi } from "vitest";
import { ApiProblem } from "../../../shared/client.ts";
import { me } from "../testing/samples.ts";
import { giveSession, held, problem, serve, signedIn } from "../testing/server.ts";
import { call } from "./client.ts";
import { csrfToken } from "./csrf.ts";
import { beginSession, endSession, noteAccess, onSessionChange } from "./session.ts";

const dead = () => problem(401, "not_signed_in", "Please sign in.");
const changes = vi.fn<() => void>();
onSessionChange(changes);
afterEach(() => changes.mockClear());
afterEach(() => Reflect.deleteProperty(navigator, "locks"));

/** A server whose access token has run out until somebody refreshes it. */
function expired() {
  let fresh = false;
  const gate = held<void>();
  const requests = serve({
    "GET /users/me": () => (fresh ? { body: me } : dead()),
    "POST /auth/logout": () => (fresh ? { body: { message: "" } } : dead()),
    "POST /auth/refresh": async () => {
      await gate.promise;
      fresh = true;
      return { body: { expires_in: 900 } };
    },
  });
  const count = (endpoint: string) => requests.filter((request) => request.endpoint === endpoint).length;
  return { requests, count, open: () => gate.resolve() };
}

describe("renewing the access token", () => {
  test("happens once for all requests that are refused at the same time, and each is sent once more", async () => {
    signedIn();
    const { count, open } = expired();
    const answers = Promise.all([call("GET /users/me"), call("GET /users/me"), call("POST /auth/logout")]);
    await vi.waitFor(() => expect(count("POST /auth/refresh")).toBe(1));
    open();
    await expect(answers).resolves.toHaveLength(3);
    expect(count("POST /auth/refresh")).toBe(1);
    expect(count("GET /users/me")).toBe(4);
    expect(count("POST /auth/logout")).toBe(2);
  });

  test("happens ahead of a request when the token is known to have run out, so that public pages know the caller", async () => {
    signedIn();
    noteAccess(0);
    const requests = serve({
      "POST /auth/refresh": () => ({ body: { expires_in: 900 } }),
      "GET /posts/{id}": () => ({ body: {} }),
    });
    await call("GET /posts/{id}", { params: { id: "1" } });
    expect(requests.map(({ endpoint }) => endpoint)).toEqual(["POST /auth/refresh", "GET /posts/{id}"]);
  });

  test("is left out when another tab did it while this one waited for the lock", async () => {
    signedIn();
    let fresh = false;
    const locks = {
      request: (_: string, task: () => Promise<boolean>) => {
        noteAccess(901);
        fresh = true;
        return task();
      },
    };
    Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
    const requests = serve({ "GET /users/me": () => (fresh ? { body: me } : dead()) });
    await expect(call("GET /users/me")).resolves.toEqual(me);
    expect(requests.map(({ endpoint }) => endpoint)).toEqual(["GET /users/me", "GET /users/me"]);
  });

  test("ends the session when it is refused", async () => {
    signedIn();
    changes.mockClear();
    serve({
      "GET /users/me": dead,
      "POST /auth/refresh": () => problem(401, "invalid_refresh_token", "Sign in again."),
    });
    await expect(call("GET /users/me")).rejects.toBeInstanceOf(ApiProblem);
    expect(csrfToken()).toBeUndefined();
    expect(changes).toHaveBeenCalledOnce();
  });

  test("does not end the session when the server is down", async () => {
    signedIn();
    changes.mockClear();
    serve({ "GET /users/me": dead, "POST /auth/refresh": () => problem(503, "unavailable", "Later.") });
    await expect(call("GET /users/me")).rejects.toMatchObject({ problem: { code: "unavailable" } });
    expect(csrfToken()).toBe("csrf-1");
    expect(changes).not.toHaveBeenCalled();
  });

  test("and its failure have nothing to do with what is asked as nobody", async () => {
    signedIn();
    noteAccess(0);
    changes.mockClear();
    const requests = serve({ "POST /auth/mfa/passkey": () => problem(401, "invalid_mfa_token", "Too late.") });
    await expect(call("POST /auth/mfa/passkey", { body: { mfa_token: "m" } })).rejects.toThrow("Too late.");
    expect(requests).toHaveLength(1);
    expect(changes).not.toHaveBeenCalled();
  });

  test("has nothing to do with a wrong password", async () => {
    giveSession();
    const requests = serve({ "POST /auth/login": () => problem(401, "wrong_credentials", "Wrong.") });
    await expect(call("POST /auth/login", { body: { username: "a", password: "b" } })).rejects.toThrow("Wrong.");
    expect(requests).toHaveLength(1);
  });
});

describe("when somebody else signs in meanwhile", () => {
  const next = () => {
    endSession("out");
    giveSession("csrf-2");
    beginSession(900);
  };
  /** Long enough for whatever is going to arrive. */
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 20));

  test.each([
    ["an answer", () => ({ body: me })],
    ["a failure", () => problem(503, "unavailable", "Later.")],
  ])("%s to the one before never arrives", async (_, answer) => {
    signedIn();
    const gate = held<void>();
    serve({
      "PATCH /users/me": async () => {
        await gate.promise;
        return answer();
      },
    });
    const arrived = vi.fn<() => void>();
    void call("PATCH /users/me", { body: { bio: "Of the one before" } }).then(arrived, arrived);
    next();
    gate.resolve();
    await aWhile();
    expect(arrived).not.toHaveBeenCalled();
  });

  test("what the one before wanted is not done in their name", async () => {
    signedIn();
    const gate = held<void>();
    const requests = serve({
      "DELETE /users/me/avatar": () => gate.promise.then(dead),
      "POST /auth/refresh": () => ({ body: { expires_in: 900 } }),
    });
    void call("DELETE /users/me/avatar").catch(() => undefined);
    next();
    noteAccess(901);
    gate.resolve();
    await aWhile();
    expect(requests.filter(({ endpoint }) => endpoint === "DELETE /users/me/avatar")).toHaveLength(1);
    expect(csrfToken()).toBe("csrf-2");
  });

  test("signing in itself is answered all the same", async () => {
    const gate = held<void>();
    serve({ "POST /auth/login": () => gate.promise.then(() => ({ body: { expires_in: 900, user: me } })) });
    const entered = call("POST /auth/login", { body: { username: "a", password: "b" } });
    next();
    gate.resolve();
    await expect(entered).resolves.toMatchObject({ user: me });
  });
});

describe("the CSRF token", () => {
  test("goes with unsafe requests and with the refresh, and with nothing else", async () => {
    signedIn();
    const { requests, open } = expired();
    open();
    await Promise.all([call("GET /users/me"), call("POST /auth/logout")]);
    const tokens = (endpoint: string) =>
      new Set(requests.filter((one) => one.endpoint === endpoint).map(({ headers }) => headers.get("x-csrf-token")));
    expect(tokens("POST /auth/logout")).toEqual(new Set(["csrf-1"]));
    expect(tokens("POST /auth/refresh")).toEqual(new Set(["csrf-1"]));
    expect(tokens("GET /users/me")).toEqual(new Set([null]));
  });

  test("is the one of the moment, not of the page's start", async () => {
    signedIn();
    giveSession("csrf-2");
    beginSession(900);
    const requests = serve({ "POST /auth/logout": () => ({ body: { message: "" } }) });
    await call("POST /auth/logout");
    expect(requests[0]?.headers.get("x-csrf-token")).toBe("csrf-2");
  });
});

describe("the trace", () => {
  const HEADER = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;
  const partsOf = (headers: Headers) => HEADER.exec(headers.get("traceparent") ?? "")?.slice(1) ?? [];

  test("is new with every request", async () => {
    const requests = serve({ "GET /posts/{id}": () => ({ body: {} }) });
    await call("GET /posts/{id}", { params: { id: "1" } });
    await call("GET /posts/{id}", { params: { id: "1" } });
    const traces = requests.map(({ headers }) => partsOf(headers)[0]);
    expect(traces.every(Boolean)).toBe(true);
    expect(new Set(traces).size).toBe(2);
  });

  test("goes on over a second try, which is a span of its own; the refresh has its own trace", async () => {
    signedIn();
    const { requests, open } = expired();
    open();
    await call("GET /users/me");
    const [first = [], refresh = [], second = []] = requests.map(({ headers }) => partsOf(headers));
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
    expect(refresh[0]).toBeTruthy();
    expect(refresh[0]).not.toBe(first[0]);
  });
});
