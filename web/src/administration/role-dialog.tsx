import { useState } from "react";
import type { ManagedUser } from "../../../shared/administration.ts";
import { fieldErrors } from "../api/problems.ts";
import { SelectField } from "../design/select-field.tsx";
import { type AboutMember, MemberDialog } from "./member-dialog.tsx";
import { changeMember, useAct } from "./queries.ts";
import { ReasonField } from "./reason-field.tsx";
import { ROLES, roleInWords } from "./words.ts";

const EXPLAINED: Readonly<Record<ManagedUser["role"], string>> = {
  user: "They use Photostack like everybody else.",
  moderator: "They look after what is posted.",
  admin: "They can do everything you can: manage every account, make others administrators, and read the audit log.",
};

/** Changes what somebody may do. */
export function RoleDialog({ member, ...dialog }: AboutMember) {
  const acting = useAct(member);
  const [role, setRole] = useState(member.role);
  const [reason, setReason] = useState("");
  const errors = fieldErrors(acting.error);
  return (
    <MemberDialog
      {...dialog}
      acting={acting}
      title={`Change the role of @${member.username}`}
      confirm="Change it"
      done={`@${member.username}: ${roleInWords(role)}`}
      fields={["role", "reason"]}
      ready={role !== member.role}
      send={() => changeMember(member, { role, ...(reason.trim() ? { reason } : {}) })}
    >
      <SelectField
        label="Role"
        name="role"
        value={role}
        options={ROLES}
        hint={EXPLAINED[role]}
        error={errors.role}
        onChange={({ target }) => setRole(target.value as ManagedUser["role"])}
      />
      <ReasonField value={reason} error={errors.reason} onChange={setReason} />
    </MemberDialog>
  );
}
