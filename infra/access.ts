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

const account = ["USER", "ACCOUNT", "CREDENTIALS", "ACCESS"];
const showsPictures = { bucket: { reads: ["media"] } } as const;

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
    calls: ["auth/password-hasher"],
    signs: true,
  },
  "auth/refresh": {
    reads: ["SESSION", "ACCESS", "SIGNING_KEY"],
    writes: ["SESSION", "KEYS", "SIGNING_KEY"],
    updates: ["ACCESS"],
    signs: true,
  },
  "auth/logout": { writes: ["SESSION"] },
  "auth/get-jwks": {},
  "auth/password-hasher": {},

  "users/get-me": { reads: ["USER", "ACCOUNT", "ACCESS"] },
  "users/update-me": { reads: ["USER", "ACCOUNT", "ACCESS"], updates: ["USER", "ACCOUNT"] },
  "users/get-profile": { reads: ["USERNAME", "USER", "FOLLOWING"] },
  "users/list-user-posts": { reads: ["USERNAME", "AUTHOR", "POST", "USER"], ...showsPictures },
  "users/tally": { writes: ["APPLIED"], updates: ["USER"] },

  "follows/follow": { reads: ["USERNAME"], writes: ["FOLLOWING", "FOLLOWER"], checks: ["USER"] },
  "follows/unfollow": { reads: ["USERNAME"], writes: ["FOLLOWING", "FOLLOWER"] },

  "media/create-upload": { writes: ["UPLOAD"], bucket: { writes: ["quarantine"] } },
  "media/get-upload": { reads: ["UPLOAD"], ...showsPictures },
  "media/sanitize-upload": {
    reads: ["UPLOAD"],
    writes: ["UPLOAD"],
    bucket: { reads: ["quarantine"], writes: ["media"], erases: ["quarantine", "media"] },
  },
  "media/erase-media": { bucket: { erases: ["quarantine", "media"] } },

  "posts/create-post": { reads: ["UPLOAD", "USER"], writes: ["POST", "UPLOAD"], ...showsPictures },
  "posts/get-post": { reads: ["POST", "USER"], ...showsPictures },
  "posts/delete-post": { reads: ["POST"], writes: ["POST", "AUTHOR", "UPLOAD"] },
  "posts/settle-post": { reads: ["POST", "UPLOAD"], writes: ["POST", "AUTHOR"] },

  "feed/get-feed": { reads: ["FEED", "POST", "USER", "FOLLOWING"], ...showsPictures },
  "feed/fan-out": { reads: ["FOLLOWER"], sends: ["feed/fan-out", "feed/write-feed"] },
  "feed/write-feed": { reads: ["FEED"], writes: ["FEED"] },
  "feed/follow-feed": { reads: ["FOLLOWING", "AUTHOR", "FEED"], writes: ["FEED"] },

  "stream/dispatch": {
    sends: ["feed/fan-out", "feed/follow-feed", "media/erase-media", "posts/settle-post", "users/tally"],
  },
};
