import { useSyncExternalStore } from "react";

const MINUTE = 60;
const UNITS = [
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const relativeInShort = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });
const dateOfThisYear = new Intl.DateTimeFormat("en", { day: "numeric", month: "long" });
const date = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short" });

interface WhenProps {
  readonly iso: string;
  /** Where there is little room: 3h ago. */
  readonly short?: boolean;
}

/** A time as people say it: relative for a week, then the date. */
export function When({ iso, short = false }: WhenProps) {
  const now = useSyncExternalStore(eachMinute, currentMinute);
  const time = new Date(iso);
  return (
    <time dateTime={iso} title={exact.format(time)}>
      {inWords(time, now, short ? relativeInShort : relative)}
    </time>
  );
}

function inWords(time: Date, now: number, words: Intl.RelativeTimeFormat): string {
  const seconds = (now - time.getTime()) / 1000;
  if (seconds > 7 * 24 * 60 * MINUTE) {
    return (time.getFullYear() === new Date(now).getFullYear() ? dateOfThisYear : date).format(time);
  }
  const unit = UNITS.find(([, length]) => seconds >= length);
  return unit ? words.format(-Math.floor(seconds / unit[1]), unit[0]) : "just now";
}

function eachMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE * 1000);
  return () => clearInterval(timer);
}

function currentMinute(): number {
  return Math.floor(Date.now() / (MINUTE * 1000)) * MINUTE * 1000;
}
