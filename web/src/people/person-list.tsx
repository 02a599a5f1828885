import type { ReactNode } from "react";
import type { Person, UserSummary } from "../../../shared/people.ts";
import { PagedList, type PagedQuery } from "../shell/paged-list.tsx";
import { PersonRow, PersonSkeleton } from "./person-row.tsx";

interface PersonListProps {
  readonly query: PagedQuery<Person>;
  /** Shown when there is nobody. */
  readonly empty: ReactNode;
}

/** People who can be followed, page by page. */
export function PersonList({ query, empty }: PersonListProps) {
  return (
    <PeopleList query={query} empty={empty}>
      {(person) => <PersonRow person={person} />}
    </PeopleList>
  );
}

interface PeopleListProps<P extends UserSummary> {
  readonly query: PagedQuery<P>;
  readonly empty: ReactNode;
  readonly children: (person: P) => ReactNode;
}

/** People, page by page, each drawn by the caller. */
export function PeopleList<P extends UserSummary>({ query, empty, children }: PeopleListProps<P>) {
  return (
    <PagedList
      query={query}
      className="people"
      label="People"
      more="Show more people"
      empty={empty}
      skeleton={<PersonSkeleton />}
      places={6}
    >
      {(person) => <li key={person.id}>{children(person)}</li>}
    </PagedList>
  );
}
