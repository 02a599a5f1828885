import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { auditEntries } from "../audit/reactions.ts";
import { blocks } from "../blocks/reactions.ts";
import { comments } from "../comments/reactions.ts";
import { archives } from "../exports/reactions.ts";
import { follows } from "../follows/reactions.ts";
import { likes } from "../likes/reactions.ts";
import { letters } from "../mail/reactions.ts";
import { uploads } from "../media/reactions.ts";
import { posts } from "../posts/reactions.ts";
import { realtime } from "../realtime/reactions.ts";
import { asInvocation } from "../runtime/invocation.ts";
import { type Outgoing, send } from "../runtime/queue.ts";
import type { Item } from "../runtime/table.ts";
import { logged } from "../runtime/worker.ts";
import { tags } from "../search/reactions.ts";
import { users } from "../users/reactions.ts";
import { type Change, isRestoring, type Reaction } from "./change.ts";

const reactions: readonly Reaction[] = [
  archives,
  auditEntries,
  blocks,
  comments,
  follows,
  letters,
  likes,
  posts,
  realtime,
  tags,
  uploads,
  users,
];

/**
 * Turns committed changes of the table into messages. When some can't be
 * sent it fails, and the stream delivers the batch again: nothing that was
 * committed stays without its consequences, and some come twice.
 */
export const handler = ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  asInvocation(undefined, async () => {
    const changes = Records.map(changeOf).filter((change) => !isRestoring(change));
    const messages = changes.flatMap(consequences);
    const trace_ids = [...new Set(messages.flatMap(({ traceId }) => traceId ?? []))];
    await logged("stream/dispatch", () => send(messages), { trace_ids });
    return { batchItemFailures: [] };
  });

function consequences(change: Change): Outgoing[] {
  const traceId = (change.after ?? change.before)?.trace_id as string | undefined;
  return reactions.flatMap((reaction) => reaction(change)).map((message) => ({ ...message, traceId }));
}

const kinds = { INSERT: "insert", MODIFY: "modify", REMOVE: "remove" } as const;

function changeOf({ eventID = "", eventName = "MODIFY", dynamodb }: DynamoDBRecord): Change {
  const before = item(dynamodb?.OldImage);
  const after = item(dynamodb?.NewImage);
  const { pk = "", sk = "" } = after ?? before ?? {};
  return { id: eventID, kind: kinds[eventName], key: { pk, sk }, before, after };
}

function item(image: unknown): Item | undefined {
  return image ? (unmarshall(image as Record<string, AttributeValue>) as Item) : undefined;
}
