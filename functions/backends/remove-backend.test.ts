import { expect, test } from "vitest";
import { listHistory } from "../../shared/audit.ts";
import { login } from "../../shared/auth.ts";
import { removeBackend, setBackend } from "../../shared/backends.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

const config = { instagram_username: "ana", api_base_url: "https://api.ana.example", bearer_token: "t0p-secret-token" };

test("a backend that is removed is handed to nobody; twice is once", async () => {
  const ana = await member("ana");
  await ask(setBackend, { as: ana, body: config });
  expect((await ask(removeBackend, { as: ana })).status).toBe(204);
  expect((await ask(removeBackend, { as: ana })).status).toBe(204);
  expect((await ask(login, { body: { username: ana.username, password } })).body.backend_config).toBeNull();
  const actions = (await ask(listHistory, { as: ana })).body.items.map(({ action }: { action: string }) => action);
  expect(actions.filter((action: string) => action === "backend_removed")).toHaveLength(1);
});
