const SHAPES = {
  feed: "M4 5h16v11H4zM7 20h10",
  compose: "M12 5v14M5 12h14",
  profile: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  previous: "M14.5 5l-7 7 7 7",
  next: "M9.5 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  done: "M5 12.5l4.5 4.5L19 7.5",
  open: "M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  retry: "M19 12a7 7 0 1 1-2.2-5.1M19 4v4.5h-4.5",
  several: "M8 8h11v11H8zM5 15.5V5h10.5",
  like: "M12 20.2C7 16.4 4 13.4 4 9.8A4.3 4.3 0 0 1 12 7.4a4.3 4.3 0 0 1 8 2.4c0 3.6-3 6.6-8 10.4z",
  comment: "M4 5h16v11.5H10.5L6.5 20v-3.5H4z",
  save: "M6.5 4h11v16.5L12 16l-5.5 4.5z",
  copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5",
  notifications: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
  more: "M5.5 12.75a.75.75 0 1 0 0-1.5.75.75 0 0 0 0 1.5zM12 12.75a.75.75 0 1 0 0-1.5.75.75 0 0 0 0 1.5zM18.5 12.75a.75.75 0 1 0 0-1.5.75.75 0 0 0 0 1.5z",
  leave: "M13.5 4.5h-8v15h8M10 12h10M16.5 8.5L20 12l-3.5 3.5",
  admin: "M12 3.5l7.5 2.75V11c0 4.75-3 8-7.5 9.5-4.5-1.5-7.5-4.75-7.5-9.5V6.25z",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
} as const;

export type IconName = keyof typeof SHAPES;

/** A line drawing for a control whose name is given in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
