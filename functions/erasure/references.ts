import { barrierKey } from "../blocks/barrier.ts";
import { BLOCK } from "../blocks/blocks.ts";
import { COMMENT, unnameInComment } from "../comments/comments.ts";
import { POST, unnameInPost } from "../posts/posts.ts";
import { forget, listReferences } from "../references/references.ts";
import { type Key, type Progress, writeAll } from "../runtime/table.ts";
import { SAVED, unsaveEntry } from "../saves/saves.ts";
import type { Named } from "../texts/entities.ts";

/** Takes somebody out of what others own: their requests, blocks, mutes, saved posts, and what they wrote. */
export async function unname(person: Named, limit: number): Promise<Progress> {
  const references = await listReferences(person.id, limit);
  for (const { item } of references) await takeOut(person, item);
  await forget(references);
  return { count: references.length, more: references.length >= limit };
}

async function takeOut(person: Named, item: Key): Promise<void> {
  const { pk, sk } = item;
  if (pk.startsWith(POST)) return unnameInPost(pk.slice(POST.length), person);
  if (pk.startsWith(COMMENT)) return unnameInComment(pk.slice(COMMENT.length), person);
  if (pk.startsWith(BLOCK)) return writeAll({ remove: [item, barrierKey(pk.slice(BLOCK.length), sk)] });
  if (pk.startsWith(SAVED)) return unsaveEntry(pk.slice(SAVED.length), sk);
  return writeAll({ remove: [item] });
}
