import {
  type QueryClient,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Comment } from "../../../shared/comments.ts";
import type { Post } from "../../../shared/posts.ts";
import type { Me } from "../../../shared/users.ts";
import { changeCached, findCached } from "../api/cached.ts";
import { call } from "../api/client.ts";
import { correctCount, moveCount } from "../api/late-answers.ts";
import { useToggle } from "../api/toggle.ts";
import { isPost } from "../posts/cached-posts.ts";
import { useMe } from "../profile/queries.ts";

/** A comment as it is shown: perhaps still on its way, and named by its idempotency key until the server names it. */
export type ShownComment = Comment & { readonly sending?: true };

/** What somebody has written, before it is sent. */
export interface DraftComment {
  readonly key: string;
  readonly text: string;
  readonly replyTo: Comment | undefined;
}

interface Where {
  /** Replies of this comment; without it, the comments that begin threads. */
  readonly thread?: string;
  /** The comment to begin with. */
  readonly from?: string | undefined;
  readonly enabled?: boolean;
}

type Start = { readonly cursor: string } | { readonly from?: string | undefined };

/** A post's comments or a thread's replies, the oldest first, from any of them on and both ways. */
export function useComments(post: string, { thread, from, enabled = true }: Where) {
  return useInfiniteQuery({
    queryKey: ["comments", post, { thread, from }],
    queryFn: ({ pageParam, signal }) =>
      call("GET /posts/{id}/comments", {
        params: { id: post },
        query: { limit: 20, order: "oldest", thread, ...pageParam },
        signal,
      }),
    initialPageParam: { from } as Start,
    getNextPageParam: ({ next_cursor }) => startAt(next_cursor),
    getPreviousPageParam: ({ previous_cursor }) => startAt(previous_cursor),
    enabled,
  });
}

function startAt(cursor: string | null): Start | null {
  return cursor === null ? null : { cursor };
}

const sentKey = (post: string) => ["sent-comments", post] as const;

/**
 * One's own comments of this visit, those on their way included, as far as the list they belong at the end
 * of has not brought them. They stand apart from the lists because a list's end need not have been read yet.
 */
export function useSentComments(
  post: string,
  thread: string | null,
  read: readonly Comment[],
): readonly ShownComment[] {
  const { data = [] } = useQuery<ShownComment[]>({ queryKey: sentKey(post), queryFn: skipToken });
  return data.filter((sent) => sent.thread === thread && !read.some(({ id }) => id === sent.id));
}

/**
 * Sends a comment. It is shown at once, as soon as it is known whose it is, and gives way to the server's answer or is
 * taken out again.
 */
export function useCreateComment(post: Post) {
  const client = useQueryClient();
  const { data: me } = useMe();
  return useMutation({
    mutationFn: ({ key, text, replyTo }: DraftComment) =>
      call("POST /posts/{id}/comments", {
        params: { id: post.id },
        body: { text, ...(replyTo && { reply_to: replyTo.id }) },
        headers: { "idempotency-key": key },
      }),
    onMutate: (draft) => {
      if (me) putSent(client, draft.key, provisional(post, me, draft));
    },
    onError: (_, { key }) => changeComment(client, key, () => undefined),
    onSuccess: (comment, { key }) => {
      putSent(client, key, comment);
      count(client, comment, 1);
    },
  });
}

/** Puts a comment of one's own among those of this visit, in the place of the one that had the key as its name. */
function putSent(client: QueryClient, key: string, comment: ShownComment): void {
  client.setQueryData<ShownComment[]>(sentKey(comment.post_id), (sent = []) => [
    ...sent.filter(({ id }) => id !== key),
    comment,
  ]);
}

/** Deletes a comment, and its replies with it. */
export function useDeleteComment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, post_id }: Comment) =>
      call("DELETE /posts/{id}/comments/{comment_id}", { params: { id: post_id, comment_id: id } }),
    onSuccess: (_, comment) => {
      changeComment(client, comment.id, () => undefined);
      count(client, comment, -1 - comment.counts.replies);
    },
  });
}

/** Likes a comment, or takes the like back. */
export function useLikeComment({ id, post_id, viewer }: Comment): (liked: boolean) => void {
  return useToggle<boolean>({
    key: ["like-comment", id],
    now: viewer.liked,
    show: (client, liked) => changeComment(client, id, (comment) => withLiked(comment, liked)),
    send: (liked) =>
      call(liked ? "PUT /posts/{id}/comments/{comment_id}/like" : "DELETE /posts/{id}/comments/{comment_id}/like", {
        params: { id: post_id, comment_id: id },
      }),
    settled: (client, liked) => {
      const shown = findCached(client, isComment(id))?.counts.likes ?? 0;
      const by = liked ? 1 : -1;
      correctCount(client, isComment(id), "likes", { before: shown - by, by });
    },
  });
}

function changeComment(client: QueryClient, id: string, change: (comment: Comment) => Comment | undefined): void {
  changeCached(client, isComment(id), change);
}

const isComment =
  (id: string) =>
  (value: object): value is Comment =>
    "post_id" in value && (value as Comment).id === id;

/** So many comments more, of the post and of the thread. */
function count(client: QueryClient, { post_id, thread }: Comment, more: number): void {
  moveCount(client, isPost(post_id), "comments", more);
  if (thread) moveCount(client, isComment(thread), "replies", more);
}

function withLiked(comment: Comment, liked: boolean): Comment {
  if (comment.viewer.liked === liked) return comment;
  const likes = Math.max(0, comment.counts.likes + (liked ? 1 : -1));
  return { ...comment, viewer: { liked }, counts: { ...comment.counts, likes } };
}

function provisional(post: Post, { id, username, display_name, avatar }: Me, draft: DraftComment): ShownComment {
  return {
    id: draft.key,
    post_id: post.id,
    author: { id, username, display_name, avatar },
    text: draft.text.trim(),
    entities: [],
    thread: draft.replyTo ? (draft.replyTo.thread ?? draft.replyTo.id) : null,
    reply_to: draft.replyTo?.id ?? null,
    counts: { likes: 0, replies: 0 },
    viewer: { liked: false },
    created_at: new Date().toISOString(),
    sending: true,
  };
}
