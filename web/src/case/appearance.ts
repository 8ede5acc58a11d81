// How an event looks in the timeline: what was said, what was agreed, what was filed.
import type { Happening, Topic } from "../happenings";
import type { MarkName } from "../look/marks";

export type Kind = "talk" | "deal" | "file";

const LOOKS: Record<Exclude<Topic, "case.contact_logged">, [Kind, MarkName]> = {
  "case.opened": ["file", "file"],
  "case.opening_moved_back": ["file", "mended"],
  "case.closed": ["deal", "done"],
  "case.reopened": ["deal", "again"],
  "case.chief_named": ["file", "person"],
  "case.party_recorded": ["file", "person"],
  "case.party_succeeded": ["file", "person"],
  "case.asset_recorded": ["file", "house"],
  "case.split": ["deal", "file"],
  "case.merged": ["deal", "file"],
  "case.contact_confirmed": ["talk", "person"],
  "case.demand_raised": ["talk", "demand"],
  "case.demand_answered": ["talk", "demand"],
  "case.objection_raised": ["talk", "alert"],
  "case.objection_answered": ["talk", "demand"],
  "case.order_given": ["file", "alert"],
  "case.order_reported": ["file", "done"],
  "case.order_settled": ["file", "done"],
  "case.promise_made": ["talk", "promise"],
  "case.promise_kept": ["talk", "done"],
  "case.promise_broken": ["talk", "alert"],
  "case.offer_made": ["deal", "money"],
  "case.offer_accepted": ["deal", "money"],
  "case.offer_declined": ["deal", "money"],
  "case.offer_withdrawn": ["deal", "money"],
  "case.signature_captured": ["deal", "signature"],
  "case.signature_withdrawn": ["deal", "signature"],
  "case.agreement_effective": ["deal", "signature"],
  "case.paid": ["deal", "money"],
  "case.flat_assigned": ["deal", "house"],
  "case.handed_over": ["deal", "house"],
  "case.demolished": ["deal", "house"],
  "case.recusal_declared": ["file", "alert"],
  "case.recusal_lifted": ["file", "person"],
  "case.transfer_offered": ["file", "letter"],
  "case.transfer_accepted": ["file", "person"],
  "case.transfer_refused": ["file", "again"],
  "case.transfer_withdrawn": ["file", "earlier"],
  "case.decision_conflicted": ["deal", "alert"],
  "case.conflict_settled": ["deal", "done"],
  "case.corrected": ["file", "mended"],
};

function lookOf(event: Happening): [Kind, MarkName] {
  if (event.topic === "case.contact_logged") return ["talk", event.method];
  // A newer server may know topics that this page does not.
  return (LOOKS as Partial<typeof LOOKS>)[event.topic] ?? ["file", "file"];
}

export const kindOf = (event: Happening): Kind => lookOf(event)[0];
export const markOf = (event: Happening): MarkName => lookOf(event)[1];
