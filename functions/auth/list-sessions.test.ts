import { expect, test } from "vitest";
import { listSessions, login } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

const password = "Wide-Harbour-7";

test("every device that is signed in, this one marked, and nobody else's", async () => {
  const ana = await member("ana", {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  await ask(login, {
    body: { username: ana.username, password },
    headers: { "User-Agent": "curl/8" },
    address: "10.1.2.3",
  });
  const { body } = await ask(listSessions, { as: ana });
  expect(body.items).toHaveLength(2);
  expect(body.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: ana.sessionId, browser: "Firefox", system: "Linux", current: true }),
      expect.objectContaining({ ip: "10.1.2.3", current: false }),
    ]),
  );
  expect(JSON.stringify(body)).not.toMatch(/hash|nonce|csrf/);
});
