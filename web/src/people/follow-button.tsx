import { useFollow } from "./queries.ts";
import type { Standing } from "./standing.ts";

interface FollowButtonProps {
  readonly username: string;
  readonly standing: Standing;
  /** Their account is known to be private, so that one asks first. */
  readonly asks?: boolean;
}

const WORDS = { none: "Follow", following: "Following", requested: "Requested" } as const;

/** Follows, asks to, or stops doing so. */
export function FollowButton({ username, standing, asks = false }: FollowButtonProps) {
  const follow = useFollow(username, standing);
  const hints = {
    none: asks ? `Ask to follow @${username}` : `See @${username}'s posts in your feed`,
    following: `Stop following @${username}`,
    requested: `Take back your request to follow @${username}`,
  };
  const wanted = asks ? "requested" : "following";
  return (
    <button
      type="button"
      className={standing === "none" ? "button" : "button quiet"}
      title={hints[standing]}
      onClick={() => follow(standing === "none" ? wanted : "none")}
    >
      {WORDS[standing]}
    </button>
  );
}
