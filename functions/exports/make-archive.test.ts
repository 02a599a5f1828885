import { setTimeout as delay } from "node:timers/promises";
import sharp from "sharp";
import { expect, test } from "vitest";
import { setBackend } from "../../shared/backends.ts";
import { createComment } from "../../shared/comments.ts";
import { getExport, requestExport } from "../../shared/exports.ts";
import { follow } from "../../shared/follows.ts";
import { likePost } from "../../shared/likes.ts";
import { savePost } from "../../shared/saves.ts";
import { unzipped } from "../../tests/harness/archives.ts";
import { ask, deliver, type Member, member } from "../../tests/harness/invoke.ts";
import { nextMail } from "../../tests/harness/mailbox.ts";
import { photo } from "../../tests/harness/pictures.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { put } from "../media/bucket.ts";
import { pictureKey } from "../media/object-keys.ts";
import { handler } from "./make-archive.ts";

async function archiveOf(person: Member) {
  for (;;) {
    const { body } = await ask(getExport, { as: person });
    if (body.status === "ready") return body;
    await delay(500);
  }
}

const config = { instagram_username: "ana", api_base_url: "https://api.ana.example", bearer_token: "t0p-secret-token" };

test("everything about somebody is in their archive, and no secret", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const [own, other] = [await publishedPost(ana, "Morning"), await publishedPost(ben)];
  await put(pictureKey(own.uploads[0]?.id ?? "", 800, "jpg"), await photo(), "image/jpeg");
  await ask(likePost, { as: ana, params: { id: other.id } });
  await ask(savePost, { as: ana, params: { id: other.id } });
  await ask(createComment, { as: ana, params: { id: other.id }, body: { text: "What a light!" } });
  await ask(follow, { as: ana, params: { username: ben.username } });
  await ask(follow, { as: ben, params: { username: ana.username } });
  await ask(setBackend, { as: ana, body: config });
  expect((await ask(requestExport, { as: ana })).status).toBe(202);
  const { url, size, expires_at } = await archiveOf(ana);
  expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(23.9 * 3600_000);
  await nextMail(ana.email, { subject: "Your archive is ready" });

  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  expect(bytes.length).toBe(size);
  const files = await unzipped(bytes);
  const json = (path: string) => JSON.parse(files.get(path)?.toString() ?? "null");
  expect(json("account.json")).toMatchObject({ username: ana.username, email: ana.email });
  expect(json("posts.json")).toMatchObject([{ id: own.id, caption: "Morning" }]);
  const picture = await sharp(files.get(json("posts.json")[0].pictures[0].file)).metadata();
  expect(picture.format).toBe("jpeg");
  expect(json("likes.json")).toMatchObject([{ id: other.id }]);
  expect(json("saved.json")).toEqual([{ post_id: other.id }]);
  expect(json("comments.json")).toMatchObject([{ text: "What a light!", post_id: other.id }]);
  expect(json("people/following.json")).toEqual([{ id: ben.id, username: ben.username }]);
  expect(json("people/followers.json")).toEqual([{ id: ben.id, username: ben.username }]);
  expect(json("backend.json")).toMatchObject({ api_base_url: config.api_base_url });
  expect(json("security/sessions.json")).toHaveLength(1);
  expect(json("security/history.json").map(({ action }: { action: string }) => action)).toContain("export_requested");
  const all = [...files.values()].map((file) => file.toString("latin1")).join("\n");
  expect(all).not.toMatch(/t0p-secret-token|argon2|refresh_hash/);
});

test("a message that comes again, or for an archive nobody waits for, makes nothing", async () => {
  const ana = await member("ana");
  await ask(requestExport, { as: ana });
  const { size } = await archiveOf(ana);
  expect(await deliver(handler, [{ user_id: ana.id, id: "019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e" }])).toEqual([]);
  expect((await archiveOf(ana)).size).toBe(size);
});
