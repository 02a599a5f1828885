import type { ManagedUser } from "../../../shared/administration.ts";
import { Day } from "../design/day.tsx";
import { Moment } from "../design/moment.tsx";
import { State } from "../design/state.tsx";
import { standingInWords } from "./words.ts";

interface MemberStandingProps {
  readonly member: ManagedUser;
  /** To the minute, where there is room for it. */
  readonly exact?: boolean;
}

/** How somebody's account stands, and until when. */
export function MemberStanding({ member, exact = false }: MemberStandingProps) {
  const { standing, suspended_until, deletes_at } = member;
  if (standing === "active") return <State good>Active</State>;
  if (standing === "deactivated") return <State>Deactivated</State>;
  return (
    <State good={false}>
      {suspended_until && standing === "suspended" ? (
        <span>Suspended until {exact ? <Moment iso={suspended_until} /> : <Day iso={suspended_until} />}</span>
      ) : deletes_at ? (
        <span>
          Erased on <Day iso={deletes_at} />
        </span>
      ) : standing === "inactive" ? (
        "Closed"
      ) : (
        standingInWords(standing)
      )}
    </State>
  );
}
