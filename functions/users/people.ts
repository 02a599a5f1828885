import type { Person, UserSummary } from "../../shared/people.ts";
import { barrierKey } from "../blocks/barrier.ts";
import { followingKey, requestKey } from "../follows/follows.ts";
import { found, getAll, type Items, type Key } from "../runtime/table.ts";
import { type Viewer, visibilityKeys, visiblePerson } from "../visibility/visibility.ts";
import { isHidden, type User, userKey } from "./users.ts";
import { summary } from "./views.ts";

/** What a list of people shows of one of them. */
function personKeys(viewer: Viewer, personId: string): Key[] {
  if (!viewer || viewer === personId) return [userKey(personId)];
  return [
    userKey(personId),
    barrierKey(viewer, personId),
    followingKey(viewer, personId),
    requestKey(personId, viewer),
  ];
}

/** A person of a list, by what a batch read found; `undefined` for one the viewer must not see. */
async function presentPerson(items: Items, viewer: Viewer, personId: string): Promise<Person | undefined> {
  const user = visiblePerson(items, viewer, personId);
  if (!user) return undefined;
  const isStranger = viewer !== undefined && viewer !== personId;
  const relationship = isStranger
    ? {
        following: found(items, followingKey(viewer, personId)) !== undefined,
        requested: found(items, requestKey(personId, viewer)) !== undefined,
      }
    : null;
  return { ...(await summary(user)), relationship };
}

/** The people of a list in one round trip, without those the viewer must not see. */
export async function hydratePeople(viewer: Viewer, ids: readonly string[]): Promise<Person[]> {
  const items = await getAll(ids.flatMap((id) => personKeys(viewer, id)));
  const people = await Promise.all(ids.map((id) => presentPerson(items, viewer, id)));
  return people.filter((person) => person !== undefined);
}

/** The people of a list of one's own, whoever they are; those who are hidden for now only if one has decided about them. */
export async function hydrateSummaries(
  ids: readonly string[],
  { hidden }: { hidden: boolean },
): Promise<UserSummary[]> {
  const items = await getAll(ids.map(userKey));
  const users = ids.flatMap((id) => found<User>(items, userKey(id)) ?? []);
  return Promise.all(users.filter((user) => hidden || !isHidden(user)).map(summary));
}

/** The people of a list, without those the viewer is barred from. */
export async function hydrateVisible(viewer: string, ids: readonly string[]): Promise<UserSummary[]> {
  const items = await getAll(ids.flatMap((id) => visibilityKeys(viewer, id)));
  return Promise.all(ids.flatMap((id) => visiblePerson(items, viewer, id) ?? []).map(summary));
}
