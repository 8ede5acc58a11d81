// What the day asks for is told from the cards alone, so that it is right without a signal.
import { dayOf, daysSince } from "../../../moment/shanghai";
import type { Card } from "../../device/device";

/** After how many days without a contact a case counts as gone quiet. */
export const QUIET_AFTER = 14;

export interface Task {
  card: Card;
  kind: "conflict" | "promise" | "next_step";
  text: string | null;
  due: string;
  /** Days since it fell due; 0 today, negative ahead. */
  late: number;
}

export interface Quiet {
  card: Card;
  /** Days since the last contact; null where there never was one. */
  days: number | null;
}

/** What is due today or was before, and every open conflict; the latest first. */
export function tasksOf(cards: Card[], now: Date): Task[] {
  return cards
    .flatMap((card) => ofOne(card, now))
    .filter((task) => task.kind === "conflict" || task.late >= 0)
    .sort((a, b) => a.due.localeCompare(b.due));
}

function ofOne(card: Card, now: Date): Task[] {
  const task = (kind: Task["kind"], text: string | null, due: string): Task => ({
    card, kind, text, due, late: daysSince(`${due}T12:00:00+08:00`, now),
  });
  const step = card.next_step;
  return [
    ...card.conflicts.map((each) => task("conflict", each.op, each.due.slice(0, 10))),
    ...card.promises.map((each) => task("promise", each.text, each.due)),
    ...(step?.due ? [task("next_step", step.text, step.due)] : []),
  ];
}

/** Open cases that nobody was in touch with for two weeks; never contacted ones first. */
export function quietOf(cards: Card[], now: Date): Quiet[] {
  return cards
    .filter((card) => card.stage !== "closed")
    .map((card) => ({ card, days: card.last_contact && daysSince(card.last_contact.at, now) }))
    .filter(({ days }) => days === null || days >= QUIET_AFTER)
    .sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || byNumber(a.card, b.card));
}

/** Cases in the order of their last contact, the newest first. */
export function byRecency(a: Card, b: Card): number {
  const at = (card: Card) => (card.last_contact ? Date.parse(card.last_contact.at) : 0);
  return at(b) - at(a) || byNumber(a, b);
}

export function byNumber(a: Card, b: Card): number {
  return a.case_no.localeCompare(b.case_no, "en", { numeric: true });
}

/** Whether it was noted on the Shanghai day of "now", so that its writer may still correct it. */
export const isOfToday = (moment: string, now: Date) => dayOf(new Date(moment)) === dayOf(now);
