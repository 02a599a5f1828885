import { v7 as uuid } from "uuid";
import { createUpload as contract } from "../../shared/media.ts";
import { route } from "../runtime/route.ts";
import { uploadTicket } from "./signed-urls.ts";
import { createUpload } from "./uploads.ts";

export const handler = route(contract, async ({ caller, body: { content_type, size } }) => {
  const upload = { id: uuid(), owner_id: caller.userId, content_type, size };
  await createUpload(upload);
  return { status: 201, body: await uploadTicket(upload) };
});
