import { CONTENT_TYPES, type ContentType, MAX_UPLOAD_BYTES } from "../api/contract.ts";

/** Why the API would not take a file; nothing when it would. */
export function refusalOf({ name, type, size }: File): string | undefined {
  if (!isContentType(type)) return `${name} is not a JPEG, PNG, WebP or AVIF picture.`;
  if (size > MAX_UPLOAD_BYTES) return `${name} is larger than ${MAX_UPLOAD_BYTES / 1024 ** 2} MiB.`;
  if (size === 0) return `${name} is empty.`;
  return undefined;
}

/** Whether the API takes files of this type. */
export function isContentType(type: string): type is ContentType {
  return (CONTENT_TYPES as readonly string[]).includes(type);
}
