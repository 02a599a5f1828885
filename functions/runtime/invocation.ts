import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { BusyClock } from "./busy-clock.ts";
import type { Measures } from "./metrics.ts";

/**
 * DynamoDB requests made, how many of them one after the other, the read and
 * write units they consumed, how long they took together, and how many were
 * turned away or failed.
 */
export interface TableUse {
  calls: number;
  trips: number;
  readUnits: number;
  writeUnits: number;
  ms: number;
  throttles: number;
  failures: number;
}

/** What is known of the call this code runs in; ends up in its log line. */
export interface Invocation {
  /** W3C trace id: 32 hexadecimal digits, the same from the browser to the last worker. */
  traceId: string;
  callerId?: string;
  /** Whose account somebody tries to get into. */
  accountId?: string;
  /** What was asked of the table. */
  readonly table: TableUse;
  readonly tableClock: BusyClock;
  readonly measures: Measures;
}

const storage = new AsyncLocalStorage<Invocation>();

/** Runs `work` as one invocation of its own. */
export function asInvocation<Result>(traceId: string | undefined, work: (invocation: Invocation) => Result): Result {
  const invocation: Invocation = {
    traceId: traceId ?? randomBytes(16).toString("hex"),
    table: { calls: 0, trips: 0, readUnits: 0, writeUnits: 0, ms: 0, throttles: 0, failures: 0 },
    tableClock: new BusyClock(),
    measures: new Map(),
  };
  return storage.run(invocation, () => work(invocation));
}

/** The invocation this code runs in; none outside of a function, as in a unit test. */
export function currentInvocation(): Invocation | undefined {
  return storage.getStore();
}

/** Goes on with the trace of what was found out to have caused this work. */
export function continueTrace(traceId: string | undefined): void {
  const invocation = currentInvocation();
  if (invocation && traceId) invocation.traceId = traceId;
}

/** Attribute of an item that lets what follows from it continue the trace of who wrote it. */
export function traced(): { readonly trace_id?: string } {
  const traceId = currentInvocation()?.traceId;
  return traceId ? { trace_id: traceId } : {};
}

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const NO_TRACE = "0".repeat(32);

/**
 * The trace id of a caller's `traceparent` header, if it is a valid one.
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  const traceId = traceparent?.match(TRACEPARENT)?.[1];
  return traceId === NO_TRACE ? undefined : traceId;
}
