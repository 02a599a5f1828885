import { afterAll, beforeAll, expect, test } from "vitest";
import { issueIdentity, revealBackend, setBackend } from "../../shared/backends.ts";
import { type SampleBackend, startSampleBackend } from "../../tools/sample-backend/server.ts";
import { ask, member } from "../harness/invoke.ts";
import { stack } from "../harness/stack.ts";

const token = "token-of-the-sample-backend";
let backend: SampleBackend;

beforeAll(async () => {
  backend = await startSampleBackend({ port: 0, origin: stack.origin, token });
});
afterAll(() => backend.stop());

const call = (bearer: string, identity: string) =>
  fetch(`${backend.url}/me`, { headers: { authorization: `Bearer ${bearer}`, "x-photostack-identity": identity } });

async function ownerOf(api_base_url: string) {
  const ana = await member("ana");
  await ask(setBackend, { as: ana, body: { instagram_username: "sample", api_base_url, bearer_token: token } });
  const { body } = await ask(issueIdentity, { as: ana });
  return { ana, identity: body.identity_token as string };
}

test("a backend knows by our keys who calls it with its own token", async () => {
  const { ana, identity } = await ownerOf(backend.url);
  const { bearer_token } = (await ask(revealBackend, { as: ana })).body;
  const answer = await call(bearer_token, identity);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ photostack: { id: ana.id, username: ana.username } });
  expect(answer.headers.get("access-control-allow-origin")).toBe(stack.origin);
});

test("it refuses another token, an identity for another backend, an access token, and none", async () => {
  const { ana, identity } = await ownerOf(backend.url);
  const elsewhere = await ownerOf("https://elsewhere.example");
  expect((await call("guessed", identity)).status).toBe(401);
  for (const wrong of [elsewhere.identity, ana.token, "", `${identity.slice(0, -4)}AAAA`]) {
    const answer = await call(token, wrong);
    expect([answer.status, (await answer.json()).detail]).toEqual([401, expect.stringContaining("does not vouch")]);
  }
});

test("anybody may ask whether it is there, and nothing else", async () => {
  expect((await fetch(`${backend.url}/health`)).status).toBe(200);
  expect((await fetch(`${backend.url}/other`)).status).toBe(404);
  expect((await fetch(`${backend.url}/me`, { method: "DELETE" })).status).toBe(405);
});
