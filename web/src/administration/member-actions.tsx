import { type RefObject, useState } from "react";
import type { ManagedUser } from "../../../shared/administration.ts";
import { ActDialog } from "./act-dialog.tsx";
import { type Act, actsOn } from "./acts.ts";
import { RoleDialog } from "./role-dialog.tsx";
import { SuspendDialog } from "./suspend-dialog.tsx";

interface MemberActionsProps {
  readonly member: ManagedUser;
  /** Takes the focus when the button that was pressed goes. */
  readonly heading: RefObject<HTMLElement | null>;
}

/** What can be done about an account; each is asked about first. */
export function MemberActions({ member, heading }: MemberActionsProps) {
  const [asked, ask] = useState<Act | "role" | "suspension">();
  const close = () => ask(undefined);
  const isSuspended = member.standing === "suspended";
  const dialog = { member, heading, onClose: close };
  return (
    <section aria-label="What can be done" className="member-actions">
      <button type="button" className="button quiet" onClick={() => ask("role")}>
        Change the role
      </button>
      <button type="button" className="button quiet" onClick={() => ask("suspension")}>
        {isSuspended ? "Change the suspension" : "Suspend"}
      </button>
      {actsOn(member).map((act) => (
        <button
          key={act.label}
          type="button"
          className={act.alarm ? "button alarm" : "button quiet"}
          onClick={() => ask(act)}
        >
          {act.label}
        </button>
      ))}
      {asked === "role" && <RoleDialog {...dialog} />}
      {asked === "suspension" && <SuspendDialog {...dialog} />}
      {typeof asked === "object" && <ActDialog {...dialog} act={asked} />}
    </section>
  );
}
