import { useFollow } from "./queries.ts";

interface FollowButtonProps {
  readonly username: string;
  readonly following: boolean;
}

/** Follows, or stops following. It stays in place for the keyboard while a change is under way. */
export function FollowButton({ username, following }: FollowButtonProps) {
  const { setFollowing, pending } = useFollow(username);
  return (
    <button
      type="button"
      className={following ? "button quiet" : "button"}
      aria-disabled={pending}
      title={following ? `Stop following @${username}` : `See @${username}'s posts in your feed`}
      onClick={() => setFollowing(!following)}
    >
      {following ? "Following" : "Follow"}
    </button>
  );
}
