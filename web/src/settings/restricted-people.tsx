import { useState } from "react";
import type { UserSummary } from "../../../shared/people.ts";
import { useBlock, useBlocks } from "../blocks/queries.ts";
import { useMute, useMutes } from "../mutes/queries.ts";
import { PeopleList } from "../people/person-list.tsx";
import { PersonLine } from "../people/person-row.tsx";

/** Whom one has blocked. Who is unblocked stays until one leaves, so that a slip can be undone. */
export function BlockedSection() {
  return (
    <PeopleList
      query={useBlocks()}
      empty={
        <>
          <h2>You have blocked nobody</h2>
          <p>
            People you block from the menu of their profile are listed here. They and you see nothing of each other.
          </p>
        </>
      }
    >
      {(person) => <Blocked person={person} />}
    </PeopleList>
  );
}

/** Whom one has muted. */
export function MutedSection() {
  return (
    <PeopleList
      query={useMutes()}
      empty={
        <>
          <h2>You have muted nobody</h2>
          <p>
            People you mute from the menu of their profile are listed here. Their posts stay out of your feed, and they
            are not told.
          </p>
        </>
      }
    >
      {(person) => <Muted person={person} />}
    </PeopleList>
  );
}

function Blocked({ person }: { readonly person: UserSummary }) {
  const [blocking, setBlocking] = useState(true);
  const block = useBlock(person.username, blocking, setBlocking);
  return <Line person={person} words={["Block", "Unblock"]} on={blocking} onChange={block} />;
}

function Muted({ person }: { readonly person: UserSummary }) {
  const [muting, setMuting] = useState(true);
  const mute = useMute(person.username, muting, setMuting);
  return <Line person={person} words={["Mute", "Unmute"]} on={muting} onChange={mute} />;
}

interface LineProps {
  readonly person: UserSummary;
  readonly words: readonly [on: string, off: string];
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Line({ person, words: [on, off], on: isOn, onChange }: LineProps) {
  const word = isOn ? off : on;
  return (
    <PersonLine person={person}>
      <button
        type="button"
        className="button quiet"
        aria-label={`${word} @${person.username}`}
        onClick={() => onChange(!isOn)}
      >
        {word}
      </button>
    </PersonLine>
  );
}
