import { useRef } from "react";
import { Link } from "wouter";
import type { UserSummary } from "../../../shared/people.ts";
import { passFocusOn } from "../design/pass-focus-on.ts";
import { PeopleList } from "../people/person-list.tsx";
import { PersonLine } from "../people/person-row.tsx";
import { useMe } from "../profile/queries.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAnswerRequest, useFollowRequests } from "./queries.ts";

/** Who waits to follow one, to let in or to refuse. */
export function RequestsPage() {
  const { data: me } = useMe();
  const { mutate } = useAnswerRequest();
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = (person: UserSummary, accept: boolean, button: HTMLButtonElement) => {
    passFocusOn(button, heading.current);
    mutate({ person, accept });
  };
  return (
    <>
      <PageHead ref={heading} label="Only you can see this" heading="Follow requests" />
      <PeopleList query={useFollowRequests()} empty={<NoRequests isPrivate={me?.private ?? true} />}>
        {(person) => (
          <PersonLine person={person}>
            <button
              type="button"
              className="button"
              aria-label={`Accept @${person.username}`}
              onClick={({ currentTarget }) => answer(person, true, currentTarget)}
            >
              Accept
            </button>
            <button
              type="button"
              className="button quiet"
              aria-label={`Refuse @${person.username}`}
              onClick={({ currentTarget }) => answer(person, false, currentTarget)}
            >
              Refuse
            </button>
          </PersonLine>
        )}
      </PeopleList>
    </>
  );
}

function NoRequests({ isPrivate }: { readonly isPrivate: boolean }) {
  return (
    <>
      <h2>Nobody is waiting</h2>
      {isPrivate ? (
        <p>Whoever asks to follow you will stand here until you answer. Those you refuse are not told.</p>
      ) : (
        <>
          <p>Your account is public, so everybody may follow you without asking.</p>
          <Link href="/settings/privacy" className="button quiet">
            Make it private
          </Link>
        </>
      )}
    </>
  );
}
