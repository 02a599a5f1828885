import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, Client } from "../harness/api.ts";
import { PASSWORD, Person, send } from "../harness/people.ts";
import { photo } from "../harness/pictures.ts";

let ana: Person;
let ben: Person;

beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
});

/** Every refusal is a complete problem document that tells nothing about the inside. */
function expectProblem({ status, body, headers }: Answer, expectedStatus: number, code: string): void {
  expect({ status, code: body.code }).toEqual({ status: expectedStatus, code });
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(body.status).toBe(status);
  expect(body.trace_id).toMatch(/^[0-9a-f]{32}$/);
  expect(headers.get("x-request-id")).toBe(body.trace_id);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("strict-transport-security")).toContain("max-age");
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\bat \w+ \(|\.ts|dynamodb|lambda/i);
}

const login = (client: Client, body: unknown) => client.call("POST", "/auth/login", { body });

describe("signing in", () => {
  test("a wrong password and an unknown name get the same answer", async () => {
    const client = new Client();
    const wrong = await login(client, { username: ana.username, password: "Wrong-Harbour-7" });
    const unknown = await login(client, { username: "nobody_at_all", password: "Wrong-Harbour-7" });
    expectProblem(wrong, 401, "wrong_credentials");
    expectProblem(unknown, 401, "wrong_credentials");
    expect(wrong.body.detail).toBe("Incorrect username or password");
    expect(unknown.body.detail).toBe(wrong.body.detail);
  });

  test("the sixth attempt a minute is refused, whoever it is for, and says how long to wait", async () => {
    const client = new Client();
    const attempt = () =>
      login(client, { username: `nobody_${randomBytes(4).toString("hex")}`, password: "Wrong-1-pass" });
    for (let left = 4; left >= 0; left--) {
      const { status, headers } = await attempt();
      expect(status).toBe(401);
      expect(headers.get("ratelimit")).toMatch(new RegExp(`^"login";r=${left};t=\\d+$`));
      expect(headers.get("ratelimit-policy")).toBe('"login";q=5;w=60');
    }
    const refused = await attempt();
    expectProblem(refused, 429, "rate_limited");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await login(new Client(), { username: ana.username, password: PASSWORD })).status).toBe(200);
  });

  test("a client can't choose the address it is counted by", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const headers = {
        "x-photostack-edge": "guessed",
        "x-photostack-client-ip": `10.9.8.${attempt}`,
        "x-forwarded-for": `10.9.8.${attempt}`,
      };
      const body = { username: "nobody_here", password: "Wrong-1-pass" };
      statuses.push((await new Client().call("POST", "/auth/login", { body, headers })).status);
    }
    expect(statuses).toContain(429);
  });
});

describe("registering", () => {
  const register = (changes: object) =>
    new Client().call("POST", "/auth/register", {
      body: {
        username: `x_${randomBytes(6).toString("hex")}`,
        email: `${randomBytes(6).toString("hex")}@example.com`,
        password: PASSWORD,
        ...changes,
      },
    });

  test("taken names", async () => {
    expectProblem(await register({ username: ana.username.toUpperCase() }), 409, "username_taken");
    // That an address has an account would tell that its owner is here.
    expect((await register({ email: `${ana.username}@EXAMPLE.com` })).status).toBe(201);
    expectProblem(await register({ username: "admin" }), 409, "username_taken");
  });

  test.each([
    ["a short password", { password: "Ab1!" }, "password"],
    ["a password without a sign", { password: "Abcdefg1" }, "password"],
    ["a password everybody uses", { password: "P@ssw0rd!" }, "password"],
    ["a username with a space", { username: "a b c" }, "username"],
    ["an address without a domain", { email: "ana@" }, "email"],
    ["an unknown field", { role: "admin" }, "role"],
    ["a wrong type", { display_name: { $gt: "" } }, "display_name"],
  ])("%s", async (_, changes, path) => {
    const answer = await register(changes);
    expectProblem(answer, 422, "invalid_request");
    expect(answer.body.errors).toEqual([{ path, message: expect.any(String) }]);
  });
});

