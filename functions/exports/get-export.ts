import { getExport } from "../../shared/exports.ts";
import { route } from "../runtime/route.ts";
import { findExport, presentExport } from "./exports.ts";

export const handler = route(getExport, async ({ caller: { userId } }) => ({
  status: 200,
  body: await presentExport(await findExport(userId)),
}));
