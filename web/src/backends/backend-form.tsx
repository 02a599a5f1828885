import { useState } from "react";
import type { Backend } from "../../../shared/backends.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { TextField } from "../design/field.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { useSetBackend } from "./queries.ts";

interface BackendFormProps {
  readonly backend: Backend | null;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

const FIELDS = ["instagram_username", "api_base_url", "bearer_token"];

/** Sets one's backend, or changes it. The token there is stays when none is typed, as long as the host does. */
export function BackendForm({ backend, onDone, onCancel }: BackendFormProps) {
  const { mutate, isPending, error } = useSetBackend();
  const [username, setUsername] = useState(backend?.instagram_username ?? "");
  const [address, setAddress] = useState(backend?.api_base_url ?? "");
  const [token, setToken] = useState("");
  const wait = useWait(error);
  const errors = fieldErrors(error);
  const busy = isPending || wait > 0;
  const save = () =>
    mutate(
      {
        instagram_username: username,
        api_base_url: address,
        ...(token ? { bearer_token: token } : {}),
      },
      {
        onSuccess: () => {
          toast("Your backend is saved");
          onDone();
        },
      },
    );
  return (
    <form
      className="settings-form"
      aria-label="Your backend"
      // The server knows best what an address is, and says it at the field.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save();
      }}
    >
      <TextField
        label="Address"
        name="api_base_url"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        required
        value={address}
        error={errors.api_base_url}
        hint="Where its API begins. https, or http on this machine."
        onChange={(event) => setAddress(event.target.value)}
      />
      <TextField
        label="Your name there"
        name="instagram_username"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        error={errors.instagram_username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <PasswordField
        label="Token"
        name="bearer_token"
        autoComplete="off"
        value={token}
        error={errors.bearer_token}
        hint={
          backend
            ? "Leave it empty to keep the one there is. Another host needs its own."
            : "What opens it. It is kept encrypted, and shown to nobody but you."
        }
        onChange={(event) => setToken(event.target.value)}
      />
      <ProblemNotice error={error} fields={FIELDS} />
      <div className="settings-part-buttons">
        <ActionButton busy={busy}>{isPending ? "Saving…" : "Save"}</ActionButton>
        {onCancel && (
          <button type="button" className="button quiet" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
