import { parseCookie } from "cookie";
import type { RouteContract } from "../../../shared/contract.ts";
import { clientAddress } from "../client-address.ts";
import { header, jsonBody, MalformedJson } from "../request.ts";
import type { Middleware } from "./exchange.ts";

const MAX_USER_AGENT = 256;

/** Reads what a request carries: body as JSON, cookies, the address it came from. */
export function parse(contract: RouteContract): Middleware {
  return {
    before: ({ event }) => {
      const body = contract.body ? jsonBody(event) : undefined;
      if (contract.body && body === undefined && !contract.bodyOptional) throw new MalformedJson();
      event.findings = {
        body: body ?? (contract.bodyOptional ? {} : undefined),
        params: event.pathParameters ?? {},
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
