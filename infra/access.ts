/**
 * What each function may touch, and nothing more. Every route may, besides,
 * count its caller's requests and read the public keys (`baseline`).
 * A function that is not listed here touches nothing else.
 */
export interface Access {
  /** Kinds of items (the part of the partition key before `#`) it may read. */
  readonly reads?: readonly string[];
  /** Kinds of items it may put, update and delete. */
  readonly writes?: readonly string[];
  /** Kinds of items it may update, but neither put nor delete. */
  readonly updates?: readonly string[];
  /** Kinds of items whose existence its transactions may depend on. */
  readonly checks?: readonly string[];
  /** Workers it may send messages to. */
  readonly sends?: readonly string[];
  /** Functions it may call. */
  readonly calls?: readonly string[];
  /** Folders of the bucket, by what it may do there. Signing a URL needs the right that the URL gives. */
  readonly bucket?: {
    readonly reads?: readonly Folder[];
    readonly writes?: readonly Folder[];
    readonly erases?: readonly Folder[];
  };
  /** May create, open and use the key that signs tokens. */
  readonly signs?: boolean;
}

type Folder = "media" | "quarantine";

/** Of a route that asks nobody who they are, and of one that does. */
export const baseline = {
  anyone: { reads: ["KEYS"], updates: ["RATE"] },
  caller: { reads: ["KEYS"], updates: ["RATE", "ACCESS"] },
} as const satisfies Record<string, Access>;

/** Of a route that creates: it remembers its answers. */
export const remembers: Access = { reads: ["IDEMPOTENCY"], writes: ["IDEMPOTENCY"] };

const account = ["USER", "ACCOUNT", "CREDENTIALS", "ACCESS"];
const showsPictures = { bucket: { reads: ["media"] } } as const;
/** Whether a viewer may see a person and their posts. */
const sees = ["USER", "BARRIER", "FOLLOWING"];
/** A person by their name, if the viewer may see them. */
const finds = ["USERNAME", ...sees];
/** Posts as the viewer sees them. */
const showsPosts = ["POST", "LIKE", "SAVE", ...sees];
/** People as the viewer sees them. */
const showsPeople = [...sees, "REQUEST"];
/** Who is meant by a mention. */
const annotates = ["USERNAME", "BARRIER"];

