import { type ReactNode, type RefObject, useRef } from "react";
import type { ManagedUser } from "../../../shared/administration.ts";
import { ActionButton } from "../design/action-button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useFocusAfterwards } from "../design/use-focus-afterwards.ts";
import { toast } from "../shell/toasts.tsx";
import type { useAct } from "./queries.ts";

export interface AboutMember {
  readonly member: ManagedUser;
  readonly heading: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

interface MemberDialogProps extends Omit<AboutMember, "member"> {
  readonly acting: ReturnType<typeof useAct>;
  readonly title: string;
  readonly confirm: string;
  readonly done: string;
  readonly alarm?: boolean;
  /** Fields whose errors stand beside them. */
  readonly fields?: readonly string[];
  /** Whether what is asked for can be sent as it is. */
  readonly ready?: boolean;
  readonly send: () => Promise<ManagedUser | undefined>;
  readonly children: ReactNode;
}

/** Asks before something is done about somebody's account, and says what came of it. */
export function MemberDialog(props: MemberDialogProps) {
  const { acting, title, confirm, done, alarm = false, fields = [], ready = true, send, heading, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const focusAfterwards = useFocusAfterwards(heading);
  const { mutate, isPending, error } = acting;
  const succeeded = () => {
    toast(done);
    focusAfterwards();
    onClose();
  };
  return (
    <Dialog ref={dialog} title={title} onClose={onClose}>
      <form
        className="member-dialog"
        aria-label={title}
        // The server is the one to say what is wrong with it.
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !isPending) mutate(send, { onSuccess: succeeded });
        }}
      >
        {props.children}
        <ProblemNotice error={error} fields={fields} />
        <div className="dialog-buttons">
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <ActionButton className={alarm ? "alarm" : ""} busy={isPending || !ready}>
            {isPending ? "One moment…" : confirm}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
