// Lengths of time are said in days, and on an axis of years in years.
import { sayDays } from "../amounts";
import type { Words } from "../language/zh";

const YEAR = 365;

/** A word for a number of days on an axis that ends at `end`. */
export function lengthSayer(end: number, words: Words): (days: number) => string {
  if (end <= 3 * YEAR) return (days) => `${sayDays(days)} ${words.countdown.days}`;
  return (days) => words.board.lengths.years(String(Math.round((days / YEAR) * 10) / 10));
}

/** A span of ages, its last day counted in: 30–89 days, 2–5 years, over 5 years. */
export function sayAges(from: number, to: number | null, words: Words): string {
  const said = words.board.ageing;
  if (from > 0 && from % YEAR === 0 && (to === null || (to + 1) % YEAR === 0)) {
    const years = String(from / YEAR);
    return to === null ? said.overYears(years) : said.years(years, String((to + 1) / YEAR));
  }
  return to === null ? said.over(String(from)) : said.between(String(from), String(to));
}
