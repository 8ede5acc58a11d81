// Money is kept in 分 and areas in cm²; people read yuan and ㎡.

const yuan = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const area = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** ¥1,234,567.89; whole yuan without the zeros. */
export function sayYuan(fen: number): string {
  return `¥${fen % 100 === 0 ? whole.format(fen / 100) : yuan.format(fen / 100)}`;
}

/** 120.5 ㎡ */
export function sayArea(cm2: number): string {
  return `${area.format(cm2 / 10_000)} ㎡`;
}

/** Days: whole ones from ten up, one decimal below. */
export function sayDays(days: number): string {
  return days >= 10 ? whole.format(days) : String(Math.round(days * 10) / 10);
}

export function sayCount(n: number): string {
  return whole.format(n);
}

/** A file's size: 2.3 MB, or whole KB below one. */
export function saySize(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  if (megabytes >= 1) return `${Math.round(megabytes * 10) / 10} MB`;
  return `${Math.max(1, Math.round(bytes / 2 ** 10))} KB`;
}
