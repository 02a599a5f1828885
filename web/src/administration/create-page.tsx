import { useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import type { ManagedUser } from "../../../shared/administration.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { AccountFields } from "../auth/account-fields.tsx";
import { ActionButton } from "../design/action-button.tsx";
import { TextField } from "../design/field.tsx";
import { Icon } from "../design/icons.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { SelectField } from "../design/select-field.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { toast } from "../shell/toasts.tsx";
import { useCreateMember } from "./queries.ts";
import { ROLES } from "./words.ts";
import "../settings/settings.css";
import "./administration.css";

const BLANK = { username: "", email: "", display_name: "", password: "" };
const NO_BACKEND = { instagram_username: "", api_base_url: "", bearer_token: "" };
const FIELDS = ["username", "email", "display_name", "password", "role", "backend_config"];

/** Makes an account for somebody, with the backend they are to be handed. */
export function CreatePage() {
  return (
    <div className="admin">
      <PageHead
        label={
          <Link href="/admin" className="settings-back">
            <Icon name="previous" />
            People
          </Link>
        }
        heading="Create an account"
      />
      <CreateForm />
    </div>
  );
}

/** The server is the one to say what is wrong with it. */
function CreateForm() {
  const [, navigate] = useLocation();
  const { mutate, isPending, error } = useCreateMember();
  const [typed, setTyped] = useState(BLANK);
  const [role, setRole] = useState<ManagedUser["role"]>("user");
  const [backend, setBackend] = useState(NO_BACKEND);
  const sent = useRef({ text: "", key: "" });
  const wait = useWait(error);
  const errors = fieldErrors(error);
  const busy = isPending || wait > 0;
  const field = (name: keyof typeof BLANK) => ({
    name,
    value: typed[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const backendField = (name: keyof typeof NO_BACKEND) => ({
    name,
    value: backend[name],
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => setBackend({ ...backend, [name]: event.target.value }),
  });
  const create = () => {
    const { display_name, ...rest } = typed;
    const hasBackend = Object.values(backend).some(Boolean);
    const body = {
      ...rest,
      ...(display_name.trim() ? { display_name } : {}),
      role,
      ...(hasBackend ? { backend_config: backend } : {}),
    };
    const text = JSON.stringify(body);
    // The same account keeps its key, so that a try whose answer was lost does not make two.
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    mutate(
      { key: sent.current.key, body },
      {
        onSuccess: ({ id, username }) => {
          toast(`@${username} has an account`);
          navigate(`/admin/people/${id}`);
        },
      },
    );
  };
  return (
    <form
      className="settings-form admin-form"
      aria-label="Create an account"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) create();
      }}
    >
      <AccountFields typed={typed} field={field} emailHint="A mail is sent there to confirm it" own={false} />
      <SelectField
        label="Role"
        name="role"
        value={role}
        options={ROLES}
        error={errors.role}
        onChange={({ target }) => setRole(target.value as ManagedUser["role"])}
      />
      <details className="admin-more" open={Boolean(errors.backend_config) || undefined}>
        <summary>Their backend (optional)</summary>
        <TextField {...backendField("api_base_url")} label="Address" type="url" placeholder="https://" />
        <TextField {...backendField("instagram_username")} label="Their name there" />
        <PasswordField {...backendField("bearer_token")} label="Token" />
        {errors.backend_config && (
          <p className="field-error" role="alert">
            {errors.backend_config}
          </p>
        )}
      </details>
      <ProblemNotice error={error} fields={FIELDS} />
      <ActionButton busy={busy}>{isPending ? "Creating the account…" : "Create the account"}</ActionButton>
    </form>
  );
}
