/**
 * What one monthly active user is assumed to do in a month: opens the app twice
 * on twenty days, scrolls through three pages of the feed, posts three pictures.
 * Change a number here and `npm test -- monthly-cost` says what follows.
 */
export const requestsOfOneUser: Readonly<Record<string, number>> = {
  "get-feed": 120,
  "get-me": 40,
  "list-notifications": 60,
  "create-ticket": 40,
  "get-profile": 30,
  "list-user-posts": 30,
  "get-post": 20,
  "list-comments": 30,
  "get-explore": 20,
  search: 15,
  "like-post": 40,
  "create-comment": 4,
  "save-post": 3,
  follow: 2,
  "create-upload": 4,
  "get-upload": 12,
  "create-post": 3,
  "read-notifications": 20,
  refresh: 80,
  login: 1,
};

/** What else follows from that, or is needed for it. */
export const assumed = {
  /** Who gets a post into their feed; whoever has far more is not fanned out to all. */
  followers: 100,
  /** Posts of a feed page or grid whose picture is loaded, at about 600 pixels. */
  picturesAPage: 10,
  pictureKilobytes: 90,
  /** Of pictures that are looked at, those that the browser has already. */
  pictureCacheShare: 0.4,
  /** All widths of an uploaded picture, and its original for a day. */
  storedPictureMegabytes: 1.2,
  /** Pictures kept, of every user who was ever active: one year of posts. */
  monthsOfPictures: 12,
  tableKilobytesAUser: 60,
  /** A function of a route, and a worker, on AWS. */
  routeMilliseconds: 25,
  workerMilliseconds: 40,
  routeGigabytes: 0.5,
  workerGigabytes: 0.25,
  /** Hashing a password, and sanitizing a picture. */
  hasherSeconds: 0.35,
  sanitizerSeconds: 2,
  /** One line of a log with its metrics. */
  logKilobytes: 1,
  /** Minutes that a user's page is open, and messages to it. */
  connectedMinutes: 400,
  messages: 60,
  mails: 1.5,
  /** The app itself, mostly from the browser's cache. */
  appRequests: 60,
  appMegabytes: 1.5,
  apiKilobytes: 4,
} as const;
