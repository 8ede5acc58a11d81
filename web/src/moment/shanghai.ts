// A day is a day in Shanghai, whatever the device's own zone; it is written YYYY-MM-DD.
import type { LanguageCode } from "../language/language.svelte";

const ZONE = "Asia/Shanghai";
const HOURS_EAST = 8;
const DAY = 24 * 3600 * 1000;
const LOCALES: Record<LanguageCode, string> = { zh: "zh-CN", en: "en-GB" };

type Style = Intl.DateTimeFormatOptions;
const DAY_STYLE: Style = { year: "numeric", month: "short", day: "numeric" };
const TIME_STYLE: Style = { hour: "2-digit", minute: "2-digit", hour12: false };
const made = new Map<string, Intl.DateTimeFormat>();

function format(code: LanguageCode, style: Style, at: Date): string {
  const key = code + JSON.stringify(style);
  const known = made.get(key) ?? new Intl.DateTimeFormat(LOCALES[code], { timeZone: ZONE, ...style });
  made.set(key, known);
  return known.format(at);
}

function east(at: Date): Date {
  return new Date(at.getTime() + HOURS_EAST * 3600 * 1000);
}

/** The day of a moment. */
export function dayOf(at: Date): string {
  return east(at).toISOString().slice(0, 10);
}

/** The moment with its offset, to the second: 2020-11-01T20:00:00+08:00. */
export function withOffset(at: Date): string {
  return `${east(at).toISOString().slice(0, 19)}+08:00`;
}

/** The clock of a moment: 20:00. */
export function clockOf(at: Date): string {
  return east(at).toISOString().slice(11, 16);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** How many days of the calendar lie between the moment and now. */
export function daysSince(moment: string, now: Date): number {
  return Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(new Date(moment)))) / DAY);
}

/** A day, or the Shanghai day of a moment. */
export function sayDay(day: string, code: LanguageCode): string {
  const written = day.includes("T") ? dayOf(new Date(day)) : day;
  return format(code, DAY_STYLE, new Date(`${written}T12:00:00+08:00`));
}

export function sayWeekday(day: string, code: LanguageCode): string {
  return format(code, { ...DAY_STYLE, weekday: "short" }, new Date(`${day}T12:00:00+08:00`));
}

export function sayMoment(moment: string, code: LanguageCode): string {
  return format(code, { ...DAY_STYLE, ...TIME_STYLE }, new Date(moment));
}

/** Read a day as people write one: 2020-11-1, 2020.11.01, 2020年11月1日, 20201101. */
export function readDay(text: string): string | null {
  const clean = text.normalize("NFKC").replaceAll(/\s/g, "");
  const parts =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(clean) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]?.padStart(2, "0")}-${parts[3]?.padStart(2, "0")}`;
  const stands = new Date(`${day}T00:00:00Z`);
  // The 31st of a month without one would roll over into the next.
  return !Number.isNaN(stands.getTime()) && stands.toISOString().startsWith(day) ? day : null;
}

/** Read what an address asks for: a day, or a moment with its offset; null for now. */
export function readMoment(text: string): string | null {
  // An address turns a "+" into a space.
  const moment = text.replace(/ (\d{2}:?\d{2})$/, "+$1");
  const isMoment = /^\d{4}-\d{2}-\d{2}T.*([+-]\d{2}:?\d{2}|Z)$/.test(moment);
  return readDay(text) ?? (isMoment && !Number.isNaN(Date.parse(moment)) ? moment : null);
}

/** The day of a day or a moment. */
export function dayIn(moment: string): string {
  return moment.length > 10 ? dayOf(new Date(moment)) : moment;
}

/** Read a clock as people write one: 20:00, 8:5, 20点, 2000. */
export function readClock(text: string): string | null {
  const clean = text.normalize("NFKC").replaceAll(/\s/g, "");
  const parts =
    /^(\d{1,2})[:.点时](\d{0,2})分?$/.exec(clean) ?? /^(\d{2})(\d{2})$/.exec(clean);
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2] || "0");
  if (!parts || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
