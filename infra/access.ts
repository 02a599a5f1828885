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
  /** Kinds of items it may put, but neither update nor delete: what is written stays as it is. */
  readonly appends?: readonly string[];
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
  /** May send mails. */
  readonly mails?: boolean;
  /** May create, open and use the key that signs tokens. */
  readonly signs?: boolean;
  /** Secrets of users it may encrypt. */
  readonly seals?: readonly Secret[];
  /** Secrets of users it may decrypt. */
  readonly opens?: readonly Secret[];
  /** Is told whether backends may be called without encryption. */
  readonly setsBackends?: boolean;
  /** May send to open connections, and close them. */
  readonly pushes?: boolean;
  /** Knows where browsers open connections. */
  readonly invites?: boolean;
  /** Makes hashes of new passwords: knows the policy. */
  readonly setsPasswords?: boolean;
}

type Folder = "media" | "quarantine" | "exports";
/** What a secret is for; a ciphertext opens for that only. */
export type Secret = "totp" | "backend-token";

/** Of a route that asks nobody who they are, and of one that does. */
export const baseline = {
  anyone: { reads: ["KEYS"], updates: ["RATE"] },
  caller: { reads: ["KEYS"], updates: ["RATE", "ACCESS"] },
} as const satisfies Record<string, Access>;

/** Of a route that creates: it remembers its answers. */
export const remembers: Access = { reads: ["IDEMPOTENCY"], writes: ["IDEMPOTENCY"] };

