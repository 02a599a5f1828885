import type { QueryClient } from "@tanstack/react-query";
import type { Person } from "../../../shared/people.ts";
import type { Profile } from "../../../shared/users.ts";
import { changeCached, findCached } from "../api/cached.ts";
import { correctCount } from "../api/late-answers.ts";

/** How one stands to somebody one may follow. */
export type Standing = "none" | "following" | "requested";

type Related = Person | Profile;
type Relationship = NonNullable<Profile["relationship"]>;

/** Puts the two flags of a relationship into one word. */
export function standingOf({ following, requested }: NonNullable<Person["relationship"]>): Standing {
  if (following) return "following";
  return requested ? "requested" : "none";
}

/** Shows how one stands to somebody on their profile and in every list they are in. */
export function showStanding(client: QueryClient, username: string, standing: Standing): void {
  const flags = { following: standing === "following", requested: standing === "requested" };
  changeCached(client, isPerson(username), (person) => {
    if (!person.relationship) return person;
    const relationship = { ...person.relationship, ...flags };
    if (!isProfile(person)) return { ...person, relationship };
    const change = Number(flags.following) - Number(person.relationship.following);
    return {
      ...person,
      relationship: { ...person.relationship, ...flags },
      counts: { ...person.counts, followers: person.counts.followers + change },
    };
  });
}

/** Corrects profiles that have not counted yet that one follows them now, or no longer. */
export function correctFollowers(client: QueryClient, username: string, by: 1 | -1): void {
  const isTheirs = (value: object): value is Profile =>
    isPerson(username)(value) && isProfile(value) && value.relationship !== null;
  const shown = findCached(client, isTheirs)?.counts.followers;
  if (shown !== undefined) correctCount(client, isTheirs, "followers", { before: shown - by, by });
}

/** Shows a change of what only a profile tells. */
export function showRelationship(client: QueryClient, username: string, change: Partial<Relationship>): void {
  changeCached(client, isPerson(username), (person) =>
    isProfile(person) && person.relationship
      ? { ...person, relationship: { ...person.relationship, ...change } }
      : person,
  );
}

const isPerson =
  (username: string) =>
  (value: object): value is Related =>
    "relationship" in value && "username" in value && value.username === username;

function isProfile(person: Related): person is Profile {
  return "counts" in person;
}
