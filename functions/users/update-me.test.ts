import { expect, test } from "vitest";
import { updateMe } from "../../shared/users.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { handler } from "./update-me.ts";

test("what is given is changed, and nothing else", async () => {
  const as = await member("ana");
  const change = (body: unknown) => invoke(handler, updateMe, { as, body });
  await change({ bio: "  Light and harbours  ", website: "https://ana.example/x", locale: "pt-BR" });
  const { body } = await change({ display_name: "Ana Prado" });
  expect(body).toMatchObject({
    display_name: "Ana Prado",
    bio: "Light and harbours",
    website: "https://ana.example/x",
    locale: "pt-BR",
  });
  expect((await change({ website: null })).body.website).toBeNull();
  expect((await change({})).body.display_name).toBe("Ana Prado");
});

test.each([
  { website: "javascript:alert(1)" },
  { website: "not a url" },
  { bio: "x".repeat(301) },
  { username: "other" },
  { role: "admin" },
  { locale: "English" },
])("%j is refused", async (body) => {
  expect((await invoke(handler, updateMe, { as: await member(), body })).status).toBe(422);
});