describe("sessions", () => {
  test("no token, a forged one and a dead one", async () => {
    expectProblem(await new Client().call("GET", "/feed"), 401, "not_signed_in");
    expectProblem(
      await new Client().call("GET", "/feed", { headers: { authorization: "Basic YTpi" } }),
      401,
      "not_signed_in",
    );
    const [header, payload, signature] = ana.token.split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: ben.id })).toString("base64url");
    expectProblem(await ana.call("GET", "/feed", { token: `${header}.${forged}.${signature}` }), 401, "session_ended");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url");
    expectProblem(await ana.call("GET", "/feed", { token: `${none}.${payload}.` }), 401, "session_ended");
    expectProblem(await ana.call("GET", "/feed", { token: ana.refreshToken }), 401, "session_ended");

    const { body } = await login(new Client(), { username: ana.username, password: PASSWORD });
    expect((await ana.call("POST", "/auth/logout", { token: body.access_token })).status).toBe(200);
    expectProblem(await ana.call("GET", "/feed", { token: body.access_token }), 401, "session_ended");
  });

  test("a refresh token works once; its replay ends the session", async () => {
    const client = new Client();
    const refresh = (refresh_token: string) => client.call("POST", "/auth/refresh", { body: { refresh_token } });
    const { body } = await login(client, { username: ben.username, password: PASSWORD, remember: true } as never);
    const first = await refresh(body.refresh_token);
    expect(first.status).toBe(200);
    const second = await refresh(first.body.refresh_token);
    expect(second.status).toBe(200);
    const replay = await refresh(body.refresh_token);
    expectProblem(replay, 401, "invalid_refresh_token");
    expectProblem(await refresh(second.body.refresh_token), 401, "invalid_refresh_token");
    expectProblem(await client.call("GET", "/feed", { token: second.body.access_token }), 401, "session_ended");
    expectProblem(await refresh(randomBytes(64).toString("base64url")), 401, "invalid_refresh_token");
    expectProblem(await refresh(body.access_token.slice(0, 256)), 401, "invalid_refresh_token");
  });

  test("two tabs that refresh at once are given the same successor", async () => {
    const client = new Client();
    const { body } = await login(client, { username: ben.username, password: PASSWORD, remember: true } as never);
    const answers = await Promise.all(
      [1, 2, 3].map(() => client.call("POST", "/auth/refresh", { body: { refresh_token: body.refresh_token } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.refresh_token)).size).toBe(1);
  });

  test("cookies need the CSRF token, in header and cookie, of this very session", async () => {
    const open = async (person: Person) =>
      login(new Client(), { username: person.username, password: PASSWORD, transport: "cookie" } as never);
    const signedIn = await open(ana);
    expect(signedIn.body).not.toHaveProperty("access_token");
    const other = await open(ben);
    const cookie = (cookies: Readonly<Record<string, string>>) =>
      Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join("; ");
    const csrf = signedIn.cookies["__Host-csrf"] ?? "";
    const foreign = other.cookies["__Host-csrf"] ?? "";
    const attempt = (headers: Record<string, string>) =>
      ana.call("PATCH", "/users/me", { body: { bio: "changed" }, headers });
    expectProblem(await attempt({ cookie: cookie(signedIn.cookies) }), 403, "csrf_failed");
    expectProblem(await attempt({ cookie: cookie(signedIn.cookies), "x-csrf-token": "guess" }), 403, "csrf_failed");
    const swapped = cookie({ ...signedIn.cookies, "__Host-csrf": foreign });
    expectProblem(await attempt({ cookie: swapped, "x-csrf-token": foreign }), 403, "csrf_failed");
    expectProblem(
      await ana.call("POST", "/auth/refresh", { headers: { cookie: cookie(signedIn.cookies) } }),
      403,
      "csrf_failed",
    );
    expect((await attempt({ cookie: cookie(signedIn.cookies), "x-csrf-token": csrf })).status).toBe(200);
    expect((await ana.call("GET", "/users/me", { headers: { cookie: cookie(signedIn.cookies) } })).status).toBe(200);
  });
});

describe("bodies and cursors", () => {
  const post = (raw: string, type = "application/json") =>
    ana.call("POST", "/posts", { raw, token: ana.token, headers: { "content-type": type } });

  test("broken, missing, huge and foreign bodies", async () => {
    expectProblem(await post("{"), 400, "malformed_request");
    expectProblem(await post(""), 400, "malformed_request");
    expectProblem(await post(JSON.stringify({ caption: "x".repeat(70_000) })), 413, "body_too_large");
    expectProblem(await post("caption=1", "application/x-www-form-urlencoded"), 415, "not_json");
    expectProblem(await post("[]"), 422, "invalid_request");
    expectProblem(await post('{"caption":"half a wave: \\ud83c"}'), 400, "malformed_request");
  });

  test("forged and foreign cursors", async () => {
    expectProblem(await ana.ask("GET", "/feed?cursor=abc"), 400, "invalid_cursor");
    const position = Buffer.from("019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e").toString("base64url");
    expectProblem(
      await ana.ask("GET", `/feed?cursor=${position}.${randomBytes(16).toString("base64url")}`),
      400,
      "invalid_cursor",
    );
    expectProblem(await ana.ask("GET", "/feed?limit=51"), 422, "invalid_request");
  });
});

