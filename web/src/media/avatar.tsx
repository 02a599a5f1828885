import type { UserSummary } from "../../../shared/people.ts";
import { Picture } from "./picture.tsx";
import "./avatar.css";

interface AvatarProps {
  readonly person: UserSummary;
  readonly size: "small" | "large";
}

/** A person's small portrait, or their initial. It always stands beside their name, so it says nothing itself. */
export function Avatar({ person, size }: AvatarProps) {
  return (
    <span className={`avatar ${size}`} aria-hidden="true">
      {person.avatar ? (
        <Picture media={person.avatar} sizes={size === "small" ? "40px" : "120px"} fallbackAlt="" />
      ) : (
        Array.from(person.display_name || person.username)[0]?.toUpperCase()
      )}
    </span>
  );
}
