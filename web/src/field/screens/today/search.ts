// A household is found by any part of its name, initials, number or address, without a signal.
import type { Card } from "../../device/device";

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");

/** The cards that the words fit; all of them for no words. */
export function found(cards: Card[], words: string): Card[] {
  const asked = plain(words);
  return asked ? cards.filter((card) => fits(card, asked)) : cards;
}

function fits(card: Card, asked: string): boolean {
  const told = [card.name, card.case_no, card.address ?? ""].map(plain);
  return told.some((text) => text.includes(asked)) || card.pinyin.some((each) => each.includes(asked));
}
