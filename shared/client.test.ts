import { expect, test } from "vitest";
import { ApiProblem, createClient } from "./client.ts";

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), init: init ?? {} });
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  };
  return { asked, call: createClient("/api/v1", send as typeof fetch) };
}

test("path, query and body go where the contract says", async () => {
  const { asked, call } = answering(200, { items: [], next_cursor: null });
  await call("GET /users/{username}/posts", { params: { username: "a/b?c" }, query: { limit: 5 } });
  expect(asked[0]?.url).toBe("/api/v1/users/a%2Fb%3Fc/posts?limit=5");
  const { asked: posted, call: post } = answering(201, {});
  await post("POST /posts", { body: { upload_ids: [] } });
  expect(posted[0]?.init).toMatchObject({ method: "POST", body: '{"upload_ids":[]}' });
});

test("an empty answer is undefined", async () => {
  const { call } = answering(204, undefined);
  expect(await call("PUT /users/{username}/follow", { params: { username: "ana" } })).toBeUndefined();
  // Gateways say JSON even where there is nothing.
  const { call: ask } = answering(202, undefined, { "content-type": "application/json" });
  expect(await ask("POST /auth/password/forgot", { body: { email: "ana@example.com" } })).toBeUndefined();
});

test("a failure rejects with its problem document, and with one of our own when there is none", async () => {
  const document = {
    type: "about:blank",
    title: "T",
    status: 429,
    detail: "Wait.",
    code: "rate_limited",
    trace_id: "1",
  };
  const { call } = answering(429, document, { "retry-after": "7" });
  await expect(call("GET /feed", {})).rejects.toMatchObject({ name: "ApiProblem", problem: document, retryAfter: 7 });
  const { call: broken } = answering(502, "<html>");
  const failure = await broken("GET /health").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiProblem);
  expect((failure as ApiProblem).problem).toMatchObject({ status: 502, code: "unavailable" });
});
