import { expect, test } from "vitest";
import { uploads } from "./reactions.ts";

const key = { pk: "UPLOAD#1", sk: "UPLOAD" };
const upload = (fields: object) => ({ ...key, id: "1", ...fields });
const change = (kind: "modify" | "remove", fields: object) => {
  const image = upload(fields);
  return { id: "e", kind, key, before: image, after: kind === "remove" ? undefined : image };
};
const queues = (messages: readonly { queue: string }[]) => messages.map(({ queue }) => queue);

test("an upload that expires unused is erased; one that a post uses settles the post", () => {
  expect(queues(uploads(change("remove", { status: "ready" })))).toEqual(["media/erase-media"]);
  expect(queues(uploads(change("remove", { status: "ready", post_id: "p" })))).toEqual(["posts/settle-post"]);
});

test("an outcome settles the post that waits for it; the way there does not", () => {
  expect(queues(uploads(change("modify", { status: "ready", post_id: "p" })))).toEqual(["posts/settle-post"]);
  expect(queues(uploads(change("modify", { status: "rejected", post_id: "p" })))).toEqual(["posts/settle-post"]);
  expect(uploads(change("modify", { status: "processing", post_id: "p" }))).toEqual([]);
  expect(uploads(change("modify", { status: "ready" }))).toEqual([]);
});
