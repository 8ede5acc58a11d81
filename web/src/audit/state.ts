// How far the log is recorded, signed and witnessed, as the server tells it.
import { sayCount } from "../amounts";
import type { Words } from "../language/zh";

export interface WitnessStanding {
  name: string;
  size: number | null;
  at: string | null;
  failed_at: string | null;
  why: string | null;
}

export interface LogState {
  position: number;
  origin: string;
  checkpoint: { size: number; published_at: string } | null;
  witnessed: { size: number; at: string } | null;
  witnesses: WitnessStanding[];
  trouble: string | null;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether records have waited for a day since somebody outside last signed up to ``size``. */
export const isStale = (log: LogState, size: number, at: string, now: Date) =>
  size < log.position && now.getTime() - Date.parse(at) > DAY;

/** Whether the log, or a witness of it, needs somebody to look: the worst that stands. */
export function alarmOf(log: LogState, now: Date): "unsigned" | "trouble" | "stale" | null {
  if (log.trouble) return "unsigned";
  if (log.witnesses.some((each) => each.why)) return "trouble";
  const seen = log.witnessed;
  return seen && isStale(log, seen.size, seen.at, now) ? "stale" : null;
}

/** How long ago: minutes, from an hour on hours, from two days on days. */
export function sayAgo(at: string, now: Date, words: Words["ago"]): string {
  const passed = now.getTime() - Date.parse(at);
  if (passed < MINUTE) return words.now;
  if (passed < HOUR) return words.minutes(sayCount(Math.floor(passed / MINUTE)));
  if (passed < 2 * DAY) return words.hours(sayCount(Math.floor(passed / HOUR)));
  return words.days(sayCount(Math.floor(passed / DAY)));
}
