import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** What S3 says of a new object; nothing but its key is believed. */
export const sanitizeUpload = defineQueue(
  "media/sanitize-upload",
  z.object({ Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })).default([]) }),
);

/** Uploads, and the pictures made of them, that nothing refers to any more. */
export const eraseMedia = defineQueue("media/erase-media", z.object({ upload_ids: z.array(z.string()) }));
