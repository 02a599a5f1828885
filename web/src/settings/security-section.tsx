import type { Me } from "../../../shared/users.ts";
import { Devices } from "./devices.tsx";
import { PasswordForm } from "./password-form.tsx";

/** What keeps others out of one's account. */
export function SecuritySection({ me }: { readonly me: Me }) {
  return (
    <>
      <PasswordForm me={me} />
      <Devices />
    </>
  );
}
