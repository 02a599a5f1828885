import { v7 as uuid } from "uuid";
import type { Export } from "../../shared/exports.ts";
import { signedDownload } from "../media/signed-urls.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { traced } from "../runtime/invocation.ts";
import { Problem } from "../runtime/problem.ts";
import { committed, get, type Key, type Write } from "../runtime/table.ts";
import { archiveKey } from "./archives.ts";

/** The archive somebody asked for last. Times in seconds since 1970. */
export interface ExportItem extends Key {
  readonly id: string;
  readonly user_id: string;
  readonly status: "preparing" | "ready";
  readonly requested: number;
  readonly ready?: number;
  /** Bytes. */
  readonly size?: number;
  readonly trace_id?: string;
  readonly expires_at: number;
}

export const EXPORT = "EXPORT#";
export const exportKey = (userId: string): Key => ({ pk: `${EXPORT}${userId}`, sk: "EXPORT" });

const DAY_SECONDS = 24 * 3600;
/** An archive that is not made by then has failed. */
const LONGEST_SECONDS = 6 * 3600;

export class TooSoonAgain extends Problem {
  constructor(seconds: number) {
    const hours = Math.max(1, Math.ceil(seconds / 3600));
    super("rate_limited", `One archive a day. Please try again in ${hours === 1 ? "an hour" : `${hours} hours`}.`, {
      headers: { "Retry-After": String(Math.max(1, Math.ceil(seconds))) },
    });
  }
}

export const findExport = (userId: string) => get<ExportItem>(exportKey(userId), { consistent: true });

/** When the next archive may be asked for, if not now: a day after the last one that did not fail. */
function nextAt(current: ExportItem | undefined): number | undefined {
  if (!current || stateOf(current) === "failed") return undefined;
  const next = current.requested + DAY_SECONDS;
  return next > nowInSeconds() ? next : undefined;
}

function stateOf({ status, requested }: ExportItem): ExportItem["status"] | "failed" {
  return status === "preparing" && requested + LONGEST_SECONDS < nowInSeconds() ? "failed" : status;
}

/**
 * An archive that is to be made, and the write that has it made.
 * @throws TooSoonAgain
 */
export function newExport(userId: string, current: ExportItem | undefined): { item: ExportItem; write: Write } {
  const now = nowInSeconds();
  const next = nextAt(current);
  if (next) throw new TooSoonAgain(next - now);
  const requested = Math.floor(now);
  const item: ExportItem = {
    ...exportKey(userId),
    ...{ id: uuid(), user_id: userId, status: "preparing", requested, expires_at: requested + 2 * DAY_SECONDS },
    ...traced(),
  };
  const condition = current
    ? {
        ConditionExpression: "id = :before OR attribute_not_exists(pk)",
        ExpressionAttributeValues: { ":before": current.id },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  return { item, write: { Put: { Item: item, ...condition } } };
}

/**
 * Notes that an archive is made, unless another one was asked for since.
 * @param size bytes
 * @param also written in the same transaction
 */
export async function finishExport({ user_id, id }: ExportItem, size: number, also: readonly Write[]): Promise<void> {
  await committed([
    {
      Update: {
        Key: exportKey(user_id),
        UpdateExpression: "SET #status = :status, #size = :size, #ready = :now",
        ConditionExpression: "id = :id AND #status = :preparing",
        ExpressionAttributeNames: { "#status": "status", "#size": "size", "#ready": "ready" },
        ExpressionAttributeValues: {
          ":status": "ready",
          ":size": size,
          ":now": Math.floor(nowInSeconds()),
          ":id": id,
          ":preparing": "preparing",
        },
      },
    },
    ...also,
  ]);
}

const timeOf = (seconds: number | undefined) => (seconds ? new Date(seconds * 1000).toISOString() : null);

/** An archive as its owner sees it, with an address to fetch it from while there is one. */
export async function presentExport(current: ExportItem | undefined): Promise<Export> {
  const gone = current?.ready && current.ready + DAY_SECONDS <= nowInSeconds();
  const next_at = timeOf(nextAt(current));
  if (!current || gone) {
    return { status: "none", requested_at: null, size: null, url: null, expires_at: null, next_at };
  }
  const isReady = current.status === "ready";
  const until = (current.ready ?? 0) + DAY_SECONDS;
  return {
    status: stateOf(current),
    requested_at: timeOf(current.requested),
    size: isReady ? (current.size ?? null) : null,
    url: isReady
      ? await signedDownload(archiveKey(current.user_id, current.id), { name: "photostack.zip", until })
      : null,
    expires_at: isReady ? timeOf(until) : null,
    next_at,
  };
}
