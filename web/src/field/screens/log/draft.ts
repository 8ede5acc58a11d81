// A contact as it is being written: what was asked and promised become entries of their own.
import type { Method, Mood } from "../../../answers";
import { addDays, clockOf, dayOf, readClock, readDay, withOffset } from "../../../moment/shanghai";

export const DUES = { tomorrow: 1, three: 3, week: 7 } as const;
export type Due = keyof typeof DUES | "none" | "other";
export type When = "now" | "hour" | "yesterday" | "other";
export type Flaw = "clockUnreadable" | "dayUnreadable" | "dayMissing" | "countUnreadable";

export interface Place {
  lat: number;
  lon: number;
  accuracy_m: number;
}

export interface Promised {
  text: string;
  due: Due;
  day: string;
}

export interface Draft {
  method: Method;
  met: string[];
  other: string;
  messages: string;
  mood: Mood | null;
  summary: string;
  next: string;
  due: Due;
  dueDay: string;
  demands: string[];
  promises: Promised[];
  companion: string;
  when: When;
  day: string;
  clock: string;
  /** The contact's number, once it is on disk and something that follows it is not. */
  noted: string | null;
}

export interface Told {
  op: "contacts" | "demands" | "promises";
  body: Record<string, unknown>;
}

/** Why a draft cannot be kept; the dictionary has a sentence for each. */
export class Unfinished extends Error {
  constructor(readonly flaw: Flaw) {
    super(flaw);
  }
}

export function emptyDraft(now: Date, method: Method, companion: string): Draft {
  return {
    method, companion, met: [], other: "", messages: "", mood: null, summary: "", next: "",
    due: "none", dueDay: "", demands: [], promises: [], when: "now", day: dayOf(now),
    clock: clockOf(now), noted: null,
  };
}

/** A refused contact as a draft, to be mended and noted again. */
export function draftOf(body: Record<string, unknown>, now: Date): Draft {
  const text = (field: string) => (typeof body[field] === "string" ? body[field] : "");
  const at = new Date(text("occurred_at") || now);
  return {
    ...emptyDraft(at, text("method") as Method, text("accompanied_by")),
    other: text("met"),
    messages: String(body["messages"] ?? ""),
    mood: (text("mood") || null) as Mood | null,
    summary: text("summary"),
    next: text("next_step"),
    due: text("next_due") ? "other" : "none",
    dueDay: text("next_due"),
    when: "other",
  };
}

/** Whether there is anything to lose. */
export function isBegun(draft: Draft): boolean {
  const { met, other, mood, summary, next, due, demands, promises } = draft;
  return !!(met.length || other || mood || summary || next || due !== "none" ||
    demands.length || promises.length);
}

/** The day that a choice names, null for none. Throws Unfinished. */
export function dayNamed(due: Due, day: string, now: Date): string | null {
  if (due === "none") return null;
  if (due !== "other") return addDays(dayOf(now), DUES[due]);
  if (!day) throw new Unfinished("dayMissing");
  return day;
}

/** When it happened, with its offset. Throws Unfinished. */
export function happenedAt(draft: Draft, now: Date): string {
  if (draft.when === "now") return withOffset(now);
  if (draft.when === "hour") return withOffset(new Date(now.getTime() - 3600 * 1000));
  const day = draft.when === "yesterday" ? addDays(dayOf(now), -1) : readDay(draft.day);
  const clock = readClock(draft.clock);
  if (!day) throw new Unfinished("dayUnreadable");
  if (!clock) throw new Unfinished("clockUnreadable");
  return `${day}T${clock}:00+08:00`;
}

/**
 * What to note, the contact first: on the household's receipt, what follows belongs to it. What was
 * left empty is left out. Throws Unfinished.
 */
export function told(draft: Draft, now: Date, place: Place | null, contactAgain: string): Told[] {
  const occurred_at = happenedAt(draft, now);
  const promises = draft.promises.filter((each) => each.text.trim());
  return [
    { op: "contacts", body: contact(draft, now, occurred_at, place, contactAgain) },
    ...draft.demands
      .map((each) => each.trim())
      .filter(Boolean)
      .map((text): Told => ({ op: "demands", body: { text, occurred_at } })),
    ...promises.map((each): Told => {
      const due = dayNamed(each.due, each.day, now);
      return { op: "promises", body: { text: each.text.trim(), due, occurred_at } };
    }),
  ];
}

function contact(
  draft: Draft, now: Date, occurred_at: string, place: Place | null, contactAgain: string,
): Record<string, unknown> {
  const count = draft.method === "wechat" ? draft.messages.normalize("NFKC").trim() : "";
  if (!/^\d{0,6}$/.test(count)) throw new Unfinished("countUnreadable");
  const next_due = dayNamed(draft.due, draft.dueDay, now);
  // A day alone still says what for.
  const next_step = draft.next.trim() || (next_due && contactAgain);
  return said({
    method: draft.method,
    occurred_at,
    met: [...draft.met, draft.other.trim()].filter(Boolean).join("、"),
    messages: count && Number(count),
    mood: draft.mood,
    summary: draft.summary.trim(),
    next_step,
    next_due,
    accompanied_by: draft.companion.trim(),
    place,
  });
}

/** Without what was left empty. */
export function said(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== "" && value != null));
}
