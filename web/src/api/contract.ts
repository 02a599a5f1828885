import type { MAX_COMMENT as MaxComment } from "../../../shared/comments.ts";
import type { contentTypes, MAX_UPLOAD_BYTES as MaxUploadBytes } from "../../../shared/media.ts";
import type {
  MAX_ALT_TEXT as MaxAltText,
  MAX_CAPTION as MaxCaption,
  MAX_PICTURES as MaxPictures,
} from "../../../shared/posts.ts";
import type { API_BASE as ApiBase } from "../../../shared/routes.ts";

/*
 * The contract's constants live beside its schemas, and importing them from there would bring the
 * schema library into the page. They are repeated here; their literal types make the compiler
 * notice when one of them changes.
 */
export const API_BASE: typeof ApiBase = "/api/v1";
export const MAX_CAPTION: typeof MaxCaption = 2200;
export const MAX_COMMENT: typeof MaxComment = 2200;
export const MAX_ALT_TEXT: typeof MaxAltText = 1000;
export const MAX_PICTURES: typeof MaxPictures = 10;
export const MAX_UPLOAD_BYTES: typeof MaxUploadBytes = 15_728_640;
export const CONTENT_TYPES: typeof contentTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"];
export type ContentType = (typeof contentTypes)[number];
