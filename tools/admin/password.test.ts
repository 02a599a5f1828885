import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { askPassword } from "./password.ts";

const piped = (text: string) => Readable.from([text]) as unknown as NodeJS.ReadStream;

test("a password comes from the environment, or is piped in", async () => {
  expect(await askPassword({ PHOTOSTACK_PASSWORD: "Wide-Harbour-7" }, piped("other"))).toBe("Wide-Harbour-7");
  expect(await askPassword({}, piped("Wide-Harbour-7\n"))).toBe("Wide-Harbour-7");
  await expect(askPassword({}, piped(""))).rejects.toThrow("There is no password");
});
