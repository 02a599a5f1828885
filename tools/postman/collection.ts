import { join } from "node:path";
import { promisify } from "node:util";
import { convert } from "openapi-to-postmanv2";
import { openApiDocument } from "../../shared/openapi.ts";
import { root } from "../project.ts";
import { Failure } from "../steps.ts";

/** Where the collection is committed. */
export const collectionFile = join(root, "docs", "photostack.postman_collection.json");

/** The Postman collection of the API, as text; the same whenever the contract is the same. */
export async function postmanCollection(): Promise<string> {
  const input = { type: "json", data: structuredClone(openApiDocument()) } as const;
  const options = {
    folderStrategy: "Tags",
    requestNameSource: "Fallback",
    parametersResolution: "Example",
    enableOptionalParameters: false,
  } as const;
  const { result, reason, output } = (await promisify(convert)(input, options)) ?? {};
  const collection = output?.[0]?.data as Collection | undefined;
  if (!result || !collection) throw new Failure(`The Postman collection could not be made: ${reason}`);
  return `${JSON.stringify(forPeople(collection), null, 2)}\n`;
}

interface Collection {
  readonly variable?: { key: string; value: string }[];
  readonly [part: string]: unknown;
}

/** Works against `npm start` as it is; a token goes into one variable. */
function forPeople(collection: Collection): unknown {
  const variable = [
    { key: "baseUrl", value: "http://localhost:3000/api/v1" },
    { key: "bearerToken", value: "" },
  ];
  return tidied({ ...collection, variable });
}

/** Without the random ids that the converter gives every part, and with answers of success only: problems look alike. */
function tidied(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((each) => !isFailure(each)).map(tidied);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name, value]) => !(name === "_postman_id" || (name === "id" && isRandom(value))))
      .map(([name, value]) => [name, tidied(value)]),
  );
}

const isFailure = (part: unknown) => Number((part as { code?: number } | null)?.code) >= 400;

const isRandom = (value: unknown) => typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(value);
