/** Encodings of every sanitized picture, best first. */
export const encodings = [
  { extension: "webp", type: "image/webp" },
  { extension: "jpg", type: "image/jpeg" },
] as const;

/** Where the bytes of a picture are. */
export const pictureKey = (pictureId: string, width: number, extension: string) =>
  `${pictureFolder(pictureId)}${width}.${extension}`;
export const quarantineKey = (uploadId: string) => `quarantine/${uploadId}`;

/** What the keys of a picture's objects begin with. */
export const pictureFolder = (pictureId: string) => `media/${pictureId}/`;
