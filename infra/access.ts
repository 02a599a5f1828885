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
  /** May send mails. */
  readonly mails?: boolean;
  /** May create, open and use the key that signs tokens. */
  readonly signs?: boolean;
  /** May encrypt and decrypt the secrets of users. */
  readonly seals?: boolean;
  /** May send to open connections, and close them. */
  readonly pushes?: boolean;
  /** Knows where browsers open connections. */
  readonly invites?: boolean;
  /** Makes hashes of new passwords: knows the policy. */
  readonly setsPasswords?: boolean;
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
const signInReads = [...account, "DEVICE", "SIGNING_KEY"];
const signInWrites = ["SESSION", "DEVICE", "AUDIT", "KEYS", "SIGNING_KEY"];
const showsPictures = { bucket: { reads: ["media"] } } as const;
const signsIn = { signs: true, ...showsPictures } as const;
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
    writes: ["USERNAME", "EMAIL", ...account, "SESSION", "KEYS", "SIGNING_KEY", "DEVICE", "AUDIT", "LETTER"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
    signs: true,
  },
  "auth/login": {
    reads: ["USERNAME", "EMAIL", ...signInReads, "FAILURES"],
    writes: [...signInWrites, "PENDING", "FAILURES", "CAPTCHA"],
    updates: ["ACCESS", "CREDENTIALS"],
    checks: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    ...signsIn,
  },
  "auth/refresh": {
    reads: ["SESSION", "ACCESS", "USED_TOKEN", "SIGNING_KEY"],
    writes: ["SESSION", "USED_TOKEN", "AUDIT", "KEYS", "SIGNING_KEY"],
    updates: ["ACCESS"],
    signs: true,
  },
  "auth/logout": { writes: ["SESSION", "AUDIT"] },
  "auth/list-sessions": { reads: ["SESSION", "ACCESS"] },
  "auth/end-session": { reads: ["SESSION", "ACCESS"], writes: ["SESSION", "AUDIT"] },
  "auth/logout-all": { reads: ["ACCESS"], writes: ["AUDIT"] },
  "auth/list-trusted-devices": { reads: ["CREDENTIALS", "DEVICE"] },
  "auth/forget-trusted-device": { writes: ["DEVICE", "AUDIT"] },
  "auth/begin-reauthentication": { reads: ["CREDENTIALS"] },
  "auth/reauthenticate": {
    reads: [...account, "DEVICE", "FAILURES"],
    writes: ["FAILURES", "CHALLENGE"],
    updates: ["CREDENTIALS"],
    checks: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    seals: true,
  },
  "auth/get-jwks": {},

  "audit/list-history": { reads: ["AUDIT"] },
  "captcha/get-captcha": {},

  "codes/request-code": { writes: ["CODE", "LETTER"] },
  "codes/verify-code": {
    reads: ["EMAIL", ...signInReads, "FAILURES", "CODE"],
    writes: [...signInWrites, "PENDING", "FAILURES", "CODE"],
    updates: ["ACCESS"],
    checks: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    ...signsIn,
  },

  "emails/verify-email": {
    reads: ["LINK", "ACCOUNT", "EMAIL"],
    writes: ["LINK", "EMAIL", "AUDIT", "LETTER"],
    updates: ["ACCOUNT"],
    checks: ["ACCOUNT"],
  },
  "emails/resend-verification": { reads: ["ACCOUNT"], writes: ["LETTER"] },
  "emails/change-email": { writes: ["LETTER"], updates: ["ACCOUNT"] },
  "emails/undo-email-change": {
    reads: ["LINK", "ACCOUNT", "EMAIL", "CREDENTIALS"],
    writes: ["LINK", "EMAIL", "AUDIT", "LETTER"],
    updates: ["ACCOUNT", "CREDENTIALS", "ACCESS"],
  },

  "mfa/get-mfa": { reads: ["CREDENTIALS"] },
  "mfa/update-mfa": { reads: ["CREDENTIALS"], writes: ["AUDIT"], updates: ["CREDENTIALS"] },
  "mfa/begin-totp": { reads: ["CREDENTIALS", "USER"], updates: ["CREDENTIALS"], seals: true },
  "mfa/confirm-totp": {
    reads: ["CREDENTIALS", "FAILURES"],
    writes: ["AUDIT", "FAILURES"],
    updates: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    seals: true,
  },
  "mfa/remove-totp": { reads: ["CREDENTIALS"], writes: ["AUDIT"], updates: ["CREDENTIALS"] },
  "mfa/renew-recovery-codes": {
    reads: ["CREDENTIALS"],
    writes: ["AUDIT"],
    updates: ["CREDENTIALS"],
    calls: ["passwords/password-hasher"],
  },
  "mfa/begin-mfa-passkey": { reads: ["PENDING", "CREDENTIALS"] },
  "mfa/verify-mfa": {
    reads: [...signInReads, "PENDING", "FAILURES"],
    writes: [...signInWrites, "PENDING", "FAILURES", "CHALLENGE"],
    updates: ["ACCESS", "CREDENTIALS"],
    calls: ["passwords/password-hasher"],
    seals: true,
    ...signsIn,
  },

  "passkeys/list-passkeys": { reads: ["CREDENTIALS"] },
  "passkeys/begin-passkey": { reads: ["CREDENTIALS", "USER"] },
  "passkeys/add-passkey": { reads: ["CREDENTIALS"], writes: ["AUDIT", "CHALLENGE"], updates: ["CREDENTIALS"] },
  "passkeys/remove-passkey": { reads: ["CREDENTIALS"], writes: ["AUDIT"], updates: ["CREDENTIALS"] },
  "passkeys/begin-passkey-login": {},
  "passkeys/passkey-login": {
    reads: signInReads,
    writes: [...signInWrites, "CHALLENGE"],
    updates: ["ACCESS", "CREDENTIALS", "FAILURES"],
    ...signsIn,
  },

  "passwords/change-password": {
    reads: [...account, "DEVICE", "FAILURES"],
    writes: ["AUDIT", "FAILURES"],
    updates: ["CREDENTIALS", "ACCESS", "ACCOUNT"],
    calls: ["passwords/password-hasher"],
    setsPasswords: true,
  },
  "passwords/forgot-password": { writes: ["LETTER"] },
  "passwords/reset-password": {
    reads: [...account, "DEVICE", "LINK"],
    writes: ["AUDIT", "FAILURES", "LINK"],
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

  "mail/send-mail": {
    reads: ["EMAIL", "USER", "ACCOUNT", "CREDENTIALS", "MAIL"],
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
  "feed/write-feed": { reads: ["FEED"], writes: ["FEED"], sends: ["realtime/push"] },
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
  "realtime/revoke": { reads: ["ONLINE", "ACCESS"], writes: ["CONNECTION"], updates: ["ONLINE"], pushes: true },

  "stream/dispatch": {
    sends: [
      "blocks/part-ways",
      "comments/erase-thread",
      "counters/tally",
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
