import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { More } from "../design/more.tsx";
import { LoadFailure } from "./load-failure.tsx";
import { useFocusOnRow } from "./use-focus-on-row.ts";

/** A list as far as it has been read. */
export type PagedQuery<Item> = UseInfiniteQueryResult<
  { readonly pages: readonly { readonly items: readonly Item[] }[] },
  Error
>;

interface PagedListProps<Item> {
  readonly query: PagedQuery<Item>;
  readonly className: string;
  readonly label: string;
  /** What the button that fetches the next page says. */
  readonly more: string;
  /** Goes on only when that is pressed. */
  readonly byHand?: boolean;
  /** Shown when there is nothing. */
  readonly empty: ReactNode;
  /** What an item looks like while it is on its way. */
  readonly skeleton: ReactNode;
  /** How many of them there are on the first screen. */
  readonly places: number;
  /** Draws an item as `<li>`, with its key. */
  readonly children: (item: Item) => ReactNode;
}

/** A list that goes on page by page, with its waiting, empty and failed states. */
export function PagedList<Item>(list: PagedListProps<Item>) {
  const { query, className, label, more, byHand = false, empty, skeleton, places, children } = list;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { rows, expectRow } = useFocusOnRow(items.length);
  const goOn = () => {
    expectRow(items.length);
    void query.fetchNextPage();
  };
  if (query.isLoadingError) return <LoadFailure query={query} what="list" />;
  // That the search before found nothing says nothing about this one.
  const waits = query.isPending || (query.isPlaceholderData && items.length === 0);
  if (!waits && query.isSuccess && items.length === 0 && !query.hasNextPage)
    return <div className="empty">{empty}</div>;
  return (
    <>
      <ul ref={rows} className={className} aria-label={label} aria-busy={waits || query.isPlaceholderData}>
        {waits
          ? Array.from({ length: places }, (_, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places are all alike.
              <li key={place} aria-hidden="true">
                {skeleton}
              </li>
            ))
          : items.map(children)}
      </ul>
      {query.hasNextPage && !query.isPlaceholderData && (
        <More
          label={more}
          byHand={byHand}
          pending={query.isFetchingNextPage}
          error={query.isFetchNextPageError ? query.error : null}
          onMore={byHand ? goOn : query.fetchNextPage}
        />
      )}
    </>
  );
}
