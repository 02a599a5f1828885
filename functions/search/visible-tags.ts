import type { FoundTag } from "../../shared/search.ts";
import { getAll } from "../runtime/table.ts";
import { type Viewer, visibilityKeys, visibleAuthor } from "../visibility/visibility.ts";
import { listTagged } from "./tags.ts";

const POSTS_LOOKED_AT = 3;

/**
 * Tags without those that only people use whose posts the viewer may not see:
 * a word that nobody else has would be a trace of them. Tags of many posts are
 * not looked at.
 */
export async function visibleTags(viewer: Viewer, tags: readonly FoundTag[]): Promise<FoundTag[]> {
  const rare = tags.filter(({ posts }) => posts <= POSTS_LOOKED_AT);
  const authors = new Map(
    await Promise.all(
      rare.map(async ({ tag }) => {
        const { references } = await listTagged(tag, { limit: POSTS_LOOKED_AT });
        return [tag, references.map(({ authorId }) => authorId)] as const;
      }),
    ),
  );
  const items = await getAll([...authors.values()].flat().flatMap((authorId) => visibilityKeys(viewer, authorId)));
  return tags.flatMap((found) => {
    const by = authors.get(found.tag);
    if (!by) return [found];
    const posts = by.filter((authorId) => visibleAuthor(items, viewer, authorId)).length;
    return posts > 0 ? [{ ...found, posts }] : [];
  });
}
