import { setTimeout as sleep } from "node:timers/promises";
import { ApiProblem, type Call, createClient } from "../../shared/client.ts";
import { API_BASE } from "../../shared/routes.ts";
import { Failure, type Step } from "../steps.ts";
import { demoPassword, type Person, people } from "./people.ts";
import { takePicture } from "./picture.ts";
import { type DemoPost, posts } from "./posts.ts";

/** More at once would only make the functions wait for each other's pictures. */
const PEOPLE_AT_ONCE = 4;
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
  const visitor = patientClient(`${origin}${API_BASE}`, signal);
  // The first person's bio is the last thing written: with it, everything is there.
  const first = await findProfile(visitor, people[0].username);
  if (first?.bio) {
    step.title("Demo data is there");
    return;
  }
  step.title("Adding demo data: people");
  const members = new Map<string, Call>();
  await inTurns(people, PEOPLE_AT_ONCE, async (person) => {
    members.set(person.username, await signUp(visitor, origin, person, signal));
  });
  const as = (username: string) => members.get(username) as Call;

  let published = 0;
  const count = () => step.title(`Adding demo data: ${published}/${posts.length} posts`);
  count();
  const existing = await captionsOf(visitor);
  // By person, so that nobody meets the limit of posts a minute with more than their own three.
  await inTurns(posts, PEOPLE_AT_ONCE, async (post) => {
    if (!existing.has(post.caption)) await publish(as(post.by), post, signal);
    published += 1;
    count();
  });

  step.title("Adding demo data: who follows whom");
  await inTurns(people, PEOPLE_AT_ONCE, async ({ username: me, follows }) => {
    for (const username of follows) await as(me)("PUT /users/{username}/follow", { params: { username } });
  });
  for (const { username, bio, website } of people.toReversed() as readonly Person[])
    await as(username)("PATCH /users/me", { body: { bio, ...(website ? { website } : {}) } });
  step.title(`Added demo data: ${people.length} people, ${posts.length} posts`);
}

/** A person's own client: of a new account, or of the one an earlier run has made. */
async function signUp(visitor: Call, origin: string, person: Person, signal: AbortSignal | undefined): Promise<Call> {
  const { username, displayName } = person;
  const credentials = { username, password: demoPassword };
  const signedIn = await visitor("POST /auth/register", {
    body: { ...credentials, email: `${username}@photostack.example`, display_name: displayName },
  }).catch((error: unknown) => {
    if (isProblem(error, "username_taken", "email_taken")) return visitor("POST /auth/login", { body: credentials });
    throw error;
  });
  if (!("access_token" in signedIn)) throw new Failure("The API gave no token to a demo account.");
  const token = signedIn.access_token;
  return patientClient(`${origin}${API_BASE}`, signal, { authorization: `Bearer ${token}` });
}

/** What has been posted before, by its caption. */
async function captionsOf(visitor: Call): Promise<Set<string>> {
  const pages = await Promise.all(
    people.map(({ username }) =>
      visitor("GET /users/{username}/posts", { params: { username }, query: { limit: 50 } }),
    ),
  );
  return new Set(pages.flatMap(({ items }) => items.map(({ caption }) => caption)));
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

async function findProfile(visitor: Call, username: string) {
  try {
    return await visitor("GET /users/{username}", { params: { username } });
  } catch (error) {
    if (isProblem(error, "not_found")) return null;
    if (error instanceof ApiProblem)
      throw new Failure(`${error.message} Is Photostack running? npm start brings it up.`);
    throw new Failure("Nothing answers there: bring Photostack up with npm start, and try again.");
  }
}

/** A client that waits as long as a limit says, and tries again. */
function patientClient(baseUrl: string, signal?: AbortSignal, headers: Readonly<Record<string, string>> = {}): Call {
  return createClient(baseUrl, async (address, init) => {
    const request = { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } };
    for (;;) {
      const response = await fetch(address, { ...request, signal: signal ?? null });
      if (response.status !== 429) return response;
      await response.body?.cancel();
      await sleep(1000 * (Number(response.headers.get("retry-after")) || 1), undefined, { signal });
    }
  });
}

function isProblem(error: unknown, ...codes: string[]): boolean {
  return error instanceof ApiProblem && codes.includes(error.problem.code);
}

/** Works through a list, a few at a time, in its order. */
async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
