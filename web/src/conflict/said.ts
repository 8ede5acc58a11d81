// A kept decision in the words in which its record would have been told.
import { sayYuan } from "../amounts";
import type { Outcome } from "../answers";
import type { NameOf } from "../happenings";
import type { Words } from "../language/zh";

const ANSWERS = {
  accepted: "case.offer_accepted",
  declined: "case.offer_declined",
  withdrawn: "case.offer_withdrawn",
} as const;

export interface Body {
  answer?: keyof typeof ANSWERS;
  amount_fen?: number;
  party?: number | null;
  outcome?: Outcome;
}

export function sayKept(op: string, body: Body | null, words: Words, name: NameOf): string {
  const say = words.sentences;
  const n = Number(/\/(\d+)\//.exec(op)?.[1] ?? 0);
  if (!body) return words.household.erased;
  if (body.answer) return say[ANSWERS[body.answer]]({ n }, name);
  if (body.amount_fen !== undefined) return words.conflict.offer(sayYuan(body.amount_fen));
  if (body.outcome) return say["case.closed"]({ outcome: body.outcome }, name);
  if (op.endsWith("/withdrawal")) return say["case.signature_withdrawn"]({ n, reason: null }, name);
  return say["case.signature_captured"]({ n, party: body.party ?? null }, name);
}
