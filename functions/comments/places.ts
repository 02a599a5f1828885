/** A place in a list of comments: what lies after a comment, or before it. */
export interface Place {
  readonly side: "after" | "before";
  readonly commentId: string;
}

/** A place as a cursor holds it. */
export function positionOf(side: Place["side"], at: { readonly commentId: string } | undefined): string | undefined {
  return at && `${side}:${at.commentId}`;
}

export function placeAt(position: string | undefined): Place | undefined {
  if (position === undefined) return undefined;
  const [side, commentId = ""] = position.split(":");
  return { side: side === "before" ? "before" : "after", commentId };
}
