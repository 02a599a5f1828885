import type { ManagedUser } from "../../../shared/administration.ts";
import { call } from "../api/client.ts";
import { changeMember } from "./queries.ts";

/** Something an administrator can do about an account after a question. */
export interface Act {
  readonly label: string;
  readonly title: string;
  /** What happens then. */
  readonly explained: string;
  readonly confirm: string;
  /** What is said afterwards. */
  readonly done: string;
  /** Whether a reason is asked for, which the audit log keeps. */
  readonly reasoned?: boolean;
  /** It takes something away. */
  readonly alarm?: boolean;
  readonly send: (reason: string | undefined) => Promise<ManagedUser | undefined>;
}

/** What can be done about an account as it stands. */
export function actsOn(member: ManagedUser): readonly Act[] {
  const { id, username, standing, deletes_at, sessions, email_verified } = member;
  const params = { username: id };
  const name = `@${username}`;
  const isClosed = standing === "inactive" || standing === "deleting" || deletes_at !== null;
  return [
    ...(standing === "suspended"
      ? [
          {
            label: "End the suspension",
            title: `End the suspension of ${name}?`,
            explained: "They can sign in again at once, and others see them.",
            confirm: "End it",
            done: `${name} is not suspended any more`,
            reasoned: true,
            send: (reason?: string) => changeMember(member, { suspended_until: null, ...because(reason) }),
          },
        ]
      : []),
    ...(isClosed || standing === "deactivated"
      ? [
          {
            label: "Reactivate",
            title: `Reactivate ${name}?`,
            explained: deletes_at
              ? "Their account is not erased. They can sign in again at once, and others see them."
              : "They can sign in again at once, and others see them. Whatever stood against that is taken back.",
            confirm: "Reactivate",
            done: `${name} is active again`,
            reasoned: true,
            send: (reason?: string) => changeMember(member, { active: true, ...because(reason) }),
          },
        ]
      : []),
    ...(sessions > 0
      ? [
          {
            label: "Sign out everywhere",
            title: `Sign ${name} out everywhere?`,
            explained: "All their devices are signed out at once. They can sign in again.",
            confirm: "Sign out",
            done: `${name} is signed out everywhere`,
            send: () => call("POST /users/{username}/sessions/revoke", { params }),
          },
        ]
      : []),
    ...(email_verified && !isClosed
      ? [
          {
            label: "Require a new password",
            title: `Require a new password of ${name}?`,
            explained:
              "Their password is void and all their devices are signed out. A mail with a link for a new one is sent to them.",
            confirm: "Require it",
            done: `${name} is sent a link for a new password`,
            send: () => call("POST /users/{username}/password/reset", { params }),
          },
        ]
      : []),
    ...(isClosed
      ? []
      : [
          {
            label: "Close the account",
            title: `Close the account of ${name}?`,
            explained:
              "They are signed out at once and can't sign in, and nobody sees them, until an administrator reactivates the account. Nothing is erased.",
            confirm: "Close it",
            done: `The account of ${name} is closed`,
            reasoned: true,
            alarm: true,
            send: (reason?: string) => changeMember(member, { active: false, ...because(reason) }),
          },
        ]),
    ...(deletes_at
      ? []
      : [
          {
            label: "Delete the account",
            title: `Delete the account of ${name}?`,
            explained:
              "It is closed at once, and erased after 30 days with everything in it. Until then an administrator can reactivate it; its owner can't.",
            confirm: "Delete it",
            done: `The account of ${name} will be erased in 30 days`,
            alarm: true,
            send: () => call("DELETE /users/{username}", { params }),
          },
        ]),
  ];
}

const because = (reason: string | undefined) => (reason ? { reason } : {});
