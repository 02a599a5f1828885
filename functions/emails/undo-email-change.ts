import { undoEmailChange } from "../../shared/emails.ts";
import { InvalidLink, openLink } from "../links/links.ts";
import { route } from "../runtime/route.ts";
import { undoChange } from "./emails.ts";

export const handler = route(undoEmailChange, async ({ body: { token }, ...from }) => {
  const link = await openLink(token, "undo");
  if (!(await undoChange(link, from))) throw new InvalidLink();
  return { status: 204 };
});
