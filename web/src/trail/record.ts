// A record of the trail: its three times, its flags, and everything else it says.
import type { MarkName } from "../look/marks";

export const FLAGS = [
  "late", "out_of_hours", "single_cadre", "corrected_after_signature", "imported", "recused_contact",
  "after_transfer",
] as const;
export type Flag = (typeof FLAGS)[number];
export type OtherTopic =
  | "project.opened" | "project.baseline_set" | "project.map_drawn" | "project.forecast_made"
  | "task_force.opened" | "task_force.member_joined" | "task_force.member_released"
  | "task_force.review_frozen"
  | "task_force.dissolved"
  | "inspection.opened" | "inspection.closed" | "inspection.finding_raised"
  | "inspection.finding_explained" | "inspection.finding_settled" | "inspection.finding_withdrawn"
  | "inspection.rectification_ordered" | "inspection.rectification_reported"
  | "inspection.rectification_returned"
  | "person.erased" | "hold.placed" | "hold.lifted"
  | "account.opened" | "account.posted" | "account.posting_ended" | "account.disabled"
  | "account.enabled" | "account.sign_in_changed"
  | "access.recorded" | "access.glass_broken";

export interface TrailRecord {
  position: number;
  id: string;
  case_no: string | null;
  topic: string;
  topic_version: number;
  version: number;
  occurred_at: string | null;
  recorded_at: string;
  witnessed_at: string | null;
  lag_seconds: number | null;
  by: string | null;
  recorded_by: string | null;
  role: string | null;
  op_id: string | null;
  flags: Flag[];
  corrects?: number;
  field?: string;
  before?: unknown;
  after?: unknown;
  [field: string]: unknown;
}

export type Gaps = Record<Flag | "records", number>;

export interface TrailPage {
  subject: { kind: string; name: string; label: string };
  position: number;
  gaps: Gaps;
  items: TrailRecord[];
  next: number | null;
}

export type Lag = "prompt" | "slow" | "late" | "imported" | "none";
export const LAG_MARKS: Record<Lag, MarkName> = {
  prompt: "done",
  slow: "promise",
  late: "alert",
  imported: "file",
  none: "unknown",
};
const DAY = 24 * 3600;

/** On time within a day; whether it counts as late is the server's word. */
export function lagOf(record: TrailRecord): Lag {
  if (record.lag_seconds === null) return "none";
  if (record.flags.includes("imported")) return "imported";
  if (record.flags.includes("late")) return "late";
  return record.lag_seconds > DAY ? "slow" : "prompt";
}

interface Spans {
  minutes: (n: string) => string;
  hours: (n: string) => string;
  days: (n: string) => string;
}

/** Minutes below an hour, hours below two days, else days. */
export function sayDuration(seconds: number, words: Spans): string {
  const lasted = Math.max(seconds, 0);
  if (lasted < 3600) return words.minutes(String(Math.floor(lasted / 60)));
  if (lasted < 2 * DAY) return words.hours(String(Math.floor(lasted / 3600)));
  return words.days(Math.floor(lasted / DAY).toLocaleString("en-US"));
}

// What a record shows in places of its own.
const BESIDE = new Set([
  "position", "id", "case_no", "topic", "topic_version", "occurred_at", "recorded_at",
  "witnessed_at", "lag_seconds", "by", "recorded_by", "flags", "corrects", "field", "before",
  "after", "of", "person",
]);
const TEXTS = [
  "summary", "text", "mandate", "result", "relation", "reason", "met", "next_step",
  "accompanied_by", "letter", "read_back",
];

export const textsOf = (record: TrailRecord) => TEXTS.filter((field) => record[field] != null);
export const othersOf = (record: TrailRecord) =>
  Object.keys(record).filter((field) => !BESIDE.has(field) && record[field] != null);

/** A text that is gone is `{"erased": POSITION or null}`. */
export function isErased(value: unknown): value is { erased: number | null } {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "erased";
}

/** The same record as timelines hand it out: a text that is gone is null. */
export function asHappening(value: unknown): unknown {
  if (isErased(value)) return null;
  if (Array.isArray(value)) return value.map(asHappening);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, asHappening(each)]));
}
