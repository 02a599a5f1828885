import type { Comment } from "../../../shared/comments.ts";

/** What to call whoever wrote a comment: an account that was erased has left no name. */
export function nameOf({ author }: Pick<Comment, "author">): string {
  return author ? author.display_name || author.username : "somebody who has left";
}

/** The same by username, as labels have it. */
export function usernameOf({ author }: Pick<Comment, "author">): string {
  return author?.username ?? "somebody who has left";
}