const account = ["USER", "ACCOUNT", "CREDENTIALS", "ACCESS"];
const signInReads = [...account, "DEVICE", "BACKEND", "SIGNING_KEY"];
/** Signing in brings back an account that waits to be erased. */
const signInWrites = ["SESSION", "DEVICE", "KEYS", "SIGNING_KEY", "STANDING", "DELETIONS"];
const showsPictures = { bucket: { reads: ["media"] } } as const;
const fetchesArchives = { bucket: { reads: ["exports"] } } as const;
const signsIn = { signs: true, ...showsPictures } as const;
/** What signing in hands over besides. */
const handsBackend = "backend-token" satisfies Secret;
/** Changes whether an account can be used, and so whether it is seen. */
const standing = { writes: ["STANDING", "DELETIONS"], updates: ["ACCESS", "USER"], appends: ["AUDIT"] } as const;
/** Somebody's account as administrators see it. */
const manages = ["USERNAME", ...account];
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
    appends: ["AUDIT"],
    writes: ["USERNAME", "EMAIL", ...account, "SESSION", "KEYS", "SIGNING_KEY", "DEVICE", "LETTER", "SUBJECT"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
    signs: true,
  },
  "auth/login": {
    reads: ["USERNAME", "EMAIL", ...signInReads, "FAILURES"],
    appends: ["AUDIT"],
    writes: [...signInWrites, "PENDING", "FAILURES", "CAPTCHA"],
    updates: ["USER", "ACCESS", "CREDENTIALS"],
    checks: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    ...signsIn,
    opens: [handsBackend],
  },
  "auth/refresh": {
    reads: ["SESSION", "ACCESS", "USED_TOKEN", "SIGNING_KEY"],
    appends: ["AUDIT"],
    writes: ["SESSION", "USED_TOKEN", "KEYS", "SIGNING_KEY"],
    updates: ["ACCESS"],
    signs: true,
  },
  "auth/logout": { appends: ["AUDIT"], writes: ["SESSION"] },
  "auth/list-sessions": { reads: ["SESSION", "ACCESS"] },
  "auth/end-session": { reads: ["SESSION", "ACCESS"], appends: ["AUDIT"], writes: ["SESSION"] },
  "auth/logout-all": { reads: ["ACCESS"], appends: ["AUDIT"] },
  "auth/list-trusted-devices": { reads: ["CREDENTIALS", "DEVICE"] },
  "auth/forget-trusted-device": { appends: ["AUDIT"], writes: ["DEVICE"] },
  "auth/begin-reauthentication": { reads: ["CREDENTIALS"] },
  "auth/reauthenticate": {
    reads: [...account, "FAILURES"],
    writes: ["FAILURES", "CHALLENGE"],
    updates: ["CREDENTIALS"],
    checks: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    opens: ["totp"],
  },
  "auth/get-jwks": {},

  "auth/rotate-keys": { reads: ["SIGNING_KEY"], writes: ["SIGNING_KEY", "KEYS"], signs: true },

  "accounts/deactivate-me": { reads: ["ACCESS", "STAFF"], checks: ["ACCESS"], ...standing },
  "accounts/reactivate-me": { reads: ["ACCESS"], ...standing },
  "accounts/delete-me": { reads: ["ACCESS", "STAFF"], checks: ["ACCESS"], ...standing },

  "administration/create-user": {
    reads: ["USERNAME", "EMAIL"],
    writes: ["USERNAME", "EMAIL", ...account, "LETTER", "SUBJECT", "BACKEND"],
    updates: ["STAFF"],
    appends: ["AUDIT"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
    setsBackends: true,
    seals: ["backend-token"],
    ...showsPictures,
  },
  "administration/find-users": {
    reads: [...manages, "EMAIL", "NAME", "STAFF", "STANDING", "JOINED"],
    ...showsPictures,
  },
  "administration/update-user": {
    reads: [...manages, "STAFF"],
    checks: ["ACCESS"],
    ...standing,
    updates: [...standing.updates, "STAFF"],
    ...showsPictures,
  },
  "administration/delete-user": { reads: [...manages, "STAFF"], checks: ["ACCESS"], ...standing, ...showsPictures },
  "administration/revoke-sessions": { reads: manages, updates: ["ACCESS"], appends: ["AUDIT"] },
  "administration/require-password-reset": {
    reads: manages,
    writes: ["LETTER"],
    updates: ["CREDENTIALS", "ACCESS", "ACCOUNT"],
    appends: ["AUDIT"],
  },
  "administration/run-command": {
    reads: [...manages, "EMAIL", "STAFF"],
    checks: ["ACCESS"],
    ...standing,
    writes: [...standing.writes, "USERNAME", "EMAIL", ...account, "LETTER", "SUBJECT", "FAILURES"],
    updates: ["STAFF", "RATE"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
  },

  "audit/list-history": { reads: ["AUDIT"] },
  "audit/search-audit": { reads: ["AUDIT", "CHAIN", "USERNAME", "SUBJECT", "USER"] },
  "audit/chain-entries": { reads: ["CHAIN"], appends: ["CHAIN"], checks: ["CHAIN"] },

  "backends/get-backend": { reads: ["BACKEND"] },
  "backends/set-backend": {
    reads: ["BACKEND"],
    writes: ["BACKEND"],
    appends: ["AUDIT"],
    setsBackends: true,
    seals: ["backend-token"],
  },
  "backends/remove-backend": { writes: ["BACKEND"], appends: ["AUDIT"] },
  "backends/reveal-backend": { reads: ["BACKEND"], appends: ["AUDIT"], opens: ["backend-token"] },
  "backends/issue-identity": {
    reads: ["BACKEND", "USER", "SIGNING_KEY"],
    writes: ["KEYS", "SIGNING_KEY"],
    signs: true,
  },

  "exports/request-export": { reads: ["EXPORT"], writes: ["EXPORT"], appends: ["AUDIT"], ...fetchesArchives },
  "exports/get-export": { reads: ["EXPORT"], ...fetchesArchives },
  "exports/make-archive": {
    reads: [
      ...[
        "EXPORT",
        "USER",
        "ACCOUNT",
        "ACCESS",
        "CREDENTIALS",
        "SESSION",
        "DEVICE",
        "BACKEND",
        "AUDIT",
        "AUTHOR",
        "POST",
      ],
      ...[
        "COMMENTED",
        "COMMENT",
        "LIKED",
        "SAVED",
        "FOLLOWER",
        "FOLLOWING",
        "REQUEST",
        "BLOCK",
        "MUTE",
        "NOTIFICATION",
      ],
    ],
    updates: ["EXPORT"],
    appends: ["AUDIT"],
    bucket: { reads: ["media"], writes: ["exports"] },
  },

  "erasure/begin-erasures": { reads: ["DELETIONS"], sends: ["erasure/erase-account"] },
  "erasure/erase-account": {
    reads: [
      ...[
        "DELETIONS",
        "USERNAME",
        "EMAIL",
        "USER",
        "ACCESS",
        "ACCOUNT",
        "REFERENCE",
        "AUTHOR",
        "POST",
        "COMMENTED",
        "COMMENT",
        "LIKE",
        "LIKED",
      ],
      ...["FOLLOWING", "FOLLOWER", "REQUEST", "BLOCK", "MUTE", "SAVED", "FEED", "NOTIFICATION", "SESSION", "DEVICE"],
    ],
    writes: [
      ...[
        "DELETIONS",
        "STANDING",
        "ERASURE",
        "EXPORT",
        "SUBJECT",
        "USERNAME",
        "EMAIL",
        ...account,
        "BACKEND",
        "SESSION",
        "DEVICE",
      ],
      ...["REFERENCE", "AUTHOR", "POST", "UPLOAD", "COMMENTED", "THREAD", "COMMENT", "LIKE", "LIKED", "FOLLOWING"],
      ...["FOLLOWER", "REQUEST", "BLOCK", "BARRIER", "MUTE", "SAVE", "SAVED", "FEED", "NOTIFICATION"],
    ],
    updates: ["STAFF"],
    appends: ["AUDIT"],
    sends: ["erasure/erase-account"],
    bucket: { erases: ["exports"] },
  },
  "captcha/get-captcha": {},

  "codes/request-code": { writes: ["CODE", "LETTER"] },
  "codes/verify-code": {
    reads: ["EMAIL", ...signInReads, "FAILURES", "CODE"],
    appends: ["AUDIT"],
    writes: [...signInWrites, "PENDING", "FAILURES", "CODE"],
    updates: ["USER", "ACCESS"],
    checks: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    ...signsIn,
    opens: [handsBackend],
  },

  "emails/verify-email": {
    reads: ["LINK", "ACCOUNT", "EMAIL"],
    appends: ["AUDIT"],
    writes: ["LINK", "EMAIL", "LETTER"],
    updates: ["ACCOUNT"],
    checks: ["ACCOUNT"],
  },
  "emails/resend-verification": { reads: ["ACCOUNT"], writes: ["LETTER"] },
  "emails/change-email": { writes: ["LETTER"], updates: ["ACCOUNT"] },
  "emails/undo-email-change": {
    reads: ["LINK", "ACCOUNT", "EMAIL", "CREDENTIALS"],
    appends: ["AUDIT"],
    writes: ["LINK", "EMAIL", "LETTER"],
    updates: ["ACCOUNT", "CREDENTIALS", "ACCESS"],
  },

  "mfa/get-mfa": { reads: ["CREDENTIALS"] },
  "mfa/update-mfa": { reads: ["CREDENTIALS"], appends: ["AUDIT"], updates: ["CREDENTIALS"] },
  "mfa/begin-totp": { reads: ["CREDENTIALS", "USER"], updates: ["CREDENTIALS"], seals: ["totp"] },
  "mfa/confirm-totp": {
    reads: ["CREDENTIALS", "FAILURES"],
    appends: ["AUDIT"],
    writes: ["FAILURES"],
    updates: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    opens: ["totp"],
  },
  "mfa/remove-totp": { reads: ["CREDENTIALS"], appends: ["AUDIT"], updates: ["CREDENTIALS"] },
  "mfa/renew-recovery-codes": {
    reads: ["CREDENTIALS"],
    appends: ["AUDIT"],
    updates: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
  },
  "mfa/begin-mfa-passkey": { reads: ["PENDING", "CREDENTIALS"] },
  "mfa/verify-mfa": {
    reads: [...signInReads, "PENDING", "FAILURES"],
    appends: ["AUDIT"],
    writes: [...signInWrites, "PENDING", "FAILURES", "CHALLENGE"],
    updates: ["USER", "ACCESS", "CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    opens: ["totp", handsBackend],
    ...signsIn,
  },

  "passkeys/list-passkeys": { reads: ["CREDENTIALS"] },
  "passkeys/begin-passkey": { reads: ["CREDENTIALS", "USER"] },
  "passkeys/add-passkey": {
    reads: ["CREDENTIALS"],
    appends: ["AUDIT"],
    writes: ["CHALLENGE"],
    updates: ["CREDENTIALS"],
  },
  "passkeys/remove-passkey": { reads: ["CREDENTIALS"], appends: ["AUDIT"], updates: ["CREDENTIALS"] },
  "passkeys/begin-passkey-login": {},
  "passkeys/passkey-login": {
    reads: signInReads,
    appends: ["AUDIT"],
    writes: [...signInWrites, "CHALLENGE"],
    updates: ["USER", "ACCESS", "CREDENTIALS", "FAILURES"],
    ...signsIn,
    opens: [handsBackend],
  },

  "passwords/change-password": {
    reads: [...account, "FAILURES"],
    appends: ["AUDIT"],
    writes: ["FAILURES"],
    updates: ["CREDENTIALS", "ACCESS", "ACCOUNT"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
  },
  "passwords/forgot-password": { writes: ["LETTER"] },
  "passwords/reset-password": {
    reads: [...account, "LINK"],
    appends: ["AUDIT"],
    writes: ["FAILURES", "LINK"],
    updates: ["CREDENTIALS", "ACCESS", "ACCOUNT"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
  },
  "passwords/password-hasher": {},

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
    writes: ["REFERENCE", "FOLLOWING", "FOLLOWER", "REQUEST"],
    checks: ["USER", "BARRIER", "FOLLOWING"],
  },
  "follows/unfollow": { reads: finds, writes: ["REFERENCE", "FOLLOWING", "FOLLOWER", "REQUEST"] },
  "follows/list-followers": { reads: ["USERNAME", "FOLLOWER", ...showsPeople], ...showsPictures },
  "follows/list-following": { reads: ["USERNAME", ...showsPeople], ...showsPictures },
  "follows/list-follow-requests": { reads: ["REQUEST", "USER"], ...showsPictures },
  "follows/accept-follow-request": {
    reads: finds,
    writes: ["REFERENCE", "FOLLOWING", "FOLLOWER", "REQUEST"],
    checks: ["BARRIER"],
  },
  "follows/refuse-follow-request": { reads: finds, writes: ["REFERENCE", "REQUEST"] },
  "follows/accept-waiting": {
    reads: ["REQUEST", "USER"],
    writes: ["REFERENCE", "FOLLOWING", "FOLLOWER", "REQUEST"],
    checks: ["BARRIER", "USER"],
    sends: ["follows/accept-waiting"],
  },

  "blocks/block": {
    reads: ["USERNAME"],
    writes: ["REFERENCE", "BLOCK", "FOLLOWING", "FOLLOWER", "REQUEST"],
    updates: ["BARRIER"],
  },
  "blocks/unblock": { reads: ["USERNAME"], writes: ["REFERENCE", "BLOCK"], updates: ["BARRIER"] },
  "blocks/list-blocks": { reads: ["BLOCK", "USER"], ...showsPictures },
  "blocks/part-ways": {
    reads: ["LIKED", "COMMENTED", "NOTIFICATION"],
    writes: ["LIKE", "LIKED", "COMMENT", "COMMENTED", "THREAD", "NOTIFICATION"],
    sends: ["blocks/part-ways"],
  },

  "mutes/mute": { reads: finds, writes: ["REFERENCE", "MUTE"] },
  "mutes/unmute": { reads: ["USERNAME"], writes: ["REFERENCE", "MUTE"] },
  "mutes/list-mutes": { reads: ["MUTE", ...sees], ...showsPictures },

  "mail/send-mail": {
    reads: ["EMAIL", "USER", "ACCOUNT", "CREDENTIALS", "MAIL", "SUBJECT"],
    writes: ["MAIL", "LINK"],
    updates: ["CODE"],
    calls: ["passwords/password-hasher"],
    mails: true,
  },

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
    writes: ["REFERENCE", "POST"],
    updates: ["UPLOAD"],
    ...showsPictures,
  },
  "posts/get-post": { reads: showsPosts, ...showsPictures },
  "posts/update-post": {
    reads: [...showsPosts, ...annotates],
    writes: ["REFERENCE"],
    updates: ["POST"],
    ...showsPictures,
  },
  "posts/delete-post": { reads: ["POST"], writes: ["POST", "AUTHOR", "UPLOAD"] },
  "posts/settle-post": { reads: ["POST", "UPLOAD"], writes: ["AUTHOR"], updates: ["POST"] },
  "likes/like-post": { reads: ["POST", ...sees], writes: ["LIKE", "LIKED"], checks: ["BARRIER"] },
  "likes/unlike-post": { writes: ["LIKE", "LIKED"] },
  "likes/list-likes": { reads: ["POST", "LIKE", ...showsPeople], ...showsPictures },

  "comments/list-comments": { reads: ["POST", "THREAD", "COMMENT", "LIKE", ...sees], ...showsPictures },
  "comments/create-comment": {
    reads: ["POST", "COMMENT", ...sees, ...annotates],
    writes: ["REFERENCE", "COMMENT", "THREAD", "COMMENTED"],
    checks: ["BARRIER"],
    ...showsPictures,
  },
  "comments/delete-comment": { reads: ["COMMENT", ...sees], writes: ["REFERENCE", "COMMENT", "THREAD", "COMMENTED"] },
  "comments/like-comment": { reads: ["POST", "COMMENT", ...sees], writes: ["LIKE", "LIKED"], checks: ["BARRIER"] },
  "comments/unlike-comment": { writes: ["LIKE", "LIKED"] },
  "comments/erase-thread": {
    reads: ["THREAD", "LIKE"],
    writes: ["THREAD", "COMMENT", "COMMENTED", "LIKE", "LIKED"],
    sends: ["comments/erase-thread"],
  },

  "saves/save-post": { reads: ["POST", ...sees], writes: ["REFERENCE", "SAVE", "SAVED"] },
  "saves/unsave-post": { reads: ["SAVE"], writes: ["REFERENCE", "SAVE", "SAVED"] },
  "saves/list-saved": { reads: ["SAVED", ...showsPosts], ...showsPictures },

  "feed/get-feed": { reads: ["FEED", "MUTE", ...showsPosts], ...showsPictures },
  "feed/fan-out": { reads: ["FOLLOWER"], sends: ["feed/fan-out", "feed/write-feed"] },
  "feed/write-feed": { reads: ["FEED"], writes: ["FEED"], sends: ["realtime/push"] },
  "feed/follow-feed": {
    reads: ["FOLLOWING", "USER", "AUTHOR", "FEED"],
    writes: ["REFERENCE", "FEED", "FOLLOWING", "FOLLOWER", "REQUEST"],
  },

  "search/search": { reads: ["NAME", "TAGS", "TAGGED", ...showsPeople, ...showsPosts], ...showsPictures },
  "search/get-tag": { reads: ["TAGGED", ...showsPosts], ...showsPictures },
  "search/get-explore": { reads: ["EXPLORE", ...showsPosts], ...showsPictures },
  "search/index-post": { reads: ["POST", "USER"], writes: ["TAGGED", "EXPLORE"] },
  "search/index-author": { reads: ["AUTHOR"], sends: ["search/index-author", "search/index-post"] },
  "search/index-person": { reads: ["USER"], writes: ["JOINED", "NAME"] },

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

  "realtime/create-ticket": { writes: ["TICKET"], invites: true },
  "realtime/connect": {
    reads: ["TICKET", "ONLINE"],
    writes: ["TICKET", "CONNECTION"],
    updates: ["ONLINE"],
    checks: ["ACCESS"],
    pushes: true,
  },
  "realtime/disconnect": { reads: ["CONNECTION"], writes: ["CONNECTION"], updates: ["ONLINE"] },
  "realtime/receive": {
    reads: ["CONNECTION"],
    writes: ["CONNECTION"],
    updates: ["ACCESS", "ONLINE"],
    pushes: true,
  },
  "realtime/push": { reads: ["ONLINE"], writes: ["CONNECTION"], updates: ["ONLINE"], pushes: true },
  "realtime/revoke": {
    reads: ["SUBJECT", "ONLINE", "ACCESS"],
    writes: ["CONNECTION"],
    updates: ["ONLINE"],
    pushes: true,
  },

  "stream/dispatch": {
    sends: [
      "audit/chain-entries",
      "blocks/part-ways",
      "comments/erase-thread",
      "counters/tally",
      "exports/make-archive",
      "feed/fan-out",
      "feed/follow-feed",
      "follows/accept-waiting",
      "mail/send-mail",
      "media/erase-media",
      "notifications/notify",
      "posts/settle-post",
      "realtime/push",
      "realtime/revoke",
      "search/index-author",
      "search/index-person",
      "search/index-post",
    ],
  },
};
