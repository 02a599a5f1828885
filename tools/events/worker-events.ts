import { pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import * as z from "zod";
import type { Queue } from "../../functions/runtime/queue.ts";
import {
  calledWorkers,
  fallback,
  queueWorkers,
  scheduledWorkers,
  socketWorkers,
  streamWorker,
} from "../../infra/workers.ts";
import { root } from "../project.ts";
import { known } from "./known.ts";
import type { Event } from "./route-events.ts";
import { type Schema, sample } from "./sample.ts";

const TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
const DAY = "2026-11-24T09:30:00Z";

/** Messages that a schema says too little about. */
const messages: Readonly<Record<string, unknown>> = {
  "audit/chain-entries": {
    pk: "AUDIT#ready-event",
    sk: known.id,
    subject: "ready-event",
    action: "signed_in",
    address: "127.0.0.1",
  },
  "counters/tally": {
    change_id: known.change_id,
    item: { pk: `POST#${known.id}`, sk: "POST" },
    counter: "likes",
    by: 1,
  },
  "erasure/erase-account": { user_id: known.id, due: 1_795_512_600, username: "nobody.at.all", step: 0, erased: {} },
  "media/sanitize-upload": { Records: [{ s3: { object: { key: `quarantine/${known.id}` } } }] },
};

/** What functions are called with by those who call them. */
const calls: Readonly<Record<string, Event>> = {
  "administration/run-command": { command: "reactivate-user", username: known.username },
  "passwords/password-hasher": { task: "hash", password: "Wide-Harbour-7" },
};

/** The events of all functions that are not a route's, by their names. */
export async function workerEvents(): Promise<ReadonlyMap<string, Event>> {
  const queues = await allQueues();
  const queued = queueWorkers.map(({ name }) => [name, sqsEvent(name, queues.get(name))] as const);
  const called = calledWorkers.map(({ name }) => [name, calls[name] ?? missing(name)] as const);
  const scheduled = scheduledWorkers.map(({ name }) => [name, scheduledEvent] as const);
  const sockets = socketWorkers.map(({ name, route }) => [name, socketEvent(route)] as const);
  return new Map<string, Event>([
    ...[...queued, ...called, ...scheduled, ...sockets],
    [streamWorker.name, streamEvent],
    [fallback.name, unknownRequest],
  ]);
}

/** Every queue is defined in its feature's `queues.ts`. */
async function allQueues(): Promise<ReadonlyMap<string, Queue>> {
  const files = await glob("functions/*/queues.ts", { cwd: root, absolute: true });
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  const isQueue = (value: unknown): value is Queue => typeof value === "object" && value !== null && "message" in value;
  return new Map(
    modules.flatMap((module) => Object.values(module).filter(isQueue)).map((queue) => [queue.name, queue]),
  );
}

function sqsEvent(name: string, queue: Queue | undefined): Event {
  const message = messages[name] ?? (queue ? sampleOf(queue) : missing(name));
  return {
    Records: [
      {
        messageId: "6b1d3b5e-1f5e-4d67-9a80-6c2c1c5d6f10",
        receiptHandle: "ready-event",
        body: JSON.stringify(message),
        attributes: { ApproximateReceiveCount: "1" },
        messageAttributes: { trace_id: { dataType: "String", stringValue: TRACE_ID } },
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:photostack-${name.replace("/", "-")}`,
        awsRegion: "us-east-1",
      },
    ],
  };
}

function sampleOf({ message }: Queue): unknown {
  const { $defs = {}, ...schema } = z.toJSONSchema(message, { io: "input", unrepresentable: "any" });
  return sample({ components: { schemas: $defs as Record<string, Schema> } }, schema as Schema, known, "");
}

const scheduledEvent: Event = {
  version: "0",
  id: "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
  "detail-type": "Scheduled Event",
  source: "aws.events",
  time: DAY,
  region: "us-east-1",
  resources: [],
  detail: {},
};

function socketEvent(route: string): Event {
  return {
    requestContext: {
      routeKey: route,
      eventType: { $connect: "CONNECT", $disconnect: "DISCONNECT" }[route] ?? "MESSAGE",
      connectionId: "ready-event=",
      identity: { sourceIp: "127.0.0.1" },
    },
    ...(route === "$connect"
      ? { headers: { Origin: "http://localhost:3000" }, queryStringParameters: { ticket: "of-nobody" } }
      : {}),
    ...(route === "$default" ? { body: '{"type":"ping"}' } : {}),
    isBase64Encoded: false,
  };
}

/** An upload that has just been asked for: nothing follows from it yet. */
const streamEvent: Event = {
  Records: [
    {
      eventID: "ready-event",
      eventName: "INSERT",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: "us-east-1",
      dynamodb: {
        Keys: { pk: { S: `UPLOAD#${known.id}` }, sk: { S: "UPLOAD" } },
        NewImage: { pk: { S: `UPLOAD#${known.id}` }, sk: { S: "UPLOAD" }, status: { S: "pending" } },
        SequenceNumber: "1",
        SizeBytes: 100,
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
    },
  ],
};

const unknownRequest: Event = {
  path: "/v1/nowhere",
  httpMethod: "GET",
  headers: { Accept: "application/json" },
  pathParameters: null,
  queryStringParameters: null,
  requestContext: { stage: "api", identity: { sourceIp: "127.0.0.1", userAgent: "aws-cli" } },
  body: null,
  isBase64Encoded: false,
};

function missing(name: string): never {
  throw new Error(`There is no event for ${name}: say in tools/events/worker-events.ts what it is called with`);
}
