import { expect, test } from "vitest";
import { getBackend, removeBackend, setBackend } from "../../shared/backends.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

const config = { instagram_username: "ana", api_base_url: "https://api.ana.example", bearer_token: "t0p-secret-token" };

test("one sees one's own backend without its token, and nobody else's", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  await ask(setBackend, { as: ana, body: config });
  const { status, body } = await ask(getBackend, { as: ana });
  expect([status, body.api_base_url]).toEqual([200, config.api_base_url]);
  expect(JSON.stringify(body)).not.toContain("t0p-secret");
  expect((await ask(getBackend, { as: ben })).status).toBe(404);
  await ask(removeBackend, { as: ana });
  expect((await ask(getBackend, { as: ana })).status).toBe(404);
});
