import { getPost } from "../posts/posts.ts";
import { writeAll } from "../runtime/table.ts";
import { worker } from "../runtime/worker.ts";
import { getUser } from "../users/users.ts";
import { exploreEntry } from "./explore.ts";
import { indexPost } from "./queues.ts";
import { tagWrites } from "./tags.ts";

const ATTEMPTS = 3;

/** Makes a post be found under its tags and in explore as long as it is public, and not otherwise. */
export const handler = worker(indexPost, async ({ post_id, stale_tags }) => {
  let standing = await standingOf(post_id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await index(post_id, standing, stale_tags);
    const now = await standingOf(post_id);
    if (JSON.stringify(now) === JSON.stringify(standing)) return;
    // Edited, deleted or closed meanwhile: what was written may be wrong already.
    stale_tags.push(...standing.tags);
    standing = now;
  }
  throw new Error("The post never stood still");
});

interface Standing {
  readonly authorId: string;
  readonly isPublic: boolean;
  readonly tags: readonly string[];
}

async function standingOf(postId: string): Promise<Standing> {
  const post = await getPost(postId);
  const author = post && (await getUser(post.author_id, { consistent: true }));
  const isPublic = post?.status === "published" && author !== undefined && !author.private;
  return { authorId: post?.author_id ?? "", isPublic, tags: post?.tags ?? [] };
}

async function index(id: string, { authorId, isPublic, tags }: Standing, stale: readonly string[]): Promise<void> {
  const tagged = tagWrites({ id, authorId }, isPublic ? tags : [], [...stale, ...tags]);
  const entry = exploreEntry({ id, authorId });
  await writeAll(
    isPublic ? { ...tagged, put: [...tagged.put, entry] } : { ...tagged, remove: [...tagged.remove, entry] },
  );
}
