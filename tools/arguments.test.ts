import { expect, test, vi } from "vitest";
import { readArguments, wholeNumber } from "./arguments.ts";

const usage = {
  command: "look",
  about: "Looks around.",
  words: "WHERE",
  options: { far: { value: "METRES", about: "how far" }, json: { about: "for programs" } },
} as const;
const read = (...args: string[]) => readArguments(usage, { least: 1, most: 2, args });

test("words and options are told apart", () => {
  expect(read("here", "--far", "3", "there", "--json")).toEqual({
    words: ["here", "there"],
    options: { far: "3", json: true },
  });
});

test.each([
  ["an unknown option", ["here", "--near"], "Unknown option '--near'."],
  ["too few words", [], "Something is missing."],
  ["too many words", ["a", "b", "c"], '"c" is too much.'],
  ["an option without its value", ["here", "--far"], "argument missing"],
])("%s gets the usage", (_, args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
  expect(() => read(...args)).toThrow("npm run look -- WHERE [OPTIONS]");
});

test("help is no failure", () => {
  expect(() => read("--help")).toThrow(expect.objectContaining({ name: "Help" }));
});

test("the engine that is named is used by all that looks for one", () => {
  vi.stubEnv("PHOTOSTACK_ENGINE", "");
  vi.stubEnv("PHOTOSTACK_TARGET", "");
  read("here", "--engine=localstack");
  expect(process.env.PHOTOSTACK_ENGINE).toBe("localstack");
  read("here", "--engine=aws");
  expect(process.env.PHOTOSTACK_TARGET).toBe("aws");
  expect(() => read("here", "--engine=moon")).toThrow('There is no engine "moon"');
  vi.unstubAllEnvs();
});

test.each(["", "x", "-1", "1.5", "101"])("%j is no whole number from 0 to 100", (text) => {
  expect(() => wholeNumber("far", text, 0, 100)).toThrow("--far must be a whole number from 0 to 100");
});
