import { Link, useLocation, useSearch } from "wouter";
import { IconButton } from "../design/icon-button.tsx";
import { Icon } from "../design/icons.tsx";
import { SelectField } from "../design/select-field.tsx";
import { useTypedQuery } from "../search/use-typed-query.ts";
import { PagedList } from "../shell/paged-list.tsx";
import { AdminHead } from "./admin-head.tsx";
import { type Filter, filterPath, LONGEST_QUERY, readFilter } from "./filter-address.ts";
import { MemberRow, MemberSkeleton } from "./member-row.tsx";
import { useMembers } from "./queries.ts";
import { ROLES, STANDINGS } from "./words.ts";
import "../search/search.css";
import "./administration.css";

/** Everybody who has an account. Whom one looks for lives in the address. */
export function PeoplePage() {
  const [, navigate] = useLocation();
  const filter = readFilter(useSearch());
  const look = (change: Filter) => navigate(filterPath({ ...filter, ...change }), { replace: true });
  const [typed, setTyped] = useTypedQuery(filter.q ?? "", (q) => look({ q }));
  const members = useMembers(filter);
  const count = members.data?.pages.flatMap(({ items }) => items).length ?? 0;
  return (
    <div className="admin">
      <AdminHead current="people" />
      <search className="admin-filters">
        <form className="search-field" onSubmit={(event) => event.preventDefault()}>
          <Icon name="search" />
          <input
            type="search"
            aria-label="Find people by name, address or id"
            placeholder="Name, address or id"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={LONGEST_QUERY}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {typed && <IconButton label="Clear" icon="close" onClick={() => setTyped("")} />}
        </form>
        <SelectField
          label="Role"
          value={filter.role ?? ""}
          options={[{ value: "", text: "Any role" }, ...ROLES]}
          onChange={({ target }) => look({ role: (target.value || undefined) as Filter["role"] })}
        />
        <SelectField
          label="Standing"
          value={filter.standing ?? ""}
          options={[{ value: "", text: "Any standing" }, ...STANDINGS]}
          onChange={({ target }) => look({ standing: (target.value || undefined) as Filter["standing"] })}
        />
        <Link href="/admin/new" className="button quiet">
          Create an account
        </Link>
      </search>
      <p role="status" aria-label="Results" className="visually-hidden">
        {members.isSuccess && !members.isPlaceholderData && `${count || "Nobody"} found`}
      </p>
      <PagedList
        query={members}
        className="members"
        label="People"
        more="Show more people"
        empty={
          <>
            <h2>Nobody found</h2>
            <p>Names are found by their beginning, addresses and ids as a whole.</p>
          </>
        }
        skeleton={<MemberSkeleton />}
        places={8}
      >
        {(member) => <MemberRow key={member.id} member={member} />}
      </PagedList>
    </div>
  );
}
