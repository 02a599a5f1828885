import { getUpload as contract, type rejectionReasons } from "../../shared/media.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { present } from "./pictures.ts";
import { getUpload } from "./uploads.ts";

const messages: Record<(typeof rejectionReasons)[number], string> = {
  not_an_image: "This file is not a picture we can read. JPEG, PNG, WebP and AVIF work.",
  type_mismatch: "This file is of another type than its name says.",
  size_mismatch: "The upload is not as large as announced. Please try again.",
  too_many_pixels: "This picture has too many pixels: 50 megapixels and 16383 on a side at most.",
  too_small: "This picture is too small: at least 16 pixels on each side.",
  too_many_frames: "Animated pictures don't work here. Please choose a still one.",
  unreadable: "This picture is damaged and can't be read.",
};

export const handler = route(contract, async ({ caller, params: { id } }) => {
  const upload = await getUpload(id);
  if (upload?.owner_id !== caller.userId) throw new NotFound("upload");
  const { status, reason, picture } = upload;
  const media = picture && !upload.post_id && !upload.avatar_of ? { media: await present(picture, "") } : {};
  return { status: 200, body: { id, status, ...(reason ? { reason, message: messages[reason] } : {}), ...media } };
});
