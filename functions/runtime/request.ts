import type { APIGatewayProxyEvent } from "aws-lambda";
import type * as z from "zod";
import type { RouteContract } from "../../shared/contract.ts";
import { Problem } from "./problem.ts";

/** Who calls, when they are signed in. */
export interface Caller {
  readonly userId: string;
  readonly sessionId: string;
}

type Parsed<Contract, Part extends string> =
  Contract extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined;

/** What a route's handler gets: its contract's parts, checked, and who calls. */
export interface RouteRequest<Contract extends RouteContract = RouteContract> {
  readonly caller: Contract["caller"] extends "session"
    ? Caller
    : Contract["caller"] extends "anyone"
      ? undefined
      : Caller | undefined;
  readonly params: Parsed<Contract, "params">;
  readonly query: Parsed<Contract, "query">;
  readonly body: Parsed<Contract, "body">;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly csrfToken: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** Address the request came from, as far as it can be trusted. */
  readonly address: string;
  readonly userAgent: string;
}

/** A header's value, whatever case its name came in. */
export function header(event: APIGatewayProxyEvent, name: string): string | undefined {
  for (const [key, value] of Object.entries(event.headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
}

const MAX_BODY_BYTES = 64 * 1024;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/**
 * The JSON value of a request's body; `undefined` when there is none.
 * @throws BodyTooLarge over 64 KiB, NotJson, MalformedJson
 */
export function jsonBody(event: APIGatewayProxyEvent): unknown {
  if (!event.body) return undefined;
  const body = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");
  if (body.byteLength > MAX_BODY_BYTES) throw new BodyTooLarge();
  if (!JSON_TYPE.test(header(event, "content-type") ?? "")) throw new NotJson();
  try {
    return JSON.parse(body.toString("utf8"), wellFormed);
  } catch (cause) {
    throw new MalformedJson(cause);
  }
}

/** Half a character is no text: it could be stored, but not sent on. */
function wellFormed(_key: string, value: unknown): unknown {
  if (typeof value === "string" && !value.isWellFormed()) throw new Error("A string with half a character");
  return value;
}

export class BodyTooLarge extends Problem {
  constructor() {
    super("body_too_large", "The request's body is larger than 64 KiB.");
  }
}

export class NotJson extends Problem {
  constructor() {
    super("not_json", "The request's body must be JSON, sent as application/json.", {
      headers: { Accept: "application/json" },
    });
  }
}

export class MalformedJson extends Problem {
  constructor(cause?: unknown) {
    super("malformed_request", "The request's body is not well-formed JSON.", { cause });
  }
}
