import type { AuditEntry } from "../../../shared/audit.ts";
import { nameOf } from "../devices/sessions.ts";
import { actionInWords } from "../history/words.ts";

const METHODS: Readonly<Record<NonNullable<AuditEntry["method"]>, string>> = {
  password: "password",
  code: "mailed code",
  passkey: "passkey",
  totp: "authenticator app",
  recovery_code: "recovery code",
};

type Named = AuditEntry["user"];
const nameOfSomebody = (user: Named) => (user ? `@${user.username}` : "Erased account");

/** What happened, whoever reads it. */
export function eventInWords({ action, method }: AuditEntry): string {
  return method ? `${actionInWords(action)} (${METHODS[method]})` : actionInWords(action);
}

/** Whose account it was about. */
export const subjectInWords = ({ user }: Pick<AuditEntry, "user">) => nameOfSomebody(user);

/** Who did it. */
export function actorInWords({ actor }: Pick<AuditEntry, "actor">): string {
  switch (actor.kind) {
    case "owner":
      return "Its owner";
    case "admin":
      return nameOfSomebody(actor.user);
    case "operator":
      return "The command line";
    case "system":
      return "The system";
  }
}

/** From what device; nothing where it was none. */
export function deviceInWords(entry: Pick<AuditEntry, "browser" | "system">): string {
  return entry.browser || entry.system ? nameOf(entry) : "";
}
