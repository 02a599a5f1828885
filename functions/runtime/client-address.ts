import { createHash, timingSafeEqual } from "node:crypto";
import type { APIGatewayProxyEvent } from "aws-lambda";
import ipaddr from "ipaddr.js";
import { header } from "./request.ts";

const UNKNOWN = "unknown";
const IPV6_SITE_PARTS = 4;

/**
 * The address a request came from, as the trusted hop in front reports it.
 * A hop proves itself by the edge secret, of which functions hold the hash
 * only. Without it, AWS's own gateway vouches for `sourceIp`; the emulators
 * take that from a header anyone can set, so there all such callers are one.
 */
export function clientAddress(event: APIGatewayProxyEvent): string {
  if (cameThroughEdge(header(event, "x-photostack-edge"))) {
    return header(event, "x-photostack-client-ip") ?? UNKNOWN;
  }
  return process.env.PHOTOSTACK_TARGET === "aws" ? event.requestContext.identity.sourceIp : UNKNOWN;
}

function cameThroughEdge(secret: string | undefined): boolean {
  const expected = process.env.EDGE_SECRET_SHA256;
  if (!secret || !expected) return false;
  return timingSafeEqual(createHash("sha256").update(secret).digest(), Buffer.from(expected, "hex"));
}

/** What a limit per address counts by: an IPv4 address, or the /64 that one IPv6 subscriber has to itself. */
export function addressBlock(address: string): string {
  if (!ipaddr.isValid(address)) return UNKNOWN;
  const parsed = ipaddr.process(address);
  if (!("parts" in parsed)) return parsed.toString();
  const site = parsed.parts.slice(0, IPV6_SITE_PARTS).map((part) => part.toString(16));
  return `${site.join(":")}::/64`;
}
