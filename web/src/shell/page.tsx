import { type LazyPage, useLazyPage } from "./lazy-page.ts";

interface PageProps<Params extends object> {
  readonly page: LazyPage<Params>;
  /** Its props. */
  readonly params: Params;
}

/** A page, or a step of one, as soon as its code is there. */
export function Page<Params extends object>({ page, params }: PageProps<Params>) {
  const Component = useLazyPage(page);
  return <Component {...params} />;
}
