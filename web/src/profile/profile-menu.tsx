import { useState } from "react";
import type { Profile } from "../../../shared/users.ts";
import { useBlock } from "../blocks/queries.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { Menu } from "../design/menu.tsx";
import { useMute } from "../mutes/queries.ts";
import { toast } from "../shell/toasts.tsx";

interface ProfileMenuProps {
  readonly username: string;
  readonly relationship: NonNullable<Profile["relationship"]>;
}

/** What else can be done about somebody. */
export function ProfileMenu({ username, relationship: { muting, blocking } }: ProfileMenuProps) {
  const mute = useMute(username, muting);
  const block = useBlock(username, blocking);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu
        label={`More about @${username}`}
        items={[
          { label: "Copy link", onChoose: () => void copyLink(username) },
          { label: muting ? "Unmute" : "Mute", onChoose: () => mute(!muting) },
          blocking
            ? { label: "Unblock", onChoose: () => block(false) }
            : { label: "Block…", alarm: true, onChoose: () => setAsking(true) },
        ]}
      />
      {asking && (
        <ConfirmDialog
          title={`Block @${username}?`}
          confirm="Block"
          pending={false}
          onConfirm={() => {
            setAsking(false);
            block(true);
          }}
          onCancel={() => setAsking(false)}
        >
          <p>
            Neither of you sees anything of the other any more, and you no longer follow each other. They are not told.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

async function copyLink(username: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(`${location.origin}/u/${username}`);
    toast("Link copied");
  } catch {
    toast("This browser does not let the link be copied.");
  }
}
