const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A day and an hour, in the time zone of whoever reads. */
export function momentInWords(time: Date | string): string {
  return moment.format(new Date(time));
}

/** The same, where it matters to the minute. */
export function Moment({ iso }: { readonly iso: string }) {
  return <time dateTime={iso}>{momentInWords(iso)}</time>;
}
