import type { Post } from "../../../shared/posts.ts";
import { IconButton } from "../design/icon-button.tsx";
import { useSave } from "./queries.ts";

/** Saves a post for oneself, or forgets it. Visitors have nowhere to keep one. */
export function SaveButton({ post }: { readonly post: Post }) {
  const setSaved = useSave(post);
  const { viewer } = post;
  if (!viewer) return null;
  return <IconButton label="Save" icon="save" pressed={viewer.saved} onClick={() => setSaved(!viewer.saved)} />;
}
