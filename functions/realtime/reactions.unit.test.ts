import { expect, test } from "vitest";
import type { Change } from "../stream/change.ts";
import { realtime } from "./reactions.ts";

const changeOf = (kind: Change["kind"], after: object | undefined, before?: object) => {
  const { pk, sk } = { ...before, ...after } as { pk: string; sk: string };
  return { id: "1", kind, key: { pk, sk }, before, after } as unknown as Change;
};
const told = (change: Change) => realtime(change).map(({ queue, message }) => [queue, message]);
const notification = { pk: "NOTIFICATION#ana", sk: "like:1" };

test("a notification that comes, changes or goes is told to whom it is for, a mark of reading is not", () => {
  const message = ["realtime/push", { user_ids: ["ana"], event: { type: "notification" } }];
  expect(told(changeOf("insert", notification))).toEqual([message]);
  expect(told(changeOf("modify", { ...notification, count: 2 }, notification))).toEqual([message]);
  expect(told(changeOf("remove", undefined, notification))).toEqual([message]);
  expect(told(changeOf("modify", { pk: "NOTIFICATION#ana", sk: "#READ", until: "2" }))).toEqual([]);
});

test("an upload's outcome is told to its owner, once", () => {
  const upload = { pk: "UPLOAD#1", sk: "UPLOAD", id: "1", owner_id: "ana", status: "processing" };
  const ready = { ...upload, status: "ready" };
  const event = { type: "upload", upload_id: "1", status: "ready" };
  expect(told(changeOf("modify", ready, upload))).toEqual([["realtime/push", { user_ids: ["ana"], event }]]);
  expect(told(changeOf("modify", { ...ready, post_id: "2" }, ready))).toEqual([]);
  expect(told(changeOf("modify", upload, { ...upload, status: "pending" }))).toEqual([]);
  expect(told(changeOf("remove", undefined, ready))).toEqual([]);
});

test("what ends sessions makes the connections looked at, what ends none does not", () => {
  const entry = (action: string) => ({ pk: "AUDIT#ana", sk: "1", id: "1", subject: "ana", action });
  for (const action of ["signed_out", "sessions_ended", "password_reset", "refresh_token_replayed"]) {
    expect(told(changeOf("insert", entry(action)))).toEqual([["realtime/revoke", { subject: "ana" }]]);
  }
  expect(told(changeOf("insert", entry("signed_in")))).toEqual([]);
  expect(told(changeOf("remove", undefined, entry("signed_out")))).toEqual([]);
});
