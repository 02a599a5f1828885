import { useState } from "react";
import { fieldErrors } from "../api/problems.ts";
import type { Act } from "./acts.ts";
import { type AboutMember, MemberDialog } from "./member-dialog.tsx";
import { useAct } from "./queries.ts";
import { ReasonField } from "./reason-field.tsx";

/** Asks about one of the acts that need no more than a reason. */
export function ActDialog({ act, member, ...dialog }: AboutMember & { readonly act: Act }) {
  const acting = useAct(member);
  const [reason, setReason] = useState("");
  const { title, confirm, done, explained, reasoned, alarm = false, send } = act;
  return (
    <MemberDialog
      {...dialog}
      {...{ acting, title, confirm, done, alarm }}
      fields={reasoned ? ["reason"] : []}
      send={() => send(reason.trim() || undefined)}
    >
      <p>{explained}</p>
      {reasoned && <ReasonField value={reason} error={fieldErrors(acting.error).reason} onChange={setReason} />}
    </MemberDialog>
  );
}
