import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { register } from "../../shared/auth.ts";
import { createUpload } from "../../shared/media.ts";
import { createPost } from "../../shared/posts.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { readyUpload } from "../../tests/harness/posts.ts";

const keyed = (key: string = uuid()) => ({ "Idempotency-Key": key });
const someone = () => {
  const name = `idem_${randomBytes(6).toString("hex")}`;
  return { username: name, email: `${name}@example.com`, password: "Wide-Harbour-7", remember: true };
};

test("registering again with the same key and body is given the same session, cookies included", async () => {
  const headers = keyed();
  const body = { ...someone(), transport: "cookie" };
  const address = "10.9.8.7";
  const first = await ask(register, { body, headers, address });
  const again = await ask(register, { body, headers, address });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect(again.cookies).toEqual(first.cookies);
  expect([first, again].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
});

test("whoever has the key but not the body gets nothing", async () => {
  const headers = keyed();
  const body = someone();
  await ask(register, { body, headers, address: "10.9.8.6" });
  const guess = await ask(register, { body: { ...body, password: "Wide-Harbour-8" }, headers, address: "10.9.8.6" });
  expect([guess.status, guess.body.code]).toEqual([422, "idempotency_key_reused"]);
  const elsewhere = await ask(register, { body, headers, address: "10.9.8.5" });
  expect(elsewhere.body.code).toBe("username_taken");
});

test("a key is its owner's, and of one route", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const headers = keyed("k");
  const body = { purpose: "post", content_type: "image/png", size: 10 };
  const tickets = await Promise.all([ana, ben].map((as) => ask(createUpload, { as, body, headers })));
  expect(new Set(tickets.map(({ body: ticket }) => ticket.upload_id)).size).toBe(2);
  const { status } = await ask(createPost, { as: ana, body: { upload_ids: [await readyUpload(ana)] }, headers });
  expect(status).toBe(201);
});

test("ten tries at once make one post, and all are told of it", async () => {
  const ana = await member("ana");
  const body = { upload_ids: [await readyUpload(ana)], caption: "Once" };
  const headers = keyed();
  const answers = await Promise.all([1, 2, 3].map(() => ask(createPost, { as: ana, body, headers })));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ body: post }) => post.id)).size).toBe(1);
});

test("a long text is as good as a short one", async () => {
  const ana = await member("ana");
  const headers = keyed();
  const body = { upload_ids: [await readyUpload(ana)], caption: "é".repeat(2200), alt_texts: ["é".repeat(1000)] };
  const answers = [
    await ask(createPost, { as: ana, body, headers }),
    await ask(createPost, { as: ana, body, headers }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers[1]?.body).toEqual(answers[0]?.body);
});

test("what was refused may be tried again with the same key", async () => {
  const ana = await member("ana");
  const headers = keyed();
  const upload = await readyUpload(ana);
  expect((await ask(createPost, { as: ana, body: { upload_ids: [uuid()] }, headers })).status).toBe(404);
  expect((await ask(createPost, { as: ana, body: { upload_ids: [upload] }, headers })).status).toBe(201);
});

test.each([
  ["", "an empty"],
  ["x".repeat(129), "too long a"],
  ["two words", "a spaced"],
])("%j is no key", async (key) => {
  const body = { purpose: "post", content_type: "image/png", size: 10 };
  const answer = await ask(createUpload, { as: await member(), body, headers: keyed(key) });
  expect([answer.status, answer.body.errors[0].path]).toEqual([422, "Idempotency-Key"]);
});

test("a key that others may guess is none for a request that holds a password", async () => {
  expect((await ask(register, { body: someone(), headers: keyed("short") })).status).toBe(422);
});
