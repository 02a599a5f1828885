import { expect, test } from "vitest";
import { createUpload } from "../../shared/media.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { handler } from "./create-upload.ts";

const body = { purpose: "post", content_type: "image/jpeg", size: 1234 };

test("a ticket names one key, one type and one size", async () => {
  const { status, body: ticket } = await invoke(handler, createUpload, { as: await member(), body });
  expect(status).toBe(201);
  expect(ticket.fields).toMatchObject({ key: `quarantine/${ticket.upload_id}`, "Content-Type": "image/jpeg" });
  const { conditions } = JSON.parse(Buffer.from(ticket.fields.Policy, "base64").toString());
  expect(conditions).toContainEqual(["content-length-range", 1234, 1234]);
  expect(conditions).toContainEqual({ "Content-Type": "image/jpeg" });
});

test.each([{ size: 0 }, { size: 15 * 1024 * 1024 + 1 }, { content_type: "image/svg+xml" }, { purpose: "anything" }])(
  "%j is refused",
  async (change) => {
    const answer = await invoke(handler, createUpload, { as: await member(), body: { ...body, ...change } });
    expect(answer.status).toBe(422);
  },
);

test("thirty a minute", async () => {
  const as = await member();
  const answers = await Promise.all(Array.from({ length: 35 }, () => invoke(handler, createUpload, { as, body })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});
