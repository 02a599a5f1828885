import type { UserSummary } from "../../shared/people.ts";
import type { Me, Profile } from "../../shared/users.ts";
import { present } from "../media/pictures.ts";
import type { AccessItem } from "../runtime/access.ts";
import { type Account, notificationChoices, type User } from "./users.ts";

/** A person as shown beside what they did. */
export async function summary({ id, username, display_name, avatar }: User): Promise<UserSummary> {
  return { id, username, display_name, avatar: avatar ? await present(avatar, "") : null };
}

/** An edge's end may be counted before its beginning: nobody is shown less than none. */
const counts = ({ posts, followers, following }: User) => ({
  posts: Math.max(0, posts),
  followers: Math.max(0, followers),
  following: Math.max(0, following),
});

export async function profile(user: User, relationship: Profile["relationship"]): Promise<Profile> {
  const { bio, website, created_at } = user;
  const about = { bio, website, private: user.private ?? false, counts: counts(user), relationship, created_at };
  return { ...(await summary(user)), ...about };
}

export async function me(user: User, account: Account, access: Pick<AccessItem, "role" | "status">): Promise<Me> {
  const { bio, website, created_at } = user;
  const { email, email_verified, pending_email = null, locale } = account;
  return {
    ...(await summary(user)),
    ...{ email, email_verified, pending_email, bio, website, private: user.private ?? false, locale },
    role: access.role,
    standing: access.status === "deactivated" ? "deactivated" : "active",
    notifications: notificationChoices(account),
    counts: counts(user),
    created_at,
  };
}
