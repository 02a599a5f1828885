import { type RefObject, useId, useState } from "react";
import type { Passkey } from "../../../shared/passkeys.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useFocusAfterwards } from "../design/use-focus-afterwards.ts";
import { When } from "../design/when.tsx";
import { useMfa } from "../two-step/queries.ts";
import { useRemovePasskey } from "./own-passkeys.ts";

interface PasskeyRowProps {
  readonly passkey: Passkey;
  readonly isLast: boolean;
  /** Takes the focus of the row when it goes. */
  readonly focusAfterwards: RefObject<HTMLElement | null>;
}

/** One passkey, to be removed. */
export function PasskeyRow({ passkey, isLast, focusAfterwards }: PasskeyRowProps) {
  const { name, synced, created_at, last_used_at } = passkey;
  const [asking, setAsking] = useState(false);
  const id = useId();
  return (
    <li className="settings-row">
      <div>
        <p className="settings-row-name">{name}</p>
        <p className="field-hint" id={id}>
          <span>{synced ? "Synced to your other devices" : "On one device only"}</span>
          <span>
            Added <When iso={created_at} />, {last_used_at ? <LastUsed iso={last_used_at} /> : "not used yet"}
          </span>
        </p>
      </div>
      <button
        type="button"
        className="button quiet small"
        aria-label={`Remove ${name}`}
        aria-describedby={id}
        onClick={() => setAsking(true)}
      >
        Remove
      </button>
      {asking && (
        <Removal
          passkey={passkey}
          isLast={isLast}
          focusAfterwards={focusAfterwards}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function LastUsed({ iso }: { readonly iso: string }) {
  return (
    <>
      last used <When iso={iso} />
    </>
  );
}

interface RemovalProps extends PasskeyRowProps {
  readonly onCancel: () => void;
}

function Removal({ passkey, isLast, focusAfterwards, onCancel }: RemovalProps) {
  const { mutate, isPending, error } = useRemovePasskey();
  const { data: mfa } = useMfa();
  const focus = useFocusAfterwards(focusAfterwards);
  const isStep = isLast && mfa?.passkey;
  return (
    <ConfirmDialog
      title={`Remove “${passkey.name}”?`}
      confirm={isPending ? "Removing…" : "Remove"}
      pending={isPending}
      onConfirm={() => {
        focus();
        mutate(passkey);
      }}
      onCancel={onCancel}
    >
      <p>
        It can't open your account any more then. Delete it from your device or password manager as well: it would still
        be offered there.
      </p>
      {isStep && (
        <p>
          It is your last passkey, and your second step when you sign in:{" "}
          {mfa.totp ? "only your authenticator app is asked for then." : "two-step sign-in is off then."}
        </p>
      )}
      <ProblemNotice error={error} />
    </ConfirmDialog>
  );
}
