import { expect, test } from "vitest";
import { listSaved, savePost } from "../../shared/saves.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { deletePost } from "../posts/posts.ts";

const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

test("the last saved first, page by page, without what is gone or closed", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const [older, newer, gone, closed] = [
    await publishedPost(ben),
    await publishedPost(ben),
    await publishedPost(ben),
    await publishedPost(cleo),
  ];
  for (const { id } of [newer, gone, closed, older]) await ask(savePost, { as: ana, params: { id } });
  await deletePost(gone.id, ben.id);
  await setPrivate(cleo);
  const first = await ask(listSaved, { as: ana, query: { limit: "1" } });
  const rest = await ask(listSaved, { as: ana, query: { limit: "5", cursor: first.body.next_cursor } });
  expect([ids(first), ids(rest)]).toEqual([[older.id], [newer.id]]);
  expect(rest.body.next_cursor).toBeNull();
});
