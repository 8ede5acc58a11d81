// A card shows what was noted here as if the server had it already, marked as unsent.
import type { Card, Entry, Talk } from "./device";

type Body = Record<string, unknown>;
type Effect = (card: Card, body: Body, by: string, n: number) => Partial<Card>;

const text = (of: unknown) => (typeof of === "string" ? of : null);
const unsent = true as const;

function contact(card: Card, body: Body, by: string): Partial<Card> {
  const talk = {
    at: text(body["occurred_at"]) ?? "",
    method: body["method"],
    by: text(body["by"]) ?? by,
    met: text(body["met"]),
    summary: text(body["summary"]),
    mood: body["mood"] ?? null,
    unsent,
  } as Talk;
  const talks = [talk, ...card.talks].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const step = text(body["next_step"]);
  const due = text(body["next_due"]);
  const isLast = talks[0] === talk;
  return {
    contacts: card.contacts + 1,
    talks: talks.slice(0, 3),
    last_contact: isLast ? talk : card.last_contact,
    mood: isLast ? (talk.mood ?? card.mood) : card.mood,
    stage: card.stage === "opened" ? "contacted" : card.stage,
    next_step: !isLast ? card.next_step : step || due ? { text: step, due, unsent } : null,
  };
}

const without = <T extends { n: number | null }>(all: T[], n: number) =>
  all.filter((each) => each.n !== n);

/** What each operation does to a card; of the others only the count shows. */
const EFFECTS: Record<string, Effect> = {
  contacts: contact,
  demands: (card, body) => ({
    demands: [
      ...card.demands,
      { n: null, text: text(body["text"]) ?? "", raised_at: text(body["occurred_at"]) ?? "", unsent },
    ],
  }),
  "demands/{n}/answer": (card, _body, _by, n) => ({ demands: without(card.demands, n) }),
  promises: (card, body, by) => ({
    promises: [
      ...card.promises,
      {
        n: null,
        text: text(body["text"]) ?? "",
        due: text(body["due"]) ?? "",
        by: text(body["by"]) ?? by,
        unsent,
      },
    ],
  }),
  "promises/{n}/outcome": (card, _body, _by, n) => ({ promises: without(card.promises, n) }),
  offers: (card, body) => ({
    offers: [
      ...card.offers,
      {
        n: null,
        amount_fen: Number(body["amount_fen"]),
        valid_until: text(body["valid_until"]),
        unsent,
      },
    ],
  }),
  "offers/{n}/response": (card, body, _by, n) => {
    const accepted = card.offers.find((each) => each.n === n && body["answer"] === "accepted");
    return {
      offers: without(card.offers, n),
      ...(accepted ? { accepted: { n, amount_fen: accepted.amount_fen } } : {}),
    };
  },
  signatures: (card, body) => ({
    parties: card.parties.map((each) =>
      body["party"] === each.n || body["party"] === null ? { ...each, signed: true, unsent } : each,
    ),
  }),
};

/** Whether the caseload, as of this position, does not show the entry yet. */
export function isAhead(entry: Entry, position: number): boolean {
  if (entry.state === "waiting") return true;
  return entry.state === "kept" && (entry.position ?? 0) > position;
}

/** The cards with the effect of all entries that they are behind of. */
export function overlaid(cards: Card[], entries: Entry[], position: number, me: string): Card[] {
  const ahead = grouped(entries.filter((each) => isAhead(each, position)));
  return cards.map((card) => {
    const own = ahead.get(card.id) ?? [];
    const waiting = own.filter((each) => each.state === "waiting").length;
    return own.reduce((shown, entry) => after(shown, entry, me), { ...card, unsent: waiting });
  });
}

function grouped(entries: Entry[]): Map<string, Entry[]> {
  const all = new Map<string, Entry[]>();
  for (const entry of entries) all.set(entry.case, [...(all.get(entry.case) ?? []), entry]);
  return all;
}

function after(card: Card, entry: Entry, me: string): Card {
  const n = Number(/\/(\d+)\//.exec(entry.op)?.[1] ?? 0);
  const effect = EFFECTS[entry.op.replace(/\/\d+\//, "/{n}/")];
  return effect ? { ...card, ...effect(card, entry.body, entry.from ?? me, n) } : card;
}
