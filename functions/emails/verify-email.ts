import { verifyEmail } from "../../shared/emails.ts";
import { InvalidLink, openLink } from "../links/links.ts";
import { route } from "../runtime/route.ts";
import { confirm } from "./emails.ts";

export const handler = route(verifyEmail, async ({ body: { token }, ...from }) => {
  const link = await openLink(token, "verify");
  if (!(await confirm(link, from))) throw new InvalidLink();
  return { status: 204 };
});
