/** How many requests one caller may make in a sliding window of one minute. */
export interface RateLimit {
  /** Appears in the RateLimit-Policy header and in the counter's name. */
  readonly name: string;
  readonly max: number;
  /** Who is counted: the signed-in user, the IP address a request came from, or the email address it names. */
  readonly per: "user" | "ip" | "address";
}

/** Length of every limit's window in seconds. */
export const RATE_WINDOW_SECONDS = 60;

/** The limits of the HTTP contract; a route that names none gets `user` or `visitor`. */
export const limits = {
  login: { name: "login", max: 5, per: "ip" },
  mfa: { name: "mfa", max: 5, per: "ip" },
  codes: { name: "codes", max: 5, per: "ip" },
  links: { name: "links", max: 10, per: "ip" },
  passkey: { name: "passkey", max: 30, per: "ip" },
  mail: { name: "mail", max: 10, per: "ip" },
  mailbox: { name: "mailbox", max: 3, per: "address" },
  ownMail: { name: "mail", max: 3, per: "user" },
  proof: { name: "proof", max: 5, per: "user" },
  password: { name: "password", max: 5, per: "user" },
  register: { name: "register", max: 10, per: "ip" },
  posts: { name: "posts", max: 3, per: "user" },
  comments: { name: "comments", max: 10, per: "user" },
  likes: { name: "likes", max: 60, per: "user" },
  search: { name: "search", max: 60, per: "user" },
  uploads: { name: "uploads", max: 30, per: "user" },
  realtime: { name: "realtime", max: 30, per: "user" },
  user: { name: "user", max: 100, per: "user" },
  visitor: { name: "visitor", max: 300, per: "ip" },
} as const satisfies Record<string, RateLimit>;