describe("uploads", () => {
  const ticket = (size: number, content_type = "image/jpeg") =>
    ben.ask("POST", "/uploads", { purpose: "post", content_type, size });

  test("somebody else's upload is as good as none", async () => {
    const uploadId = await ana.upload();
    expectProblem(await ben.ask("GET", `/uploads/${uploadId}`), 404, "not_found");
    expectProblem(await ben.ask("POST", "/posts", { upload_ids: [uploadId] }), 404, "not_found");
    expect((await ana.ask("POST", "/posts", { upload_ids: [uploadId] })).status).toBe(201);
    expectProblem(await ana.ask("POST", "/posts", { upload_ids: [uploadId] }), 409, "upload_in_use");
  });

  test("20 MB are refused with the ticket, and by the bucket", async () => {
    expectProblem(await ticket(20_000_000), 422, "invalid_request");
    const { body } = await ticket(1000);
    const sent = await send(body, Buffer.alloc(20_000_000));
    expect(sent.status).toBe(400);
    expect((await ben.ask("GET", `/uploads/${body.upload_id}`)).body.status).toBe("pending");
    const renamed = await send({ ...body, fields: { ...body.fields, key: "media/mine.jpg" } }, Buffer.alloc(1000));
    expect(renamed.status).toBe(403);
  });

  test.each([
    ["a text file named .jpg", Buffer.from("This is not a picture at all."), "image/jpeg", "not_an_image"],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "image/png", "not_an_image"],
    ["a JPEG that says it is a PNG", photo(), "image/png", "type_mismatch"],
    [
      "a JPEG that ends early",
      photo().then((bytes) => bytes.subarray(0, bytes.length / 2)),
      "image/jpeg",
      "unreadable",
    ],
  ])("%s is rejected with a reason, and its post with it", async (_, bytes, type, reason) => {
    const eve = await Person.register("eve");
    const uploadId = await eve.upload(await bytes, type);
    const settled = await eve.until(`/uploads/${uploadId}`, ({ status }) => status === "rejected");
    expect(settled).toMatchObject({ reason, message: expect.stringMatching(/\.$/) });
    expectProblem(await eve.ask("POST", "/posts", { upload_ids: [uploadId] }), 422, "invalid_request");
  });

  test("a post whose picture turns out to be none fails, and only its author sees that", async () => {
    const eve = await Person.register("eve");
    const ticket = await eve.ask("POST", "/uploads", { purpose: "post", content_type: "image/jpeg", size: 1000 });
    const { body } = await eve.ask("POST", "/posts", { upload_ids: [ticket.body.upload_id] });
    expect(body).toMatchObject({ status: "processing", media: [] });
    expectProblem(await ben.ask("GET", `/posts/${body.id}`), 404, "not_found");
    await send(ticket.body, Buffer.alloc(1000, "no picture"));
    expect(await eve.until(`/posts/${body.id}`, ({ status }) => status !== "processing")).toMatchObject({
      status: "failed",
    });
    expectProblem(await ben.ask("GET", `/posts/${body.id}`), 404, "not_found");
    expect((await eve.ask("GET", "/feed")).body.items).toEqual([]);
  });
});

describe("routes", () => {
  test("unknown paths and methods", async () => {
    const client = new Client();
    expectProblem(await client.call("GET", "/nothing/here"), 404, "not_found");
    const wrongMethod = await client.call("DELETE", "/auth/login");
    expectProblem(wrongMethod, 405, "method_not_allowed");
    expect(wrongMethod.headers.get("allow")).toBe("POST");
    expectProblem(await ana.ask("GET", "/posts/not-an-id"), 422, "invalid_request");
    expectProblem(await ana.ask("GET", `/users/${randomBytes(8).toString("hex")}`), 404, "not_found");
    expectProblem(await ana.ask("PUT", `/users/${ana.username}/follow`), 422, "invalid_request");
  });

  test("only origins on the allow-list may read answers, errors included", async () => {
    const ask = (origin: string) => new Client().call("GET", "/feed", { headers: { origin } });
    const allowed = process.env.ALLOWED_ORIGINS?.split(",")[0] ?? "";
    expect((await ask(allowed)).headers.get("access-control-allow-origin")).toBe(allowed);
    expect((await ask("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
    const preflight = await new Client().call("OPTIONS", "/posts", { headers: { origin: allowed } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("POST");
  });
});
