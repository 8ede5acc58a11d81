// A month is written YYYY-MM; the months before and after it are found by counting.
import { dayOf } from "../moment/shanghai";

/** Read a month as people write one: 2026-10, 2026.10, 2026年10月, 202610. */
export function readMonth(text: string): string | null {
  const clean = text.normalize("NFKC").replaceAll(/\s/g, "");
  const parts = /^(\d{4})[-./年]?(\d{1,2})月?$/.exec(clean);
  const month = Number(parts?.[2]);
  return parts && month >= 1 && month <= 12 ? `${parts[1]}-${String(month).padStart(2, "0")}` : null;
}

export function addMonths(month: string, many: number): string {
  const [year, n] = month.split("-").map(Number);
  const at = (year ?? 0) * 12 + (n ?? 1) - 1 + many;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** The month whose meeting is due: the last that is over. */
export const lastMonth = () => addMonths(dayOf(new Date()).slice(0, 7), -1);
