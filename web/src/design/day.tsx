const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "long" });
const dayOfAnotherYear = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });

/** A day by its date, be it past or to come. */
export function Day({ iso }: { readonly iso: string }) {
  const time = new Date(iso);
  const isThisYear = time.getFullYear() === new Date().getFullYear();
  return <time dateTime={iso}>{(isThisYear ? day : dayOfAnotherYear).format(time)}</time>;
}
