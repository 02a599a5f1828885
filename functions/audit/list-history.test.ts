import { expect, test } from "vitest";
import { listHistory } from "../../shared/audit.ts";
import { login, logoutAll } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { freshAddress } from "../../tests/harness/stack.ts";

test("what happened to one's own account, newest first, page by page", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const address = freshAddress();
  await ask(login, { body: { username: ana.username, password }, address });
  await ask(login, { body: { username: ben.username, password } });
  await ask(logoutAll, { as: ana, body: { keep_current: true } });
  const first = await ask(listHistory, { as: ana, query: { limit: "1" } });
  expect(first.body.items).toMatchObject([{ action: "sessions_ended", method: null }]);
  const query = { cursor: first.body.next_cursor };
  const second = await ask(listHistory, { as: ana, query });
  expect(second.body).toMatchObject({
    items: [{ action: "signed_in", method: "password", ip: address }],
    next_cursor: null,
  });
  expect((await ask(listHistory, { as: ben, query })).body.code).toBe("invalid_cursor");
});
