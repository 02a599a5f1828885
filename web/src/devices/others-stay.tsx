import type { RefObject } from "react";
import { amount } from "../design/numbers.ts";
import { EndOthers } from "./end-others.tsx";
import { useSessions } from "./sessions.ts";

/** After how one signs in has changed: says that whoever is in already stays in, and offers to change that. */
export function OthersStay({ focusAfterwards }: { readonly focusAfterwards: RefObject<HTMLElement | null> }) {
  const { data: sessions = [] } = useSessions();
  const others = sessions.filter(({ current }) => !current).length;
  if (others === 0) return null;
  return (
    <div className="others-stay">
      <p className="field-hint">
        {amount(others, "other device stays", "other devices stay")} signed in. What you changed is asked for at the
        next sign-in.
      </p>
      <EndOthers className="link-button" focusAfterwards={focusAfterwards} />
    </div>
  );
}
