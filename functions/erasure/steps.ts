import { deviceKey } from "../auth/devices.ts";
import { sessionKey } from "../auth/sessions.ts";
import { eraseBlocks } from "../blocks/blocks.ts";
import { anonymizeComments } from "../comments/comments.ts";
import { eraseArchives } from "../exports/archives.ts";
import { eraseFeed } from "../feed/feed.ts";
import { eraseFollows } from "../follows/follows.ts";
import { eraseLikesBy } from "../likes/likes.ts";
import { eraseMutes } from "../mutes/mutes.ts";
import { forgetAll } from "../notifications/notifications.ts";
import { deletePosts } from "../posts/posts.ts";
import { type Progress, removeFrom } from "../runtime/table.ts";
import { eraseSaves } from "../saves/saves.ts";
import type { Named } from "../texts/entities.ts";
import { unname } from "./references.ts";

/** One kind of what an account leaves behind, erased so many at a time. */
interface Step {
  readonly name: string;
  readonly run: (person: Named) => Promise<Progress>;
}

const AT_ONCE = 100;
const EDGES_AT_ONCE = 500;

const once = (work: Promise<void>): Promise<Progress> => work.then(() => ({ count: 0, more: false }));

/** What is erased before the account itself, by which all else is found. */
export const steps: readonly Step[] = [
  { name: "posts", run: ({ id }) => deletePosts(id, AT_ONCE) },
  { name: "comments", run: ({ id }) => anonymizeComments(id, AT_ONCE) },
  { name: "likes", run: ({ id }) => eraseLikesBy(id, EDGES_AT_ONCE) },
  { name: "follows", run: ({ id }) => eraseFollows(id, EDGES_AT_ONCE) },
  { name: "blocks", run: ({ id }) => eraseBlocks(id, AT_ONCE) },
  { name: "mutes", run: ({ id }) => eraseMutes(id, EDGES_AT_ONCE) },
  { name: "saved", run: ({ id }) => eraseSaves(id, EDGES_AT_ONCE) },
  { name: "references", run: (person) => unname(person, AT_ONCE) },
  { name: "feed", run: ({ id }) => eraseFeed(id, EDGES_AT_ONCE) },
  { name: "notifications", run: ({ id }) => once(forgetAll(id)) },
  { name: "sessions", run: ({ id }) => removeFrom(sessionKey(id, "").pk, EDGES_AT_ONCE) },
  { name: "devices", run: ({ id }) => removeFrom(deviceKey(id, "").pk, EDGES_AT_ONCE) },
  { name: "archives", run: ({ id }) => once(eraseArchives(id)) },
];
