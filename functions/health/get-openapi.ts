import { getOpenapi } from "../../shared/health.ts";
import { openApiDocument } from "../../shared/openapi.ts";
import { route } from "../runtime/route.ts";

let document: ReturnType<typeof openApiDocument> | undefined;

export const handler = route(getOpenapi, async () => {
  document ??= openApiDocument();
  return { status: 200, body: { ...document }, headers: { "Cache-Control": "public, max-age=300" } };
});
