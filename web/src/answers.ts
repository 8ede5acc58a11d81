// What the server answers, as the contract names it: money in 分, areas in cm², times with offset.
import type { Body as KeptBody } from "./conflict/said";
import type { Quality } from "./leading/quality";

export const STAGES = ["opened", "contacted", "offered", "accepted", "signing"] as const;
export type OpenStage = (typeof STAGES)[number];
export type Stage = OpenStage | "closed";
export const OUTCOMES = [
  "signed", "resolved", "excluded", "withdrawn", "merged", "other",
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Milestone = "effective" | "paid" | "handed_over" | "demolished";
export const METHODS = [
  "visit", "phone", "wechat", "office", "meeting", "letter", "site_viewing",
] as const;
export type Method = (typeof METHODS)[number];
export type Means = "ink" | "finger" | "thumbprint";
export const MOODS = ["willing", "wavering", "opposed", "unknown"] as const;
export type Mood = (typeof MOODS)[number];
export type Track = "state" | "collective";

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Project {
  id?: string;
  code: string;
  name: string;
  track: Track;
  opened_on: string | null;
  target_date: string | null;
  task_force: string | null;
  opened: number;
  closed: number;
  remaining: number;
  /** Only where the project stands in a list. */
  quality?: Quality;
}

export interface Day {
  date: string;
  remaining: number;
}

export interface Countdown {
  project: string;
  as_of: string;
  position: number;
  baseline: number | null;
  opened: number;
  closed: number;
  remaining: number;
  by_stage: Record<OpenStage, number>;
  by_outcome: Record<Outcome, number>;
  daily?: Day[];
}

export interface TimeToClose {
  n: number;
  closed: number;
  censored: number;
  median_days: number | null;
  p85_days: number | null;
}

export interface CaseRow {
  id: string;
  case_no: string;
  kind: "household" | "parcel";
  village_group?: string | null;
  name: string | null;
  stage: Stage;
  outcome?: Outcome | null;
  chief: string | null;
  last_contact: string | null;
}

export interface Party {
  n: number;
  name: string | null;
  share: string | null;
  relation?: string | null;
  /** The id by which an order of erasure names the person. */
  person?: string;
  phone?: string | null;
  stands?: boolean;
}

export interface Asset {
  n: number;
  kind: string;
  legal_area_cm2: number;
  unregistered_area_cm2: number;
}

export interface Offer {
  n: number;
  amount_fen: number;
  made_at?: string | null;
  valid_until?: string | null;
  answer: "accepted" | "declined" | "withdrawn" | null;
}

export interface Signature {
  n: number;
  party: number | null;
  signed_at: string;
  stands: boolean;
  means?: Means | null;
  document?: string | null;
  witness?: string | null;
  mandate?: string | null;
  signer?: string | null;
}

export interface Demand {
  n: number;
  text: string | null;
  raised_at: string;
  answer: string | null;
}

export interface Objection {
  n: number;
  /** The position of the contact that it is about. */
  contact: number;
  text: string | null;
  reach: string | null;
  raised_at: string;
  due: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
}

export interface PromiseMade {
  n: number;
  text: string | null;
  due: string;
  by: string;
  outcome: "kept" | "broken" | null;
}

export interface Transfer {
  n: number;
  from: string | null;
  to: string;
  offered_by: string;
  offered_at: string;
  reason: string | null;
  letter: string | null;
  answer: "accepted" | "refused" | "withdrawn" | null;
  answered_by: string | null;
  answered_at: string | null;
  text: string | null;
}

export interface Conflict {
  n: number;
  op: string;
  body: KeptBody | null;
  by: string;
  at: string;
  owner: string;
  due: string;
  outcome: "stands" | "applied" | null;
}

/** What a chief ordered on a case; without `to` it is the chief representative's. */
export interface Order {
  n: number;
  kind: "assigned" | "supervised";
  text: string | null;
  due: string;
  to: string | null;
  given_by: string;
  given_at: string;
  reports: { text: string | null; by: string; at: string }[];
  outcome: "done" | "withdrawn" | null;
  settled_by: string | null;
  settled_at: string | null;
}

/** What a chief ordered on a case; `to` null is for whoever is chief representative. */
export interface Order {
  n: number;
  kind: "assigned" | "supervised";
  text: string | null;
  due: string;
  to: string | null;
  given_by: string;
  given_at: string;
  reports: { text: string | null; by: string; at: string }[];
  outcome: "done" | "withdrawn" | null;
  settled_by: string | null;
  settled_at: string | null;
}

/** What phones said they still hold; `since` is the oldest word of them. */
export interface Unsent {
  devices: number;
  entries: number;
  files: number;
  since: string | null;
  disagreeing: number;
}

export interface Case {
  id: string;
  case_no: string;
  kind: "household" | "parcel";
  stage: Stage;
  outcome: Outcome | null;
  milestone: Milestone | null;
  version: number;
  chief: string | null;
  chief_is_recused: boolean;
  transfers: Transfer[];
  conflicts: Conflict[];
  recused: { cadre: string; relation: string | null }[];
  project?: string;
  address?: string | null;
  people?: number | null;
  parties: Party[];
  assets: Asset[];
  offers: Offer[];
  signatures: Signature[];
  demands: Demand[];
  promises: PromiseMade[];
  objections: Objection[];
  orders: Order[];
  last_contact: string | null;
}

/** How much of a file that an event names is here. */
export interface Arrival {
  sha256: string;
  sent: number;
  held: boolean;
  erased: boolean;
}

export interface Written {
  position: number;
  version: number;
}

export interface RefusedRow {
  sheet: string;
  row: number;
  column: string | null;
  value: string | null;
  code: string;
  why: string;
}

export interface RosterReport {
  rows: number;
  households: number;
  accepted: number;
  duplicates: number;
  parties: number;
  legal_area_cm2: number;
  unregistered_area_cm2: number;
  refused: RefusedRow[];
  refused_file: string | null;
}
