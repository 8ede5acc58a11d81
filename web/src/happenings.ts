// The events of a case as its timeline hands them out; a text that was erased is null.
import type { Means, Method, Mood, Outcome } from "./answers";

/** A file that an event names; its bytes may come later. */
export interface Attachment {
  sha256: string;
  kind: "photo" | "voice" | "document";
  media_type: string;
  size: number;
}

interface Payloads {
  "case.opened": { how: "hand" | "roster" | "history" | "split"; case_no: string };
  "case.opening_moved_back": { reason: string };
  "case.closed": { outcome: Outcome };
  "case.reopened": { reason: string | null };
  "case.chief_named": { name: string; instead_of: string | null };
  "case.party_recorded": { n: number; name: string | null; share: string | null };
  "case.party_succeeded": { n: number; heirs: { n: number; name: string | null }[] };
  "case.asset_recorded": {
    n: number;
    kind: string;
    legal_area_cm2: number;
    unregistered_area_cm2: number;
  };
  "case.split": { case_no: string; parties: number[] };
  "case.merged": { case_no: string };
  "case.contact_logged": {
    method: Method;
    met: string | null;
    messages: number | null;
    summary: string | null;
    mood: Mood | null;
    next_step: string | null;
    next_due: string | null;
    accompanied_by?: string | null;
    /** A geo address: geo:LAT,LON;u=METRES. */
    place?: string | null;
  };
  "case.contact_confirmed": { confirms: number };
  "case.demand_raised": { n: number; text: string | null };
  "case.demand_answered": { n: number; text: string | null };
  "case.objection_raised": {
    n: number;
    contact: number;
    text: string | null;
    reach?: string | null;
    due: string;
  };
  "case.objection_answered": { n: number; text: string | null };
  "case.order_given": {
    n: number;
    kind: "assigned" | "supervised";
    text: string | null;
    due: string;
    to?: string;
  };
  "case.order_reported": { n: number; text: string | null };
  "case.order_settled": { n: number; outcome: "done" | "withdrawn" };
  "case.promise_made": { n: number; text: string | null; due: string };
  "case.promise_kept": { n: number };
  "case.promise_broken": { n: number };
  "case.offer_made": { n: number; amount_fen: number; valid_until: string | null };
  "case.offer_accepted": { n: number };
  "case.offer_declined": { n: number };
  "case.offer_withdrawn": { n: number };
  "case.signature_captured": {
    n: number;
    party: number | null;
    means?: Means;
    /** SHA-256 of the document that was shown. */
    document?: string;
    witness?: string | null;
    signer?: string | null;
  };
  "case.signature_withdrawn": { n: number; reason: string | null };
  "case.agreement_effective": object;
  "case.paid": { n: number; amount_fen: number };
  "case.flat_assigned": { flat: string };
  "case.handed_over": object;
  "case.demolished": object;
  "case.recusal_declared": { cadre: string; relation: string | null };
  "case.recusal_lifted": { cadre: string; reason: string | null };
  "case.transfer_offered": {
    n: number;
    to: string;
    instead_of?: string | null;
    reason: string | null;
    letter?: string | null;
  };
  "case.transfer_accepted": { n: number; read_back: string | null };
  "case.transfer_refused": { n: number; reason: string | null };
  "case.transfer_withdrawn": { n: number; reason?: string | null };
  "case.decision_conflicted": { n: number; owner: string; due: string };
  "case.conflict_settled": { n: number; outcome: "stands" | "applied"; reason: string | null };
  "case.corrected": {
    corrects: number;
    of: string;
    field: string;
    value: string | number | null;
    reason: string | null;
  };
}

export type Topic = keyof Payloads;

interface Envelope<T extends Topic> {
  position: number;
  topic: T;
  topic_version: number;
  version: number;
  occurred_at: string;
  recorded_at: string;
  by: string;
  role?: string;
  recorded_by?: string | null;
  op_id?: string | null;
  source?: string | null;
  attachments?: Attachment[];
  /** Told by a former chief representative of a time when another was. */
  after_transfer?: boolean;
}

export type HappeningOf<T extends Topic> = Envelope<T> & Payloads[T];
export type Happening = { [T in Topic]: HappeningOf<T> }[Topic];

/** The name of the n-th right holder, as the page knows it. */
export type NameOf = (n: number) => string;

// One sentence for every topic: a topic without one fails the build.
export type Sentences = { [T in Topic]: (event: Payloads[T], name: NameOf) => string };

const DAY = 24 * 3600 * 1000;

/** Whether it was heard of more than a day after it happened. */
export function isLate(event: { occurred_at: string; recorded_at: string }): boolean {
  return Date.parse(event.recorded_at) - Date.parse(event.occurred_at) > DAY;
}
