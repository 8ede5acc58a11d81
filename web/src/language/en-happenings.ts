// One English sentence for every kind of event.
import { sayArea, sayYuan } from "../amounts";
import type { Means, Method } from "../answers";
import type { Sentences } from "../happenings";
import { outcome } from "./en-names";

const HOW = {
  hand: "Case opened",
  roster: "Case opened from the roster",
  history: "Case opened from the ledger",
  split: "Case opened by a split",
};
const METHOD: Record<Method, string> = {
  visit: "Visited the household",
  phone: "Phoned the household",
  wechat: "WeChat with the household",
  office: "The household came to the office",
  meeting: "Met with the household",
  letter: "Wrote to the household",
  site_viewing: "Viewed the site with the household",
};
const MEANS: Record<Means, string> = {
  ink: "in ink",
  finger: "on the screen",
  thumbprint: "by thumbprint",
};
const named = (name: string | null) => name ?? "(name erased)";

export const sentences: Sentences = {
  "case.opened": (e) => HOW[e.how],
  "case.opening_moved_back": () => "Opening corrected to an earlier time",
  "case.closed": (e) => `Case closed: ${outcome[e.outcome].toLowerCase()}`,
  "case.reopened": () => "Case reopened",
  "case.chief_named": (e) =>
    e.instead_of
      ? `Chief representative ${e.name} in place of ${e.instead_of}`
      : `Chief representative named: ${e.name}`,
  "case.party_recorded": (e) =>
    `Right holder ${named(e.name)} recorded${e.share ? `, share ${e.share}` : ""}`,
  "case.party_succeeded": (e, name) =>
    `${name(e.n)} followed by ${e.heirs.map((heir) => named(heir.name)).join(", ")}`,
  "case.asset_recorded": (e) =>
    `${e.kind} recorded: ${sayArea(e.legal_area_cm2)} registered,` +
    ` ${sayArea(e.unregistered_area_cm2)} unregistered`,
  "case.split": (e) => `Household split; ${e.case_no} opened`,
  "case.merged": (e) => `Merged into ${e.case_no}`,
  "case.contact_logged": (e) =>
    METHOD[e.method] + (e.messages ? `, ${e.messages} messages` : ""),
  "case.contact_confirmed": (e) => `Record ${e.confirms} confirmed by the partner`,
  "case.demand_raised": (e) => `Demand ${e.n} raised`,
  "case.demand_answered": (e) => `Demand ${e.n} answered`,
  "case.objection_raised": (e) => `Objection ${e.n} raised by the household`,
  "case.objection_answered": (e) => `Objection ${e.n} answered`,
  "case.order_given": (e) =>
    `${e.kind === "supervised" ? "Supervised order" : "Order"} ${e.n} given${e.to ? ` to ${e.to}` : ""}, due ${e.due}`,
  "case.order_reported": (e) => `Order ${e.n} reported on`,
  "case.order_settled": (e) => `Order ${e.n} ${e.outcome}`,
  "case.promise_made": (e) => `Promise ${e.n} made, due ${e.due}`,
  "case.promise_kept": (e) => `Promise ${e.n} kept`,
  "case.promise_broken": (e) => `Promise ${e.n} broken`,
  "case.offer_made": (e) => `Offer ${e.n} made: ${sayYuan(e.amount_fen)}`,
  "case.offer_accepted": (e) => `Offer ${e.n} accepted`,
  "case.offer_declined": (e) => `Offer ${e.n} declined`,
  "case.offer_withdrawn": (e) => `Offer ${e.n} withdrawn`,
  "case.signature_captured": (e, name) => {
    const how = e.means ? ` ${MEANS[e.means]}` : "";
    const whose = e.party ? name(e.party) : "the whole case";
    const who =
      e.signer === undefined && e.party
        ? `${whose} signed${how}`
        : `${e.signer === undefined ? "Signed" : `${named(e.signer)} signed`}${how} for ${whose}`;
    const seen = e.witness === undefined ? "" : `, witnessed by ${named(e.witness)}`;
    return who + seen + (e.document ? ` (document ${e.document.slice(0, 8)})` : "");
  },
  "case.signature_withdrawn": (e) => `Signature ${e.n} withdrawn`,
  "case.agreement_effective": () => "Agreement effective",
  "case.paid": (e) => `${sayYuan(e.amount_fen)} paid`,
  "case.flat_assigned": (e) => `Resettlement flat ${e.flat} assigned`,
  "case.handed_over": () => "House handed over",
  "case.demolished": () => "House demolished",
  "case.recusal_declared": (e) => `${e.cadre} recused from this case`,
  "case.recusal_lifted": (e) => `Recusal of ${e.cadre} lifted`,
  "case.transfer_offered": (e) => `Transfer offered to ${e.to}`,
  "case.transfer_accepted": () => "Transfer read back and accepted",
  "case.transfer_refused": () => "Transfer refused",
  "case.transfer_withdrawn": (e) =>
    e.reason === undefined ? "Transfer fell: another chief representative was named" : "Transfer withdrawn",
  "case.decision_conflicted": (e) =>
    `Decision in conflict with another's (${e.n}), for ${e.owner} to settle by ${e.due}`,
  "case.conflict_settled": (e) =>
    `Conflict ${e.n} settled: ${e.outcome === "stands" ? "the first stands" : "the kept decision applied"}`,
  "case.corrected": (e) => `Record ${e.corrects} corrected`,
};
