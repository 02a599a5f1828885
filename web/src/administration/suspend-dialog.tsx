import { useState } from "react";
import { fieldErrors } from "../api/problems.ts";
import { TextField } from "../design/field.tsx";
import { momentInWords } from "../design/moment.tsx";
import { type AboutMember, MemberDialog } from "./member-dialog.tsx";
import { changeMember, useAct } from "./queries.ts";
import { ReasonField } from "./reason-field.tsx";

const PRESETS = [
  { text: "1 day", after: (date: Date) => date.setDate(date.getDate() + 1) },
  { text: "1 week", after: (date: Date) => date.setDate(date.getDate() + 7) },
  { text: "1 month", after: (date: Date) => date.setMonth(date.getMonth() + 1) },
] as const;

/** Suspends somebody until a time, when it ends by itself. */
export function SuspendDialog({ member, ...dialog }: AboutMember) {
  const acting = useAct(member);
  const [until, setUntil] = useState(member.suspended_until ? forField(new Date(member.suspended_until)) : "");
  const [reason, setReason] = useState("");
  const errors = fieldErrors(acting.error);
  const end = new Date(until);
  const isTime = !Number.isNaN(end.getTime());
  return (
    <MemberDialog
      {...dialog}
      acting={acting}
      title={member.suspended_until ? `Suspended: @${member.username}` : `Suspend @${member.username}?`}
      confirm="Suspend"
      done={`@${member.username} is suspended${isTime ? ` until ${momentInWords(end)}` : ""}`}
      alarm
      fields={["suspended_until", "reason"]}
      ready={isTime}
      send={() => changeMember(member, { suspended_until: end.toISOString(), ...(reason.trim() ? { reason } : {}) })}
    >
      <p>They are signed out at once and can't sign in, and nobody sees them, until then. It ends by itself.</p>
      <fieldset className="member-presets">
        <legend className="visually-hidden">For how long</legend>
        {PRESETS.map(({ text, after }) => (
          <button
            key={text}
            type="button"
            className="button quiet small"
            onClick={() => setUntil(forField(new Date(after(new Date()))))}
          >
            {text}
          </button>
        ))}
      </fieldset>
      <TextField
        label="Until"
        name="suspended_until"
        type="datetime-local"
        min={forField(new Date())}
        required
        value={until}
        error={errors.suspended_until}
        hint="In your time zone."
        onChange={(event) => setUntil(event.target.value)}
      />
      <ReasonField value={reason} error={errors.reason} onChange={setReason} />
    </MemberDialog>
  );
}

/** A time as the field wants it: in the time zone of whoever types, to the minute. */
function forField(time: Date): string {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
