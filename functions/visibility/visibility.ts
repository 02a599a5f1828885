import { barrierKey, isBarred } from "../blocks/barrier.ts";
import { followingKey } from "../follows/follows.ts";
import { NotFound } from "../runtime/problem.ts";
import { found, getAll, type Items, type Key } from "../runtime/table.ts";
import { isHidden, type User, userIdOf, userKey } from "../users/users.ts";

/** Somebody who looks; `undefined` when nobody is signed in. */
export type Viewer = string | undefined;

/** What decides how much a viewer may see of a person; goes along with any batch read. */
export function visibilityKeys(viewer: Viewer, personId: string): Key[] {
  if (!viewer || viewer === personId) return [userKey(personId)];
  return [userKey(personId), barrierKey(viewer, personId), followingKey(viewer, personId)];
}

/** A person, unless one of both has blocked the other, or they are hidden for now. */
export function visiblePerson(items: Items, viewer: Viewer, personId: string): User | undefined {
  const person = found<User>(items, userKey(personId));
  if (!person || isBarred(items, viewer, personId)) return undefined;
  return isHidden(person) && viewer !== personId ? undefined : person;
}

/** A person whose posts the viewer may see: everybody's but those of private accounts one doesn't follow. */
export function visibleAuthor(items: Items, viewer: Viewer, personId: string): User | undefined {
  const author = visiblePerson(items, viewer, personId);
  if (!author?.private || viewer === personId) return author;
  return viewer && found(items, followingKey(viewer, personId)) ? author : undefined;
}

/** The person of a name, and what was read of how the viewer stands to them. @throws NotFound */
export async function findPerson(username: string, viewer: Viewer): Promise<{ person: User; items: Items }> {
  const personId = await userIdOf(username);
  const items = await getAll(visibilityKeys(viewer, personId));
  const person = visiblePerson(items, viewer, personId);
  if (!person) throw new NotFound("person");
  return { person, items };
}

/** The person of a name, if the viewer may see their posts and lists. @throws NotFound */
export async function findAuthor(username: string, viewer: Viewer): Promise<User> {
  const { person, items } = await findPerson(username, viewer);
  if (!visibleAuthor(items, viewer, person.id)) throw new NotFound("person");
  return person;
}