export const access: Readonly<Record<string, Access>> = {
  "auth/register": {
    reads: ["USERNAME", "EMAIL", "SIGNING_KEY"],
    writes: ["USERNAME", "EMAIL", ...account, "SESSION", "KEYS", "SIGNING_KEY"],
    calls: ["auth/password-hasher"],
    signs: true,
  },
  "auth/login": {
    reads: ["USERNAME", "EMAIL", ...account, "SIGNING_KEY"],
    writes: ["SESSION", "KEYS", "SIGNING_KEY"],
    updates: ["ACCESS", "CREDENTIALS"],
    checks: ["CREDENTIALS"],
    calls: ["auth/password-hasher"],
    signs: true,
    ...showsPictures,
  },
  "auth/refresh": {
    reads: ["SESSION", "ACCESS", "SIGNING_KEY"],
    writes: ["SESSION", "KEYS", "SIGNING_KEY"],
    updates: ["ACCESS"],
    signs: true,
  },
  "auth/logout": { writes: ["SESSION"] },
  "auth/list-sessions": { reads: ["SESSION", "ACCESS"] },
  "auth/end-session": { reads: ["SESSION", "ACCESS"], writes: ["SESSION"] },
  "auth/logout-all": { reads: ["ACCESS"] },
  "auth/change-password": {
    reads: account,
    updates: ["CREDENTIALS", "ACCESS"],
    calls: ["auth/password-hasher"],
  },
  "auth/get-jwks": {},
  "auth/password-hasher": {},

  "users/get-me": { reads: ["USER", "ACCOUNT", "ACCESS"], ...showsPictures },
  "users/update-me": { reads: ["USER", "ACCOUNT", "ACCESS"], updates: ["USER", "ACCOUNT"], ...showsPictures },
  "users/set-avatar": {
    reads: ["USER", "ACCOUNT", "ACCESS", "UPLOAD"],
    updates: ["USER", "UPLOAD"],
    ...showsPictures,
  },
  "users/remove-avatar": { updates: ["USER"] },
  "users/get-profile": { reads: [...finds, "REQUEST", "MUTE"], ...showsPictures },
  "users/list-user-posts": { reads: ["USERNAME", "AUTHOR", ...showsPosts], ...showsPictures },

  "counters/tally": {
    writes: ["APPLIED"],
    updates: ["USER", "POST", "COMMENT", "TAGS"],
    sends: ["comments/erase-thread"],
  },

  "follows/follow": {
    reads: finds,
    writes: ["FOLLOWING", "FOLLOWER", "REQUEST"],
    checks: ["USER", "BARRIER", "FOLLOWING"],
  },
  "follows/unfollow": { reads: finds, writes: ["FOLLOWING", "FOLLOWER", "REQUEST"] },
  "follows/list-followers": { reads: ["USERNAME", "FOLLOWER", ...showsPeople], ...showsPictures },
  "follows/list-following": { reads: ["USERNAME", ...showsPeople], ...showsPictures },
  "follows/list-follow-requests": { reads: ["REQUEST", "USER"], ...showsPictures },
  "follows/accept-follow-request": {
    reads: finds,
    writes: ["FOLLOWING", "FOLLOWER", "REQUEST"],
    checks: ["BARRIER"],
  },
  "follows/refuse-follow-request": { reads: finds, writes: ["REQUEST"] },
  "follows/accept-waiting": {
    reads: ["REQUEST", "USER"],
    writes: ["FOLLOWING", "FOLLOWER", "REQUEST"],
    checks: ["BARRIER", "USER"],
    sends: ["follows/accept-waiting"],
  },

  "blocks/block": {
    reads: ["USERNAME"],
    writes: ["BLOCK", "FOLLOWING", "FOLLOWER", "REQUEST"],
    updates: ["BARRIER"],
  },
  "blocks/unblock": { reads: ["USERNAME"], writes: ["BLOCK"], updates: ["BARRIER"] },
  "blocks/list-blocks": { reads: ["BLOCK", "USER"], ...showsPictures },
  "blocks/part-ways": {
    reads: ["LIKED", "COMMENTED", "NOTIFICATION"],
    writes: ["LIKE", "LIKED", "COMMENT", "COMMENTED", "THREAD", "NOTIFICATION"],
    sends: ["blocks/part-ways"],
  },

  "mutes/mute": { reads: finds, writes: ["MUTE"] },
  "mutes/unmute": { reads: ["USERNAME"], writes: ["MUTE"] },
  "mutes/list-mutes": { reads: ["MUTE", ...sees], ...showsPictures },

  "media/create-upload": { writes: ["UPLOAD"], bucket: { writes: ["quarantine"] } },
  "media/get-upload": { reads: ["UPLOAD"], ...showsPictures },
  "media/sanitize-upload": {
    reads: ["UPLOAD"],
    updates: ["UPLOAD"],
    bucket: { reads: ["quarantine"], writes: ["media"], erases: ["quarantine", "media"] },
  },
  "media/erase-media": { bucket: { erases: ["quarantine", "media"] } },

  "posts/create-post": {
    reads: ["UPLOAD", "USER", ...annotates],
    writes: ["POST"],
    updates: ["UPLOAD"],
    ...showsPictures,
  },
  "posts/get-post": { reads: showsPosts, ...showsPictures },
  "posts/update-post": { reads: [...showsPosts, ...annotates], updates: ["POST"], ...showsPictures },
  "posts/delete-post": { reads: ["POST"], writes: ["POST", "AUTHOR", "UPLOAD"] },
  "posts/settle-post": { reads: ["POST", "UPLOAD"], writes: ["AUTHOR"], updates: ["POST"] },
  "likes/like-post": { reads: ["POST", ...sees], writes: ["LIKE", "LIKED"], checks: ["BARRIER"] },
  "likes/unlike-post": { writes: ["LIKE", "LIKED"] },
  "likes/list-likes": { reads: ["POST", "LIKE", ...showsPeople], ...showsPictures },

  "comments/list-comments": { reads: ["POST", "THREAD", "COMMENT", "LIKE", ...sees], ...showsPictures },
  "comments/create-comment": {
    reads: ["POST", "COMMENT", ...sees, ...annotates],
    writes: ["COMMENT", "THREAD", "COMMENTED"],
    checks: ["BARRIER"],
    ...showsPictures,
  },
  "comments/delete-comment": { reads: ["COMMENT", ...sees], writes: ["COMMENT", "THREAD", "COMMENTED"] },
  "comments/like-comment": { reads: ["POST", "COMMENT", ...sees], writes: ["LIKE", "LIKED"], checks: ["BARRIER"] },
  "comments/unlike-comment": { writes: ["LIKE", "LIKED"] },
  "comments/erase-thread": {
    reads: ["THREAD", "LIKE"],
    writes: ["THREAD", "COMMENT", "COMMENTED", "LIKE", "LIKED"],
    sends: ["comments/erase-thread"],
  },

  "saves/save-post": { reads: ["POST", ...sees], writes: ["SAVE", "SAVED"] },
  "saves/unsave-post": { reads: ["SAVE"], writes: ["SAVE", "SAVED"] },
  "saves/list-saved": { reads: ["SAVED", ...showsPosts], ...showsPictures },

  "feed/get-feed": { reads: ["FEED", "MUTE", ...showsPosts], ...showsPictures },
  "feed/fan-out": { reads: ["FOLLOWER"], sends: ["feed/fan-out", "feed/write-feed"] },
  "feed/write-feed": { reads: ["FEED"], writes: ["FEED"] },
  "feed/follow-feed": {
    reads: ["FOLLOWING", "USER", "AUTHOR", "FEED"],
    writes: ["FEED", "FOLLOWING", "FOLLOWER", "REQUEST"],
  },

  "search/search": { reads: ["NAME", "TAGS", "TAGGED", ...showsPeople, ...showsPosts], ...showsPictures },
  "search/get-tag": { reads: ["TAGGED", ...showsPosts], ...showsPictures },
  "search/get-explore": { reads: ["EXPLORE", ...showsPosts], ...showsPictures },
  "search/index-post": { reads: ["POST", "USER"], writes: ["TAGGED", "EXPLORE"] },
  "search/index-author": { reads: ["AUTHOR"], sends: ["search/index-author", "search/index-post"] },
  "search/index-person": { reads: ["USER"], writes: ["NAME"] },

  "notifications/list-notifications": {
    reads: ["NOTIFICATION", "POST", "COMMENT", ...sees],
    ...showsPictures,
  },
  "notifications/read-notifications": { writes: ["NOTIFICATION"] },
  "notifications/notify": {
    reads: ["LIKE", "COMMENT", "POST", "REQUEST", "NOTICE", "NOTIFICATION", "ACCOUNT", "MUTE", ...sees],
    writes: ["NOTICE", "NOTIFICATION"],
    checks: ["LIKE", "COMMENT", "POST", "FOLLOWING", "REQUEST"],
  },

  "stream/dispatch": {
    sends: [
      "blocks/part-ways",
      "comments/erase-thread",
      "counters/tally",
      "feed/fan-out",
      "feed/follow-feed",
      "follows/accept-waiting",
      "media/erase-media",
      "notifications/notify",
      "posts/settle-post",
      "search/index-author",
      "search/index-person",
      "search/index-post",
    ],
  },
};
