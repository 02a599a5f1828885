import type { Me } from "../../../shared/users.ts";
import { AvatarField } from "./avatar-field.tsx";
import { ProfileForm } from "./profile-form.tsx";

/** What others see of one's account. */
export function ProfileSection({ me }: { readonly me: Me }) {
  return (
    <>
      <AvatarField me={me} />
      <ProfileForm key={me.id} me={me} />
    </>
  );
}
