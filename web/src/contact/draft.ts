// A contact as it is being written, and as the server takes it; times are told from one "now".
import type { Method, Mood } from "../answers";
import { addDays, clockOf, dayOf, readClock, readDay, withOffset } from "../moment/shanghai";

export type When = "now" | "hour" | "yesterday" | "other";
export type Due = "none" | "tomorrow" | "three" | "week" | "other";
const DAYS_AHEAD: Record<Exclude<Due, "none" | "other">, number> = {
  tomorrow: 1,
  three: 3,
  week: 7,
};

export interface Draft {
  method: Method | null;
  met: string;
  messages: string;
  summary: string;
  mood: Mood | null;
  by: string;
  companion: string;
  when: When;
  day: string;
  clock: string;
  next: string;
  due: Due;
  dueDay: string;
}

export type Flaw = "chooseMethod" | "messagesUnreadable" | "dayUnreadable" | "clockUnreadable";

/** Why a draft cannot be sent; the page has a sentence for each. */
export class Unfinished extends Error {
  constructor(readonly flaw: Flaw) {
    super(flaw);
  }
}

export function emptyDraft(now: Date, by: string, companion: string): Draft {
  return {
    method: null,
    met: "",
    messages: "",
    summary: "",
    mood: null,
    by,
    companion,
    when: "now",
    day: dayOf(now),
    clock: clockOf(now),
    next: "",
    due: "none",
    dueDay: "",
  };
}

/** The moment the draft speaks of, with its offset; null while it cannot be read. */
export function happenedAt(draft: Draft, now: Date): string | null {
  if (draft.when === "now") return withOffset(now);
  if (draft.when === "hour") return withOffset(new Date(now.getTime() - 3600 * 1000));
  const day = draft.when === "yesterday" ? addDays(dayOf(now), -1) : readDay(draft.day);
  const clock = readClock(draft.clock);
  return day && clock && `${day}T${clock}:00+08:00`;
}

/** The day the next step falls due, null where none was set. */
export function dueOn(draft: Draft, now: Date): string | null {
  if (draft.due === "none") return null;
  if (draft.due === "other") return readDay(draft.dueDay);
  return addDays(dayOf(now), DAYS_AHEAD[draft.due]);
}

/** The body to send; what was left empty is left out. Throws Unfinished. */
export function bodyOf(draft: Draft, now: Date): string {
  if (!draft.method) throw new Unfinished("chooseMethod");
  const messages = draft.messages.normalize("NFKC").trim();
  const counts = draft.method === "wechat" && messages !== "";
  if (counts && !/^\d{1,6}$/.test(messages)) throw new Unfinished("messagesUnreadable");
  const occurredAt = happenedAt(draft, now);
  if (!occurredAt) throw new Unfinished(readClock(draft.clock) ? "dayUnreadable" : "clockUnreadable");
  const nextDue = dueOn(draft, now);
  if (draft.due === "other" && !nextDue) throw new Unfinished("dayUnreadable");
  return JSON.stringify({
    method: draft.method,
    occurred_at: occurredAt,
    by: draft.by.trim() || undefined,
    met: draft.met.trim() || undefined,
    messages: counts ? Number(messages) : undefined,
    summary: draft.summary.trim() || undefined,
    mood: draft.mood ?? undefined,
    next_step: draft.next.trim() || undefined,
    next_due: nextDue ?? undefined,
    accompanied_by: draft.companion.trim() || undefined,
  });
}

// A half-written contact stays in this tab, through a sign-in elsewhere or a reload, until it is
// kept, thrown away, or its writer signs out.
const KEPT_AS = "zhuanban.draft ";

/** Remember what is written about this case, once there is something. */
export function keepDraft(path: string, draft: Draft): void {
  const isBegun = draft.method || draft.mood || draft.met || draft.summary || draft.next;
  try {
    if (isBegun) sessionStorage.setItem(KEPT_AS + path, JSON.stringify(draft));
  } catch {
    // Storage may be forbidden; the draft then lasts as long as the page.
  }
}

export function keptDraft(path: string): Draft | null {
  try {
    const kept = sessionStorage.getItem(KEPT_AS + path);
    return kept ? (JSON.parse(kept) as Draft) : null;
  } catch {
    return null;
  }
}

export function forgetDraft(path: string): void {
  try {
    sessionStorage.removeItem(KEPT_AS + path);
  } catch {
    // Then nothing was kept.
  }
}

/** Forget every draft, because somebody else may sit here next. */
export function forgetDrafts(): void {
  try {
    const ours = Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT_AS));
    for (const key of ours) sessionStorage.removeItem(key);
  } catch {
    // Then nothing was kept.
  }
}
