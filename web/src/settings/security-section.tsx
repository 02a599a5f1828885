import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Me } from "../../../shared/users.ts";
import { Icon } from "../design/icons.tsx";
import { amount } from "../design/numbers.ts";
import { State } from "../design/state.tsx";
import { useSessions } from "../devices/sessions.ts";
import { usePasskeys } from "../passkeys/own-passkeys.ts";
import { areFew, stepsInWords } from "../two-step/in-words.ts";
import { useMfa } from "../two-step/queries.ts";

/** What keeps others out of one's account, and how each of it stands. */
export function SecuritySection({ me }: { readonly me: Me }) {
  return (
    <ul className="settings-links security-links">
      <Row href="/settings/email" title="Email address">
        <EmailState me={me} />
      </Row>
      <Row href="/settings/password" title="Password">
        Changing it signs all other devices out
      </Row>
      <Row href="/settings/two-step" title="Two-step sign-in">
        <TwoStepState />
      </Row>
      <Row href="/settings/passkeys" title="Passkeys">
        <PasskeysState />
      </Row>
      <Row href="/settings/devices" title="Devices">
        <DevicesState />
      </Row>
      <Row href="/settings/history" title="History">
        Sign-ins, and changes to how you sign in
      </Row>
    </ul>
  );
}

interface RowProps {
  readonly href: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Row({ href, title, children }: RowProps) {
  return (
    <li>
      <Link href={href}>
        <span>
          <span className="security-title">{title}</span>
          <span className="field-hint">{children}</span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}

function EmailState({ me }: { readonly me: Me }) {
  if (me.pending_email) return <State good={false}>{me.pending_email} is not confirmed yet</State>;
  return me.email_verified ? me.email : <State good={false}>Not confirmed yet</State>;
}

function TwoStepState() {
  const { data: mfa } = useMfa();
  if (!mfa) return null;
  if (!mfa.enabled) return <State>Off</State>;
  return (
    <>
      <State good>{stepsInWords(mfa)}</State>
      {areFew(mfa.recovery_codes_left) && (
        <State good={false}>
          {mfa.recovery_codes_left === 0
            ? "No recovery codes left"
            : `${amount(mfa.recovery_codes_left, "recovery code", "recovery codes")} left`}
        </State>
      )}
    </>
  );
}

function PasskeysState() {
  const { data: passkeys } = usePasskeys();
  if (!passkeys) return null;
  return passkeys.length > 0 ? amount(passkeys.length, "passkey", "passkeys") : "Sign in without a password";
}

function DevicesState() {
  const { data: sessions } = useSessions();
  return sessions && `Signed in on ${amount(sessions.length, "device", "devices")}`;
}
