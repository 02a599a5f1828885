import { Link } from "wouter";
import type { UserSummary } from "../../../shared/people.ts";
import { Avatar } from "../media/avatar.tsx";

/** Who made a post, linked to their profile. */
export function Byline({ author }: { readonly author: UserSummary }) {
  return (
    <Link href={`/u/${author.username}`} className="byline">
      <Avatar person={author} size="small" />
      <span>
        <span className="byline-name">{author.display_name || author.username}</span>
        <span className="byline-username">@{author.username}</span>
      </span>
    </Link>
  );
}
