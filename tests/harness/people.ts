import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Answer, Client } from "./api.ts";
import { photo } from "./pictures.ts";
import { SLOWER } from "./stack.ts";

export const PASSWORD = "Wide-Harbour-7";

/** Somebody who uses the deployed API. */
export class Person extends Client {
  readonly username: string;
  readonly id: string;
  readonly token: string;
  readonly refreshToken: string;

  constructor(username: string, { user, access_token, refresh_token }: Answer["body"]) {
    super();
    this.username = username;
    this.id = user.id;
    this.token = access_token;
    this.refreshToken = refresh_token;
  }

  /** Registers somebody new. */
  static async register(name = "person"): Promise<Person> {
    const username = `${name}_${randomBytes(6).toString("hex")}`;
    const body = { username, email: `${username}@example.com`, password: PASSWORD, remember: true };
    const { status, body: answer } = await new Client().call("POST", "/auth/register", { body });
    if (status !== 201) throw new Error(`Registering answered ${status}: ${JSON.stringify(answer)}`);
    return new Person(username, answer);
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.call(method, path, { token: this.token, ...(body === undefined ? {} : { body }) });
  }

  /** Uploads bytes as a browser would: a ticket, then the presigned POST. Answers the upload's id. */
  async upload(bytes?: Buffer, content_type = "image/jpeg", headers: Record<string, string> = {}): Promise<string> {
    const file = bytes ?? (await photo());
    const body = { purpose: "post", content_type, size: file.byteLength };
    const ticket = await this.call("POST", "/uploads", { token: this.token, body, headers });
    if (ticket.status !== 201) throw new Error(`The upload was refused: ${JSON.stringify(ticket.body)}`);
    const sent = await send(ticket.body, file);
    if (!sent.ok) throw new Error(`The bucket answered ${sent.status}: ${await sent.text()}`);
    return ticket.body.upload_id;
  }

  /** Posts one picture and waits until it is published. Answers the post. */
  async post(caption = ""): Promise<Answer["body"]> {
    const { status, body } = await this.ask("POST", "/posts", { upload_ids: [await this.upload()], caption });
    if (status !== 201) throw new Error(`The post was refused: ${JSON.stringify(body)}`);
    return this.until(`/posts/${body.id}`, (post) => post.status === "published");
  }

  /** Asks again until the answer is as wanted. @throws after `seconds`, as MiniStack counts them */
  async until(path: string, wanted: (body: Answer["body"]) => boolean, seconds = 30): Promise<Answer["body"]> {
    const deadline = Date.now() + seconds * 1000 * SLOWER;
    for (;;) {
      const { body } = await this.ask("GET", path);
      if (wanted(body)) return body;
      if (Date.now() > deadline) throw new Error(`GET ${path} was never as expected: ${JSON.stringify(body)}`);
      await delay(250);
    }
  }
}

interface Ticket {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Sends a file to where a ticket says. */
export async function send({ url, fields }: Ticket, file: Buffer): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(file)]));
  return fetch(url, { method: "POST", body: form });
}
