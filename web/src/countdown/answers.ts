// What the routes of a project or task force answer about its count, its past and its future.
import type { Countdown, OpenStage, Outcome } from "../answers";
import type { Quality } from "../leading/quality";

/** The routes of one project or of one task force with all beneath it: /projects/DQ. */
export type Scope = string;

/** The count of an older server comes without its pair; then the page says so. */
export interface Counted extends Countdown {
  change?: { today: number; week: number };
  quality?: Quality;
}

/** How many stood at each stage at the end of a day. */
export type FlowDay = { date: string; closed: number } & Record<OpenStage, number>;

export interface Flow {
  baseline: number | null;
  opened_on: string | null;
  target_date: string | null;
  days: FlowDay[];
}

export interface FanDay {
  days: number;
  date: string;
  p10: number;
  p50: number;
  p90: number;
}

export interface Score {
  n: number;
  coverage_80: number;
  pinball: number;
  throughput_pinball: number;
  line_pinball: number;
}

export interface Forecast {
  as_of: string;
  open: number;
  basis: boolean;
  why: string | null;
  method?: string | null;
  fan: FanDay[];
  clear: { p50: string | null; p85: string | null; p95: string | null };
  made_at_position?: number;
  score?: Score | null;
}

/** Days since the opening and the share at that step. */
export type Step = [days: number, share: number];

export interface Survival {
  n: number;
  closed: number;
  censored: number;
  median_days: number | null;
  p85_days: number | null;
  mean_closed_days: number | null;
  curve: Step[];
  band?: [days: number, lower: number, upper: number][];
  outcomes?: Partial<Record<Outcome, Step[]>>;
}

export interface Closings {
  items: [closed_at: string, days: number, id: string, case_no: string][];
  percentiles: { p50: number | null; p85: number | null; p95: number | null };
}

export interface Ageing {
  buckets: { from_days: number; to_days: number | null; by_stage: Partial<Record<OpenStage, number>> }[];
}

export interface ContactDays {
  days: { date: string; contacts: number; households: number }[];
}

export interface Explained {
  figure: string;
  value: number | null;
  definition: string;
  items: Behind[];
  next: string | null;
}

/** A household behind a figure, the record it rests on, and by how much it moves the figure. */
export interface Behind {
  id: string;
  case_no: string;
  name: string | null;
  position: number | null;
  at: string | null;
  by?: number;
}

/** How many remained at the end of the day. */
export function remainingOn(day: FlowDay): number {
  return day.opened + day.contacted + day.offered + day.accepted + day.signing;
}
