import { expect, test } from "vitest";
import { logout } from "../../shared/auth.ts";
import { getMe } from "../../shared/users.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { handler as me } from "../users/get-me.ts";
import { handler } from "./logout.ts";

test("the session is dead at once, and its cookies are taken away", async () => {
  const ana = await member("ana", { transport: "cookie" });
  const headers = {
    Cookie: `__Host-access=${ana.token}; __Host-csrf=${ana.csrfToken}`,
    "X-CSRF-Token": ana.csrfToken ?? "",
  };
  expect((await invoke(me, getMe, { headers })).status).toBe(200);
  const { status, cookies } = await invoke(handler, logout, { headers });
  expect(status).toBe(200);
  expect(cookies).toEqual({ "__Host-access": "", "__Host-refresh": "", "__Host-csrf": "" });
  expect((await invoke(me, getMe, { headers })).body.code).toBe("session_ended");
});
