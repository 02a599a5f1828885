import { randomBytes } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { curlSteps, runCurl } from "../harness/curl.ts";
import { member } from "../harness/invoke.ts";
import { freshAddress, stack } from "../harness/stack.ts";

const steps = curlSteps(new URL("../../docs/central-sign-in.sh", import.meta.url));

const backend = {
  instagram_username: "ana.prado",
  api_base_url: "https://api.ana.example",
  bearer_token: "secret-of-the-backend",
};

test("the sign-in's clients are answered as they have always been, word by word", { timeout: 60_000 }, async () => {
  const root = await member("root", { role: "admin" });
  const variables: Record<string, string> = {
    BASE_URL: stack.api,
    USERNAME: `client_${randomBytes(6).toString("hex")}`,
    PASSWORD: "Wide-Harbour-7",
    NEW_PASSWORD: "Quiet-Lantern-42",
    ADMIN_TOKEN: root.token,
  };
  const run = (title: string) => {
    const step = steps.find((candidate) => candidate.title === title);
    if (!step) throw new Error(`The script has no request under "${title}"`);
    // Each from another address: signing in is limited to five a minute from one.
    return runCurl(step, variables, {
      "x-photostack-edge": stack.edgeSecret,
      "x-photostack-client-ip": freshAddress(),
    });
  };
  const bodies: string[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: looks into bodies of every shape
  const answered = async (title: string, status: number): Promise<any> => {
    const answer = await run(title);
    expect([title, answer.status]).toEqual([title, status]);
    bodies.push(title);
    return answer.body;
  };

  const health = await answered("health", 200);
  expect(Object.keys(health)).toEqual(["status", "database", "timestamp"]);
  expect(health).toMatchObject({ status: "ok", database: "ok" });

  const created = await answered("create a user with a backend (administrators)", 201);
  expect(created).toMatchObject({ username: variables.USERNAME, role: "user", standing: "active" });
  variables.USER_ID = created.id;

  const signedIn = await answered("sign in", 200);
  expect(Object.keys(signedIn).sort()).toEqual(["access_token", "backend_config", "expires_in", "token_type", "user"]);
  expect(signedIn).toMatchObject({ token_type: "bearer", expires_in: 900, backend_config: backend });
  expect(signedIn.user).toMatchObject({ id: created.id, username: variables.USERNAME });
  const keys = await (await fetch(`${stack.api}/.well-known/jwks.json`)).json();
  const { payload } = await jwtVerify(signedIn.access_token, createLocalJWKSet(keys as never), {
    issuer: "photostack",
  });
  expect(payload.sub).toBe(created.id);

  const remembered = await answered("sign in and stay signed in", 200);
  expect(remembered.refresh_token).toBeTruthy();
  variables.TOKEN = remembered.access_token;
  variables.REFRESH_TOKEN = remembered.refresh_token;

  expect((await answered("a wrong password", 401)).detail).toBe("Incorrect username or password");
  expect(await answered("who am I", 200)).toEqual(remembered.user);

  const changed = await answered("change my backend", 200);
  expect(changed).toMatchObject({ api_base_url: "https://api2.ana.example" });
  expect(JSON.stringify(changed)).not.toContain("another-secret");

  const refreshed = await answered("new tokens", 200);
  expect(Object.keys(refreshed).sort()).toEqual(["access_token", "expires_in", "refresh_token", "token_type"]);
  variables.TOKEN = refreshed.access_token;

  await answered("change my password", 204);
  expect(await answered("sign out", 200)).toEqual({ message: "You are signed out." });
  expect((await answered("after signing out", 401)).code).toBe("session_ended");

  expect((await answered("deactivate a user (administrators)", 200)).standing).toBe("inactive");
  expect((await answered("sign in to an inactive account", 403)).detail).toBe("Account is inactive");
  expect(bodies).toEqual(steps.map(({ title }) => title));
});
