import { setTimeout as sleep } from "node:timers/promises";
import type { purposes } from "../../shared/media.ts";
import { Failure } from "../steps.ts";
import { avatars } from "./avatars.ts";
import type { Member } from "./members.ts";
import { type Picture, takePicture } from "./picture.ts";
import type { DemoPost } from "./posts.ts";

const PATIENCE_MS = 90_000;
const LOOK_AGAIN_MS = 1000;

/** Draws somebody's avatar, uploads it and puts it on. */
export async function putOnAvatar(owner: Member, signal?: AbortSignal): Promise<void> {
  const { username } = owner.person;
  const upload_id = await upload(owner, "avatar", avatars[username], signal);
  const look = () => owner.call("GET /uploads/{id}", { params: { id: upload_id } });
  await until("ready", `The avatar of ${username}`, look, signal);
  await owner.call("PUT /users/me/avatar", { body: { upload_id } });
}

/** Uploads a post's pictures, posts them and waits until everybody can see it. @returns the post's id */
export async function publish(author: Member, { caption, pictures }: DemoPost, signal?: AbortSignal): Promise<string> {
  const upload_ids: string[] = [];
  for (const picture of pictures) upload_ids.push(await upload(author, "post", picture, signal));
  const alt_texts = pictures.map(({ alt }) => alt);
  const { id } = await author.call("POST /posts", { body: { upload_ids, caption, alt_texts } });
  const look = () => author.call("GET /posts/{id}", { params: { id } });
  await until("published", `“${caption}”`, look, signal);
  return id;
}

/** Takes one picture and sends it to the place the API names for it. @returns the upload's id */
export async function upload(
  owner: Pick<Member, "call" | "person">,
  purpose: (typeof purposes)[number],
  picture: Picture,
  signal?: AbortSignal,
): Promise<string> {
  const bytes = await takePicture(picture, owner.person.camera);
  const { upload_id, url, fields } = await owner.call("POST /uploads", {
    body: { purpose, content_type: "image/jpeg", size: bytes.length },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "picture.jpg");
  const response = await fetch(url, { method: "POST", body: form, signal: signal ?? null });
  if (!response.ok) throw new Failure(`A picture was not accepted (${response.status}): ${await response.text()}`);
  return upload_id;
}

/** Looks again and again until something has the status it should get. */
async function until(
  wanted: string,
  what: string,
  look: () => Promise<{ readonly status: string }>,
  signal?: AbortSignal,
): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    // Nothing is ready at once: the first look would be in vain.
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
    const { status } = await look();
    if (status === wanted) return;
    if (status === "failed" || status === "rejected") throw new Failure(`${what}: a picture was rejected.`);
  }
  throw new Failure(`${what} was not ready within ${PATIENCE_MS / 1000} seconds: the engine's log may say why.`);
}
