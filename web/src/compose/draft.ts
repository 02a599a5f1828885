import { MAX_PICTURES } from "../api/contract.ts";
import { refusalOf } from "../uploads/accepted.ts";

/** How far a picture is on its way to the storage. What becomes of it there, the server tells. */
export type Sending =
  | { readonly step: "waiting" }
  | { readonly step: "sending"; readonly progress: number }
  | { readonly step: "sent"; readonly uploadId: string }
  | { readonly step: "failed"; readonly message: string };

/** A chosen picture and what is said about it. */
export interface Picture {
  readonly key: string;
  readonly file: File;
  /** Address of the file in this browser. */
  readonly preview: string;
  readonly altText: string;
  readonly sending: Sending;
}

/** The pictures of a post in the making, in their order. */
export type Draft = readonly Picture[];

export type DraftChange =
  | { readonly type: "add"; readonly pictures: readonly Picture[] }
  | { readonly type: "remove"; readonly key: string }
  | { readonly type: "move"; readonly key: string; readonly to: number }
  | { readonly type: "describe"; readonly key: string; readonly altText: string }
  | { readonly type: "send"; readonly key: string; readonly sending: Sending };

/** Applies a change. Changes to pictures that have been removed in the meantime change nothing. */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  switch (change.type) {
    case "add":
      return [...draft, ...change.pictures];
    case "remove":
      return draft.filter(({ key }) => key !== change.key);
    case "move":
      return moved(draft, change.key, change.to);
    case "describe":
      return replaced(draft, change.key, { altText: change.altText });
    case "send":
      return replaced(draft, change.key, { sending: change.sending });
  }
}

function moved(draft: Draft, key: string, to: number): Draft {
  const from = draft.findIndex((picture) => picture.key === key);
  if (from < 0 || to < 0 || to >= draft.length) return draft;
  const order = [...draft];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}

function replaced(draft: Draft, key: string, change: Partial<Picture>): Draft {
  return draft.map((picture) => (picture.key === key ? { ...picture, ...change } : picture));
}

/** Makes pictures of chosen files, as many as there is room for, and says why the others are left out. */
export function choose(files: readonly File[], room: number): { pictures: Picture[]; refusals: string[] } {
  const refusals: string[] = [];
  const fitting = files.filter((file) => {
    const refusal = refusalOf(file);
    if (refusal) refusals.push(refusal);
    return !refusal;
  });
  for (const { name } of fitting.slice(room)) {
    refusals.push(`${name} was left out: a post holds at most ${MAX_PICTURES} pictures.`);
  }
  return { pictures: fitting.slice(0, room).map(pictureOf), refusals };
}

function pictureOf(file: File): Picture {
  return {
    key: crypto.randomUUID(),
    file,
    preview: URL.createObjectURL(file),
    altText: "",
    sending: { step: "waiting" },
  };
}
