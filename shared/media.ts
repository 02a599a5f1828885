import * as z from "zod";
import { defineRoute, Id } from "./contract.ts";
import { limits } from "./limits.ts";

/** Bytes one picture may have: 15 MiB. A literal, so that the web app's copy can be held against it. */
export const MAX_UPLOAD_BYTES = 15_728_640;

export const contentTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

export const purposes = ["post", "avatar"] as const;

const Url = z.string().meta({ example: "https://media.example/media/019a1c1e/640.webp?X-Amz-Signature=…" });

/** A sanitized picture. The URLs are signed and stop working after an hour or two. */
export const Media = z
  .strictObject({
    id: Id,
    width: z.int().min(1).meta({ example: 1600 }),
    height: z.int().min(1).meta({ example: 1200 }),
    thumbhash: z
      .string()
      .meta({ description: "Base64; a blurred preview of about 25 bytes", example: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w" }),
    alt_text: z.string().meta({ example: "Fishing boats under a pink sky" }),
    sources: z.array(
      z.strictObject({
        url: Url,
        width: z.int().min(1).meta({ example: 640 }),
        type: z.enum(["image/webp", "image/jpeg"]),
      }),
    ),
  })
  .meta({ id: "Media" });
export type Media = z.infer<typeof Media>;

const CreateUpload = z.strictObject({
  purpose: z.enum(purposes).meta({ description: "What the picture is for" }),
  content_type: z.enum(contentTypes),
  size: z
    .int()
    .min(1)
    .max(MAX_UPLOAD_BYTES, "A picture may have at most 15 MiB")
    .meta({ description: "Exact size in bytes", example: 2_048_000 }),
});

const UploadTicket = z
  .strictObject({
    upload_id: Id,
    url: z.string().meta({ example: "https://media.example/" }),
    fields: z
      .record(z.string(), z.string())
      .meta({ example: { key: "quarantine/019a1c1e", "Content-Type": "image/jpeg" } }),
    expires_in: z.int().meta({ description: "Seconds", example: 600 }),
  })
  .meta({ id: "UploadTicket" });
export type UploadTicket = z.infer<typeof UploadTicket>;

export const rejectionReasons = [
  "not_an_image",
  "type_mismatch",
  "size_mismatch",
  "too_many_pixels",
  "too_small",
  "too_many_frames",
  "unreadable",
] as const;

const Upload = z
  .strictObject({
    id: Id,
    status: z.enum(["pending", "processing", "ready", "rejected"]),
    reason: z.enum(rejectionReasons).optional().meta({ description: "Why it was rejected" }),
    message: z.string().optional().meta({ description: "The reason in a sentence for people" }),
    media: Media.optional(),
  })
  .meta({ id: "Upload" });
export type Upload = z.infer<typeof Upload>;

export const createUpload = defineRoute({
  name: "create-upload",
  feature: "media",
  method: "POST",
  path: "/uploads",
  summary: "Ask for a place to upload one picture to",
  caller: "session",
  limit: limits.uploads,
  idempotent: true,
  body: CreateUpload,
  responses: {
    201: {
      description: "A presigned POST: send `fields` and then the file, as `file`, to `url` as multipart/form-data",
      body: UploadTicket,
    },
  },
  errors: [],
});

export const getUpload = defineRoute({
  name: "get-upload",
  feature: "media",
  method: "GET",
  path: "/uploads/{id}",
  summary: "How far a picture is",
  caller: "session",
  params: z.strictObject({ id: Id }),
  responses: { 200: { description: "The upload", body: Upload } },
  errors: ["not_found"],
});
