import { useState } from "react";
import type { Me } from "../../../shared/users.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { useUpdateMe } from "./queries.ts";

/** Edits what others see of one's account. */
export function ProfileForm({ me }: { readonly me: Me }) {
  const { mutate, isPending, error } = useUpdateMe();
  const [displayName, setDisplayName] = useState(me.display_name);
  const [bio, setBio] = useState(me.bio);
  const [website, setWebsite] = useState(me.website ?? "");
  const wait = useWait(error);
  const errors = fieldErrors(error);
  return (
    <form
      className="settings-form"
      aria-label="Profile"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPending) return;
        mutate(
          { display_name: displayName, bio, website: withScheme(website.trim()) },
          { onSuccess: () => toast("Profile saved") },
        );
      }}
    >
      <TextField
        label="Name"
        autoComplete="name"
        maxLength={60}
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        error={errors.display_name}
      />
      <TextField
        multiline
        label="Bio"
        rows={4}
        maxLength={300}
        value={bio}
        onChange={(event) => setBio(event.target.value)}
        error={errors.bio}
      />
      <TextField
        label="Website"
        inputMode="url"
        autoComplete="url"
        placeholder="https://"
        value={website}
        onChange={(event) => setWebsite(event.target.value)}
        error={errors.website}
      />
      <ProblemNotice error={error} fields={["display_name", "bio", "website"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Saving…" : "Save"}
      </button>
    </form>
  );
}

/** People write addresses as they say them. */
function withScheme(website: string): string | null {
  if (!website) return null;
  return /^[a-z]+:/i.test(website) ? website : `https://${website}`;
}
