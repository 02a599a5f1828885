import type { Entity } from "../../shared/posts.ts";
import { Tag } from "../../shared/search.ts";
import { barrierKey, isBarred } from "../blocks/barrier.ts";
import { found, getAll } from "../runtime/table.ts";
import { usernameKey } from "../users/users.ts";

const MAX_TAGS = 30;
const MAX_MENTIONS = 20;

/** A letter somewhere: `#1` is a number. A `&` or `/` before it makes it part of something else, as in an address. */
const TAG = /(?<![\p{L}\p{M}\p{N}_&/#])#([\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/gu;
const MENTION = /(?<![\p{L}\p{N}._@/])@([a-z0-9._]+)/giu;
const MAX_USERNAME = 30;

/** A text's hashtags and mentions, parsed once when it is written. */
export interface Annotations {
  readonly entities: readonly Entity[];
  /** Each once, in the order of the text. */
  readonly tags: readonly string[];
  /** Ids of the people mentioned. */
  readonly mentions: readonly string[];
}

/**
 * Finds hashtags, and mentions of people there are. Somebody whom the author
 * must not see is no one: their name stays a word.
 */
export async function annotate(text: string, authorId: string): Promise<Annotations> {
  const tags = matches(text, TAG, "tag", (tag) => Tag.safeParse(tag).data ?? "")
    .filter(({ value }) => value)
    .slice(0, MAX_TAGS);
  const named = matches(text, MENTION, "mention", (name) => name.toLowerCase()).slice(0, MAX_MENTIONS);
  const people = await peopleOf([...new Set(named.flatMap(({ value }) => candidates(value)))], authorId);
  const mentions = named.flatMap((mention) => {
    const value = candidates(mention.value).find((name) => people.has(name));
    return value ? [{ ...mention, value, end: mention.start + 1 + value.length }] : [];
  });
  return {
    entities: [...tags, ...mentions].sort((a, b) => a.start - b.start),
    tags: [...new Set(tags.map(({ value }) => value))],
    mentions: [...new Set(mentions.flatMap(({ value }) => people.get(value) ?? []))],
  };
}

/** Somebody as texts name them. */
export interface Named {
  readonly id: string;
  readonly username: string;
}

/** What stands in a text for somebody who is gone; nobody can have this name. */
const GONE = "@deleted";

/** A text in which somebody is named no more, with its other entities where they are now. */
export function withoutMention(
  { text, entities }: { readonly text: string; readonly entities: readonly Entity[] },
  username: string,
): { readonly text: string; readonly entities: readonly Entity[] } {
  const isNamed = ({ kind, value }: Entity) => kind === "mention" && value === username;
  let shift = 0;
  let rest = text;
  const kept: Entity[] = [];
  for (const entity of [...entities].sort((a, b) => a.start - b.start)) {
    const [start, end] = [entity.start + shift, entity.end + shift];
    if (!isNamed(entity)) {
      kept.push({ ...entity, start, end });
      continue;
    }
    rest = rest.slice(0, start) + GONE + rest.slice(end);
    shift += GONE.length - (end - start);
  }
  return { text: rest, entities: kept };
}

/** Dots at the end may belong to the name or to the sentence. */
function candidates(name: string): string[] {
  const names = new Set([name, name.replace(/\.+$/, "")]);
  return [...names].filter(({ length }) => length >= 3 && length <= MAX_USERNAME);
}

function matches(text: string, pattern: RegExp, kind: Entity["kind"], normal: (found: string) => string): Entity[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: word = "", index }) => ({
    kind,
    value: normal(word),
    start: index,
    end: index + whole.length,
  }));
}

async function peopleOf(usernames: readonly string[], authorId: string): Promise<ReadonlyMap<string, string>> {
  if (usernames.length === 0) return new Map();
  const markers = await getAll(usernames.map(usernameKey));
  const people = usernames.flatMap((username) => {
    const id = found<{ pk: string; sk: string; user_id: string }>(markers, usernameKey(username))?.user_id;
    return id ? [[username, id] as const] : [];
  });
  if (people.length === 0) return new Map();
  const barriers = await getAll(people.map(([, id]) => barrierKey(authorId, id)));
  return new Map(people.filter(([, id]) => !isBarred(barriers, authorId, id)));
}
