import { type RefObject, useRef, useState } from "react";
import type { Passkey } from "../../../shared/passkeys.ts";
import { OthersStay } from "../devices/others-stay.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { AddPasskey } from "./add-passkey.tsx";
import { usePasskeys } from "./own-passkeys.ts";
import { PasskeyRow } from "./passkey-row.tsx";

/** What opens one's account without a password. */
export function PasskeysSection() {
  const passkeys = usePasskeys();
  const list = useRef<HTMLDivElement>(null);
  const changed = useChanged(passkeys.data?.map(({ id }) => id).join(" "));
  return (
    <>
      <p>
        A passkey signs you in with your fingerprint, your face or the code of your device. There is nothing to
        remember, and nothing that a forged page could get from you.
      </p>
      {/* Takes the focus of a row that goes. */}
      <div ref={list} tabIndex={-1} className="settings-rows">
        {passkeys.isLoadingError ? (
          <LoadFailure query={passkeys} what="list" />
        ) : (
          <List passkeys={passkeys.data} focusAfterwards={list} />
        )}
      </div>
      {passkeys.data && <AddPasskey names={passkeys.data.map(({ name }) => name)} />}
      {changed && <OthersStay focusAfterwards={list} />}
    </>
  );
}

/** Whether something is not what it was when it was first known. */
function useChanged(now: string | undefined): boolean {
  const [first, setFirst] = useState(now);
  if (first === undefined && now !== undefined) setFirst(now);
  return first !== undefined && now !== first;
}

interface ListProps {
  readonly passkeys: readonly Passkey[] | undefined;
  readonly focusAfterwards: RefObject<HTMLElement | null>;
}

function List({ passkeys, focusAfterwards }: ListProps) {
  if (!passkeys) return <div className="settings-row skeleton" role="status" aria-label="Loading your passkeys" />;
  if (passkeys.length === 0) return <p className="settings-none">You have no passkeys yet.</p>;
  return (
    <ul aria-label="Your passkeys">
      {passkeys.map((passkey) => (
        <PasskeyRow
          key={passkey.id}
          passkey={passkey}
          isLast={passkeys.length === 1}
          focusAfterwards={focusAfterwards}
        />
      ))}
    </ul>
  );
}
