import type { ReactNode } from "react";
import type { Person, UserSummary } from "../../../shared/people.ts";
import { Byline } from "./byline.tsx";
import { FollowButton } from "./follow-button.tsx";
import { standingOf } from "./standing.ts";
import "./people.css";

/** A person in a list, with what can be done about them. */
export function PersonLine({ person, children }: { readonly person: UserSummary; readonly children?: ReactNode }) {
  return (
    <div className="person">
      <Byline person={person} />
      {children}
    </div>
  );
}

/** A person in a list, who can be followed. */
export function PersonRow({ person }: { readonly person: Person }) {
  return (
    <PersonLine person={person}>
      {person.relationship && <FollowButton username={person.username} standing={standingOf(person.relationship)} />}
    </PersonLine>
  );
}

/** Holds the place of a person who is on their way. */
export function PersonSkeleton() {
  return (
    <div className="person">
      <span className="avatar small skeleton" />
      <span className="skeleton person-skeleton" />
    </div>
  );
}
