import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import type { Mime } from "./mime.ts";

const client = new SESClient({
  // The SDK would send again after a connection that broke: then a mail could go out twice.
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});

export async function sendBySes({ from, to, raw }: Mime): Promise<void> {
  await client.send(new SendRawEmailCommand({ Source: from, Destinations: [to], RawMessage: { Data: raw } }));
}
