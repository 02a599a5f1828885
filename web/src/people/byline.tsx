import { Link } from "wouter";
import type { UserSummary } from "../../../shared/people.ts";
import { Avatar } from "../media/avatar.tsx";
import "./byline.css";

/** Somebody, linked to their profile. */
export function Byline({ person }: { readonly person: UserSummary }) {
  return (
    <Link href={`/u/${person.username}`} className="byline">
      <Avatar person={person} size="small" />
      <span>
        <span className="byline-name">{person.display_name || person.username}</span>{" "}
        <span className="byline-username">@{person.username}</span>
      </span>
    </Link>
  );
}
