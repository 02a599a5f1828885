import { type ComponentType, lazy, useMemo } from "react";

/** A page whose code is fetched when it is first needed, or before. */
export interface LazyPage<Props extends object> {
  /** Fetches the code ahead of time. */
  readonly preload: () => void;
  readonly component: () => ComponentType<Props>;
}

/** Declares a page by how its code is fetched. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPage<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetchPage = async () => {
    loaded = await load();
    return { default: loaded };
  };
  const suspending = lazy(fetchPage) as unknown as ComponentType<Props>;
  return {
    // When it is needed it is fetched again, and an error shown then.
    preload: () => void fetchPage().catch(() => undefined),
    component: () => loaded ?? suspending,
  };
}

/**
 * The page's component. Code that is there already renders at once: React would show the fallback
 * of a lazy component for a third of a second even then.
 */
export function useLazyPage<Props extends object>(page: LazyPage<Props>): ComponentType<Props> {
  return useMemo(() => page.component(), [page]);
}
