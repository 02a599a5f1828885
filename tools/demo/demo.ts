import { setTimeout as sleep } from "node:timers/promises";
import type { SignIn } from "../../shared/auth.ts";
import { ApiProblem, type Call, createClient } from "../../shared/client.ts";
import { API_BASE } from "../../shared/routes.ts";
import type { Profile } from "../../shared/users.ts";
import { Failure, type Step } from "../steps.ts";
import { demoPassword, type Person, people } from "./people.ts";
import { takePicture } from "./picture.ts";
import { type DemoPost, posts } from "./posts.ts";

/** More at once would only make the functions wait for each other's pictures. */
const AT_ONCE = 4;
const PUBLISH_MS = 90_000;

export interface SeedOptions {
  /** Where the web app and its API are. */
  readonly origin: string;
  readonly step: Step;
  readonly signal?: AbortSignal;
}

/**
 * Fills a Photostack with people, pictures and who follows whom, in the way
 * its users would: through the API and the upload pipeline. What is already
 * there is left alone, so that a run that was broken off is continued.
 */
export async function seedDemo({ origin, step, signal }: SeedOptions): Promise<void> {
  const baseUrl = `${origin}${API_BASE}`;
  const visitor = patientClient(baseUrl, signal);
  const profiles = new Map<string, Profile | null>(
    await Promise.all(people.map(async ({ username }) => [username, await findProfile(visitor, username)] as const)),
  );
  // The first person's bio is the last thing written: with it, everything is there.
  if (profiles.get(people[0].username)?.bio) {
    step.title("Demo data is there");
    return;
  }
  const notPosted = await missingPosts(visitor, profiles);
  const isComplete = ({ username, follows }: Person) =>
    profiles.get(username)?.bio &&
    profiles.get(username)?.counts.following === follows.length &&
    notPosted.every(({ by }) => by !== username);
  const incomplete: Person[] = people.filter((person) => !isComplete(person));

  step.title("Adding demo data: people");
  const members = new Map<string, Call>();
  const join = async (person: Person, start: typeof register) => {
    const token = await start(visitor, person);
    members.set(person.username, patientClient(baseUrl, signal, { authorization: `Bearer ${token}` }));
  };
  const [known, unknown] = [true, false].map((isKnown) =>
    incomplete.filter(({ username }) => Boolean(profiles.get(username)) === isKnown),
  ) as [Person[], Person[]];
  await inTurns(unknown, AT_ONCE, (person) => join(person, register));
  // One by one: they may have to wait for the limit of sign-ins, and a crowd that waits is let in later than a queue.
  await inTurns(known, 1, (person) => join(person, logIn));
  const as = (username: string) => members.get(username) as Call;

  // Asked again, because what an earlier run had sent may have been published in the meantime.
  const missing = await missingPosts(visitor, profiles);
  let published = posts.length - missing.length;
  const count = () => step.title(`Adding demo data: ${published}/${posts.length} posts`);
  count();
  await inTurns(missing, AT_ONCE, async (post) => {
    await publish(as(post.by), post, signal);
    published += 1;
    count();
  });

  step.title("Adding demo data: who follows whom");
  await inTurns(incomplete, AT_ONCE, async ({ username: me, follows }) => {
    for (const username of follows) await as(me)("PUT /users/{username}/follow", { params: { username } });
  });
  for (const { username, bio, website } of incomplete.toReversed())
    await as(username)("PATCH /users/me", { body: { bio, ...(website ? { website } : {}) } });
  step.title(`Added demo data: ${people.length} people, ${posts.length} posts`);
}

/** Makes an account. @returns its access token */
async function register(visitor: Call, { username, displayName }: Person): Promise<string> {
  const email = `${username}@photostack.example`;
  const body = { username, email, password: demoPassword, display_name: displayName };
  return tokenOf(await visitor("POST /auth/register", { body }));
}

/** Signs in to an account that an earlier run has made. @returns its access token */
async function logIn(visitor: Call, { username }: Person): Promise<string> {
  return tokenOf(await visitor("POST /auth/login", { body: { username, password: demoPassword } }));
}

function tokenOf(signIn: SignIn): string {
  if (!("access_token" in signIn)) throw new Failure("The API gave no token to a demo account.");
  return signIn.access_token;
}

/** The posts that nobody can see yet; a post is known by its caption. */
async function missingPosts(visitor: Call, profiles: ReadonlyMap<string, Profile | null>): Promise<DemoPost[]> {
  const known = people.filter(({ username }) => profiles.get(username));
  const pages = await Promise.all(
    known.map(({ username }) => visitor("GET /users/{username}/posts", { params: { username }, query: { limit: 50 } })),
  );
  const captions = new Set(pages.flatMap(({ items }) => items.map(({ caption }) => caption)));
  return posts.filter(({ caption }) => !captions.has(caption));
}

/** Uploads a post's pictures, posts them and waits until everybody can see it. */
async function publish(
  author: Call,
  { by, caption, pictures }: DemoPost,
  signal: AbortSignal | undefined,
): Promise<void> {
  const camera = (people.find(({ username }) => username === by) as Person).camera;
  const uploads: string[] = [];
  for (const picture of pictures) uploads.push(await upload(author, await takePicture(picture, camera), signal));
  const alt_texts = pictures.map(({ alt }) => alt);
  const { id } = await author("POST /posts", { body: { upload_ids: uploads, caption, alt_texts } });
  for (const deadline = Date.now() + PUBLISH_MS; Date.now() < deadline; await sleep(1000, undefined, { signal })) {
    const { status } = await author("GET /posts/{id}", { params: { id } });
    if (status === "published") return;
    if (status === "failed") throw new Failure(`The pictures of “${caption}” were rejected.`);
  }
  throw new Failure(
    `“${caption}” was not published within ${PUBLISH_MS / 1000} seconds: the engine's log may say why.`,
  );
}

/** Sends one picture to the place the API names for it. */
async function upload(author: Call, picture: Buffer, signal: AbortSignal | undefined): Promise<string> {
  const { upload_id, url, fields } = await author("POST /uploads", {
    body: { purpose: "post", content_type: "image/jpeg", size: picture.length },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(picture)], { type: "image/jpeg" }), "picture.jpg");
  const response = await fetch(url, { method: "POST", body: form, signal: signal ?? null });
  if (!response.ok) throw new Failure(`A picture was not accepted (${response.status}): ${await response.text()}`);
  return upload_id;
}

async function findProfile(visitor: Call, username: string): Promise<Profile | null> {
  try {
    return await visitor("GET /users/{username}", { params: { username } });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === "not_found") return null;
    if (error instanceof ApiProblem)
      throw new Failure(`${error.message} Is Photostack running? npm start brings it up.`);
    throw new Failure("Nothing answers there: bring Photostack up with npm start, and try again.");
  }
}

/** A client that waits as long as a limit says, and tries again. */
function patientClient(baseUrl: string, signal?: AbortSignal, headers: Readonly<Record<string, string>> = {}): Call {
  return createClient(baseUrl, async (address, init) => {
    const request = { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } };
    for (let tries = 1; ; tries++) {
      const response = await fetch(address, { ...request, signal: signal ?? null });
      if (response.status !== 429) return response;
      await response.body?.cancel();
      // Who asks again and again is let in later: each wait is longer than the one before.
      await sleep(1000 * tries * (Number(response.headers.get("retry-after")) || 1), undefined, { signal });
    }
  });
}

/** Works through a list, a few at a time, in its order. */
async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
