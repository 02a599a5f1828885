import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { IconButton } from "../design/icon-button.tsx";
import { Icon } from "../design/icons.tsx";
import { GRID_COLUMNS } from "../posts/post-grid.tsx";
import { TabLinks } from "../shell/tab-links.tsx";
import { useTitle } from "../shell/title.ts";
import { moveAmong } from "./move-among.ts";
import { bareQuery, LONGEST_QUERY, readSearch, type SearchTab, searchPath } from "./search-address.ts";
import { PeopleFound, PostsFound, TagsFound } from "./search-results.tsx";
import { useTypedQuery } from "./use-typed-query.ts";
import "./search.css";

const RESULTS = { people: PeopleFound, tags: TagsFound, posts: PostsFound } as const;

/** Looks for people, tags and posts as one types. What is looked for lives in the address. */
export function SearchPage() {
  const [, navigate] = useLocation();
  const { query, tab } = readSearch(useSearch());
  const [typed, setTyped] = useTypedQuery(query, (wanted) => navigate(searchPath(wanted, tab), { replace: true }));
  const [told, setTold] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const Results = RESULTS[tab];
  const q = bareQuery(query);
  useTitle(query ? `Search: ${query}` : "Search");
  useEffect(() => field.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field and the links inside.
    <div
      className="search"
      onKeyDown={(event) => moveAmong(event, field.current, results.current, tab === "posts" ? GRID_COLUMNS : 1)}
    >
      <h1 className="visually-hidden">Search</h1>
      <search>
        <form className="search-field" onSubmit={(event) => event.preventDefault()}>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            aria-label="Search people, tags and posts"
            placeholder="Search"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={LONGEST_QUERY}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {typed && (
            <IconButton
              label="Clear"
              icon="close"
              onClick={() => {
                setTyped("");
                field.current?.focus();
              }}
            />
          )}
        </form>
      </search>
      <TabLinks
        label="Kinds of results"
        current={tab}
        links={[
          { name: "people", text: "People", href: searchPath(query, "people") },
          { name: "tags", text: "Tags", href: searchPath(query, "tags") },
          { name: "posts", text: "Posts", href: searchPath(query, "posts") },
        ]}
      />
      <p role="status" aria-label="Results" className="visually-hidden">
        {q && told}
      </p>
      <div ref={results}>{q ? <Results q={q} onFound={setTold} /> : <Nothing tab={tab} />}</div>
    </div>
  );
}

const HINTS = {
  people: "Type the beginning of a name or a username.",
  tags: "Type the beginning of a hashtag.",
  posts: "Type a hashtag to see the pictures that have it.",
} as const;

function Nothing({ tab }: { readonly tab: SearchTab }) {
  return (
    <div className="empty">
      <h2>What are you looking for?</h2>
      <p>{HINTS[tab]}</p>
      <Link href="/explore" className="button quiet">
        Just look around
      </Link>
    </div>
  );
}
