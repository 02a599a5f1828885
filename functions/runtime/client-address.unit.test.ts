import { createHash } from "node:crypto";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { afterEach, describe, expect, test, vi } from "vitest";
import { addressBlock, clientAddress } from "./client-address.ts";

const event = (headers: Record<string, string>) =>
  ({ headers, requestContext: { identity: { sourceIp: "203.0.113.9" } } }) as unknown as APIGatewayProxyEvent;

afterEach(() => vi.unstubAllEnvs());

describe("whose address is believed", () => {
  test("the trusted hop's word, and nobody else's", () => {
    vi.stubEnv("EDGE_SECRET_SHA256", createHash("sha256").update("secret").digest("hex"));
    vi.stubEnv("PHOTOSTACK_TARGET", "embedded");
    const said = { "x-photostack-client-ip": "198.51.100.7" };
    expect(clientAddress(event({ ...said, "X-Photostack-Edge": "secret" }))).toBe("198.51.100.7");
    expect(clientAddress(event({ ...said, "x-photostack-edge": "guess" }))).toBe("unknown");
    expect(clientAddress(event({ ...said, "x-forwarded-for": "198.51.100.7" }))).toBe("unknown");
  });

  test("on AWS the gateway's own, where no hop proves itself", () => {
    vi.stubEnv("PHOTOSTACK_TARGET", "aws");
    expect(clientAddress(event({ "x-photostack-client-ip": "198.51.100.7" }))).toBe("203.0.113.9");
  });
});

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"],
  ["no address", "unknown"],
])("%s counts as %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
