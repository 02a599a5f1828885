import type { Profile } from "../../shared/users.ts";
import { barrierKey, isBlockedOnlyBy } from "../blocks/barrier.ts";
import { followingKey, requestKey } from "../follows/follows.ts";
import { muteKey } from "../mutes/mutes.ts";
import { found, type Items, type Key } from "../runtime/table.ts";

/** What a profile tells a stranger besides how visible it is: edges both ways, requests, mutes, blocks. */
export const relationshipKeys = (callerId: string, otherId: string): Key[] => [
  followingKey(callerId, otherId),
  followingKey(otherId, callerId),
  requestKey(otherId, callerId),
  muteKey(callerId, otherId),
  barrierKey(callerId, otherId),
];

/** How a caller stands to another person, by what a batch read found. */
export function relationshipOf(items: Items, callerId: string, otherId: string): NonNullable<Profile["relationship"]> {
  const exists = (key: Key) => found(items, key) !== undefined;
  return {
    following: exists(followingKey(callerId, otherId)),
    followed_by: exists(followingKey(otherId, callerId)),
    requested: exists(requestKey(otherId, callerId)),
    muting: exists(muteKey(callerId, otherId)),
    blocking: isBlockedOnlyBy(items, callerId, otherId),
  };
}
