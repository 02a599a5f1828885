import { v7 as uuid } from "uuid";
import { createUpload as contract } from "../../shared/media.ts";
import { route } from "../runtime/route.ts";
import { uploadTicket } from "./signed-urls.ts";
import { createUpload } from "./uploads.ts";

export const handler = route(contract, async ({ caller, body: { purpose, content_type, size } }) => {
  const upload = { id: uuid(), owner_id: caller.userId, purpose, content_type, size };
  return { status: 201, body: await uploadTicket(upload), commit: (also) => createUpload(upload, also) };
});
