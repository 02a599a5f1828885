import { randomBytes } from "node:crypto";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { expect, test } from "vitest";
import { readStory } from "../../tools/trace/story.ts";
import { Client } from "../harness/api.ts";
import { member } from "../harness/invoke.ts";
import { Person } from "../harness/people.ts";
import { publishedPost } from "../harness/posts.ts";

const told = async (traceId: string) =>
  (await readStory(new CloudWatchLogsClient({}), traceId)).map(({ who, failed }) => (failed ? `${who} failed` : who));

test("one id runs from a request over the stream and the queues to every worker", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  const traceId = randomBytes(16).toString("hex");
  const headers = { traceparent: `00-${traceId}-${randomBytes(8).toString("hex")}-01` };
  const answer = await new Client().call("PUT", `/posts/${id}/like`, { token: ben.token, headers });
  expect(answer.headers.get("x-request-id")).toBe(traceId);
  const story = ["like-post", "stream/dispatch", "counters/tally", "notifications/notify"];
  await expect.poll(() => told(traceId), { timeout: 30_000 }).toEqual(expect.arrayContaining(story));
});

test("a picture's way goes on with the trace of its ticket, a post's with its own", async () => {
  const ana = await Person.register("ana");
  const traceId = randomBytes(16).toString("hex");
  const ticketTrace = randomBytes(16).toString("hex");
  const traced = (id: string) => ({ traceparent: `00-${id}-00f067aa0ba902b7-01` });
  const upload = await ana.upload(undefined, "image/jpeg", traced(ticketTrace));
  const body = { upload_ids: [upload], caption: "Traced" };
  const post = await ana.call("POST", "/posts", { token: ana.token, body, headers: traced(traceId) });
  await ana.until(`/posts/${post.body.id}`, ({ status }) => status === "published");
  await expect
    .poll(() => told(ticketTrace), { timeout: 30_000 })
    .toEqual(expect.arrayContaining(["create-upload", "media/sanitize-upload"]));
  await expect
    .poll(() => told(traceId), { timeout: 30_000 })
    .toEqual(expect.arrayContaining(["create-post", "posts/settle-post", "feed/fan-out", "search/index-post"]));
});
