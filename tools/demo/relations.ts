import { createHash } from "node:crypto";
import type { Conversation, Remark } from "./conversations.ts";
import type { Member, Members } from "./members.ts";

/** Follows whom somebody follows, or asks to. */
export async function follow({ person, call }: Member): Promise<void> {
  for (const username of person.follows) await call("PUT /users/{username}/follow", { params: { username } });
}

/** Lets those in whom a private account wants as followers; the others go on waiting. */
export async function acceptRequests({ person: { accepts }, call }: Member): Promise<void> {
  if (!accepts) return;
  const { items } = await call("GET /follow-requests", { query: { limit: 50 } });
  for (const { username } of items)
    if (accepts.includes(username)) await call("PUT /follow-requests/{username}", { params: { username } });
}

/** Likes a post and talks about it, as the people of its conversation. */
export async function talk(members: Members, postId: string, { likes, remarks }: Conversation): Promise<void> {
  for (const username of likes) await members(username).call("PUT /posts/{id}/like", { params: { id: postId } });
  await say(members, postId, remarks);
}

async function say(members: Members, id: string, remarks: readonly Remark[], reply_to?: string): Promise<void> {
  for (const { by, text, likes = [], replies = [] } of remarks) {
    const comment = await members(by).call("POST /posts/{id}/comments", {
      params: { id },
      body: { text, ...(reply_to ? { reply_to } : {}) },
      // What an earlier run has said is not said again, but known by its id.
      headers: { "idempotency-key": createHash("sha256").update(`${id} ${text}`).digest("base64url") },
    });
    for (const username of likes) {
      const params = { id, comment_id: comment.id };
      await members(username).call("PUT /posts/{id}/comments/{comment_id}/like", { params });
    }
    await say(members, id, replies, comment.id);
  }
}
