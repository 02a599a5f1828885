import { parseCookie } from "cookie";
import type { RouteContract } from "../../../shared/contract.ts";
import { clientAddress } from "../client-address.ts";
import { Problem } from "../problem.ts";
import { header, jsonBody, MalformedJson } from "../request.ts";
import type { Middleware } from "./exchange.ts";

const MAX_USER_AGENT = 256;

/** Gateways differ in whether they decode a path's parameters; none of ours has a `%` of its own. */
function decoded(params: Readonly<Record<string, string | undefined>>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value = ""]) => [name, decodeURIComponent(value)]));
  } catch (cause) {
    throw new Problem("malformed_request", "The request's address is not well-formed.", { cause });
  }
}

/** Reads what a request carries: body as JSON, cookies, the address it came from. */
export function parse(contract: RouteContract): Middleware {
  return {
    before: ({ event }) => {
      const body = contract.body ? jsonBody(event) : undefined;
      if (contract.body && body === undefined && !contract.bodyOptional) throw new MalformedJson();
      event.findings = {
        body: body === undefined && contract.bodyOptional ? {} : body,
        params: decoded(event.pathParameters ?? {}),
        query: event.queryStringParameters ?? {},
        cookies: parseCookie(header(event, "cookie") ?? ""),
        csrfToken: header(event, "x-csrf-token"),
        idempotencyKey: contract.idempotent ? header(event, "idempotency-key") : undefined,
        address: clientAddress(event),
        userAgent: (header(event, "user-agent") ?? "").slice(0, MAX_USER_AGENT),
      };
    },
  };
}
