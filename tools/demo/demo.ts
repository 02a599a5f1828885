import { API_BASE } from "../../shared/routes.ts";
import type { Step } from "../steps.ts";
import { confirmAddress } from "./addresses.ts";
import { conversations } from "./conversations.ts";
import { findProfile, joinAll, type Member } from "./members.ts";
import { inTurns, patientClient } from "./patient-client.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import { publish, putOnAvatar } from "./publishing.ts";
import { acceptRequests, follow, talk } from "./relations.ts";

/** More at once would only make the functions wait for each other's pictures. */
const AT_ONCE = 4;

export interface SeedOptions {
  /** Where the web app and its API are. */
  readonly origin: string;
  readonly step: Step;
  readonly signal?: AbortSignal;
}

/**
 * Fills a Photostack with people, pictures and what they have to say to each
 * other, in the way its users would: through the API and the upload pipeline.
 * What is already there is left alone, so that a run that was broken off is
 * continued.
 */
export async function seedDemo({ origin, step, signal }: SeedOptions): Promise<void> {
  const client = (headers = {}) => patientClient(`${origin}${API_BASE}`, { signal, headers });
  const visitor = client();
  const counted = async <T>(what: string, items: readonly T[], work: (item: T) => Promise<void>) => {
    let done = 0;
    const count = () => step.title(`Adding demo data: ${done}/${items.length} ${what}`);
    count();
    await inTurns(items, AT_ONCE, async (item) => {
      await work(item);
      done += 1;
      count();
    });
  };
  // The first person's bio is the last thing written: with it, everything is there.
  if ((await findProfile(visitor, people[0].username))?.bio) {
    step.title("Demo data is there");
    return;
  }

  step.title("Adding demo data: people");
  const clientOf = (token: string) => client({ authorization: `Bearer ${token}` });
  const members = await joinAll({ visitor, clientOf, atOnce: AT_ONCE });
  const everybody = people.map(({ username }) => members(username));
  for (const { person, me, call } of everybody)
    if (person.accepts && !me.private) await call("PATCH /users/me", { body: { private: true } });

  const published = await publishedPosts(everybody);
  const faceless = everybody.filter(({ me }) => !me.avatar);
  const missing = posts.filter(({ caption }) => !published.has(caption));
  const toPublish = [
    ...faceless.map((member) => () => putOnAvatar(member, signal)),
    ...missing.map((post) => async () => {
      published.set(post.caption, await publish(members(post.by), post, signal));
    }),
  ];
  await counted("avatars and posts", toPublish, (work) => work());

  step.title("Adding demo data: who follows whom");
  await inTurns(everybody, AT_ONCE, follow);
  await inTurns(everybody, AT_ONCE, acceptRequests);

  await counted("conversations", posts, ({ name, caption }) =>
    talk(members, published.get(caption) as string, conversations[name]),
  );

  await inTurns(everybody, 1, (member) => confirmAddress(origin, visitor, member, signal));
  for (const { person, call } of everybody.toReversed()) {
    const { bio, website } = person;
    await call("PATCH /users/me", { body: { bio, ...(website ? { website } : {}) } });
  }
  step.title(`Added demo data: ${people.length} people, ${posts.length} posts`);
}

/** Ids of the posts that are there, by their captions. */
async function publishedPosts(members: readonly Member[]): Promise<Map<string, string>> {
  const pages = await Promise.all(
    members.map(({ person: { username }, call }) =>
      call("GET /users/{username}/posts", { params: { username }, query: { limit: 50 } }),
    ),
  );
  return new Map(pages.flatMap(({ items }) => items.map(({ caption, id }) => [caption, id])));
}
