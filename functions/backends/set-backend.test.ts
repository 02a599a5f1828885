import { expect, test } from "vitest";
import { listHistory } from "../../shared/audit.ts";
import { login } from "../../shared/auth.ts";
import { revealBackend, setBackend } from "../../shared/backends.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { get } from "../runtime/table.ts";
import { backendKey } from "./backends.ts";

const config = {
  instagram_username: "ana.on.her.own",
  api_base_url: "https://api.ana.example/v1",
  bearer_token: "pk_live_secret_of_ana",
};
const put = (as: Member, body: object) => ask(setBackend, { as, body });

test("a backend is set, handed over at sign-in, and nowhere in clear", async () => {
  const ana = await member("ana");
  const { status, body } = await put(ana, config);
  expect([status, Object.keys(body)]).toEqual([200, ["instagram_username", "api_base_url", "updated_at"]]);
  const signedIn = await ask(login, { body: { username: ana.username, password } });
  expect(signedIn.body.backend_config).toEqual(config);
  const stored = await get(backendKey(ana.id));
  const bytes = JSON.stringify(stored, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  expect(bytes).not.toContain("secret_of_ana");
  const history = await ask(listHistory, { as: ana });
  expect(history.body.items.at(-1)).toMatchObject({ action: "backend_changed" });
  expect(JSON.stringify(history.body)).not.toMatch(/ana\.example|secret_of_ana/);
});

test("the token stays with its host when none is given, and never goes to another", async () => {
  const ana = await member("ana");
  await put(ana, config);
  const { bearer_token: _, ...rest } = config;
  expect((await put(ana, { ...rest, api_base_url: "https://api.ana.example/v2" })).status).toBe(200);
  expect((await ask(revealBackend, { as: ana })).body.bearer_token).toBe(config.bearer_token);
  const elsewhere = await put(ana, { ...rest, api_base_url: "https://api.thief.example" });
  expect([elsewhere.status, elsewhere.body.errors[0].path]).toEqual([422, "bearer_token"]);
  const ben = await member("ben");
  expect((await put(ben, rest)).status).toBe(422);
});

test.each([
  ["http://api.ana.example", "api_base_url"],
  ["http://10.0.0.1:8080", "api_base_url"],
  ["http://127.evil.example", "api_base_url"],
  ["http://localhost.evil.example", "api_base_url"],
  ["https://ana:secret@api.ana.example", "api_base_url"],
  ["javascript:alert(1)", "api_base_url"],
  ["https://api.ana.example/?token=1", "api_base_url"],
  ["https://api.ana.example/#x", "api_base_url"],
  ["not an address", "api_base_url"],
  [`https://api.ana.example/${"a".repeat(255)}`, "api_base_url"],
])("%s is no address for one", async (api_base_url, path) => {
  const ana = await member("ana");
  const { status, body } = await put(ana, { ...config, api_base_url });
  expect([status, body.errors?.[0].path]).toEqual([422, path]);
});

test.each(["http://localhost:8000", "http://127.0.0.1:8000/api", "http://[::1]:8000", "https://api.ana.example:8443"])(
  "%s is one",
  async (api_base_url) => {
    expect((await put(await member("ana"), { ...config, api_base_url })).status).toBe(200);
  },
);

test.each([
  [{ ...config, bearer_token: "with space" }],
  [{ ...config, bearer_token: "line\nbreak" }],
  [{ ...config, bearer_token: "x".repeat(4097) }],
  [{ ...config, instagram_username: "" }],
  [{ ...config, more: 1 }],
])("what is not fit is refused (%#)", async (body) => {
  expect((await put(await member("ana"), body)).status).toBe(422);
});

test("it takes a fresh proof: a session left open gives nobody's token away", async () => {
  const ana = await member("ana");
  await provedLongAgo(ana);
  expect((await put(ana, config)).body.code).toBe("reauthentication_required");
});
