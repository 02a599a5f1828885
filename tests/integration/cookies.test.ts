import { expect, test } from "vitest";
import { member } from "../harness/invoke.ts";
import { PASSWORD } from "../harness/people.ts";
import { freshAddress, stack } from "../harness/stack.ts";

/** The Set-Cookie lines of an answer of the deployed API, by the cookie's name. */
async function cookiesSet(path: string, body: object): Promise<Map<string, string[]>> {
  const response = await fetch(`${stack.api}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-photostack-edge": stack.edgeSecret,
      "x-photostack-client-ip": freshAddress(),
    },
    body: JSON.stringify({ ...body, transport: "cookie" }),
  });
  const lines = response.headers.getSetCookie().map((line) => line.split("; "));
  return new Map(lines.map(([pair = "", ...attributes]) => [pair.slice(0, pair.indexOf("=")), attributes.sort()]));
}

test("every cookie is bound to this host, to TLS and to our own pages; scripts read the CSRF token only", async () => {
  const ana = await member("ana");
  const signedIn = await cookiesSet("/auth/login", { username: ana.username, password: PASSWORD, remember: true });
  const asked = await cookiesSet("/auth/otp/request", { email: ana.email });
  const names = ["__Host-access", "__Host-csrf", "__Host-device", "__Host-otp", "__Host-refresh"];
  const all = new Map([...signedIn, ...asked]);
  expect([...all.keys()].sort()).toEqual(names);
  for (const [name, attributes] of all) {
    expect(attributes, name).toEqual(expect.arrayContaining(["Path=/", "SameSite=Lax", "Secure"]));
    expect(attributes.join(), name).not.toContain("Domain");
    expect(attributes.includes("HttpOnly"), name).toBe(name !== "__Host-csrf");
  }
});

test("the session's cookies end with the browser unless one wants to be remembered", async () => {
  const ana = await member("ana");
  const session = ["__Host-access", "__Host-csrf", "__Host-refresh"];
  const lives = async (remember: boolean) => {
    const set = await cookiesSet("/auth/login", { username: ana.username, password: PASSWORD, remember });
    return session.map((name) => set.get(name)?.find((attribute) => attribute.startsWith("Max-Age")));
  };
  expect(await lives(false)).toEqual([undefined, undefined, undefined]);
  expect(await lives(true)).toEqual(["Max-Age=900", "Max-Age=604800", "Max-Age=604800"]);
});
