import { expect, test } from "vitest";
import { update } from "../../functions/runtime/table.ts";
import { Client } from "../harness/api.ts";
import { callDeployed } from "../harness/deployed.ts";
import { member } from "../harness/invoke.ts";

const PEOPLE = 50;
const ROUNDS = 6;

/** As the schedule does. */
const rotate = () => callDeployed<{ kid: string; previous: string }>("auth/rotate-keys");

/** As if the new key had been published for long enough. */
const known = () =>
  update({
    Key: { pk: "SIGNING_KEY", sk: "CURRENT" },
    UpdateExpression: "SET signs_from = :past",
    ExpressionAttributeValues: { ":past": Math.floor(Date.now() / 1000) - 1 },
  });

/** Somebody who reads, refreshes and reads again with the new token. */
async function use(
  refreshToken: string,
  token: string,
): Promise<{ statuses: number[]; refresh: string; access: string }> {
  const client = new Client();
  const read = await client.call("GET", "/users/me", { token });
  const refreshed = await client.call("POST", "/auth/refresh", { body: { refresh_token: refreshToken } });
  const { access_token, refresh_token } = refreshed.body;
  const again = await client.call("GET", "/feed", { token: access_token });
  return { statuses: [read.status, refreshed.status, again.status], refresh: refresh_token, access: access_token };
}

test("keys rotate twice while fifty people use Photostack, and no request fails", { timeout: 240_000 }, async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => member("user")));
  let tokens = people.map(({ refreshToken = "", token }) => ({ refresh: refreshToken, access: token }));
  const statuses: number[] = [];
  const kids = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    // The new key is published, signs a round later, and is followed by the next.
    const rotation = round === 1 || round === 4 ? rotate() : undefined;
    if (round === 3) await known();
    const used: Awaited<ReturnType<typeof use>>[] = [];
    // Ten at a time: the people are fifty, the processors of a laptop two.
    for (let from = 0; from < PEOPLE; from += 10) {
      used.push(
        ...(await Promise.all(tokens.slice(from, from + 10).map(({ refresh, access }) => use(refresh, access)))),
      );
    }
    const rotated = await rotation;
    if (rotated) kids.add(rotated.kid).add(rotated.previous);
    statuses.push(...used.flatMap((one) => one.statuses));
    tokens = used;
  }
  expect(statuses).toHaveLength(PEOPLE * ROUNDS * 3);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  const { body } = await new Client().call("GET", "/.well-known/jwks.json");
  const published = body.keys.map(({ kid }: { kid: string }) => kid);
  expect(published).toEqual(expect.arrayContaining([...kids]));
});
