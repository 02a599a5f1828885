import { AddressForm } from "../auth/address-form.tsx";
import { RememberChoice } from "../auth/remember-choice.tsx";
import { useRequestCode } from "./queries.ts";

interface AskForCodeProps {
  readonly email: string;
  readonly onType: (email: string) => void;
  readonly remember: boolean;
  readonly onRemember: (remember: boolean) => void;
  readonly onSent: () => void;
  readonly onBack: () => void;
}

/** Where the code is to be sent. */
export function AskForCode({ email, onType, remember, onRemember, onSent, onBack }: AskForCodeProps) {
  const sending = useRequestCode();
  return (
    <AddressForm
      name="Have a code sent"
      submit="Send me a code"
      email={email}
      onType={onType}
      sending={sending}
      onSend={() => sending.mutate(email, { onSuccess: onSent })}
      isNext
      choices={<RememberChoice remember={remember} onChange={onRemember} />}
    >
      <div className="auth-links">
        <button type="button" className="link-button" onClick={onBack}>
          Use your password
        </button>
      </div>
    </AddressForm>
  );
}
