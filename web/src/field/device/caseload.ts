// The caseload is the server's: changed cards are taken in, and a hash over all tells if they agree.
import type { Card } from "./device";
import { ask, Away } from "./line";
import type { Caseload, Safe } from "./safe";
import { sha256 } from "./seal";

interface Pack {
  position: number;
  hash: string;
  me: { name: string };
  cases: Card[];
  ids?: [string, number][];
}

const FIELDS: (keyof Pack)[] = ["position", "hash", "me", "cases"];

/** The hash that the server makes over the same cards. */
export function hashOf(cards: Card[]): Promise<string> {
  const lines = cards.map(({ id, version }) => `${id} ${version}\n`);
  return sha256(lines.sort().join(""));
}

/** Bring the caseload up to date; case by case and then whole, where the hashes differ. */
export async function fetched(
  safe: Safe,
  account: string,
): Promise<{ caseload: Caseload; agrees: boolean }> {
  const had = await safe.read<Caseload>("caseload");
  let taken = await taking(account, had, had ? `?since=${had.position}` : "");
  if (!taken.agrees && had) taken = await taking(account, had, `?since=${had.position}&ids=true`);
  if (!taken.agrees && had) taken = await taking(account, null, "");
  await safe.write("caseload", taken.caseload);
  return taken;
}

async function taking(account: string, had: Caseload | null, query: string) {
  const pack = await ask<Pack>(`/field${query}`, FIELDS);
  // Somebody else signed in just now: theirs is not taken in; the next round is told so.
  if (pack.me.name !== account) throw new Away("other_account");
  const newer = new Map(pack.cases.map((card) => [card.id, card]));
  const older = (had?.cards ?? []).filter(({ id }) => !newer.has(id));
  const own = pack.ids && new Set(pack.ids.map(([id]) => id));
  const cards = [...older, ...newer.values()].filter(({ id }) => !own || own.has(id));
  const hash = await hashOf(cards);
  const { position } = pack;
  const caseload = { position, hash, cards, lastAt: had?.lastAt ?? null };
  return { caseload, agrees: hash === pack.hash };
}
