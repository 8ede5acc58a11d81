// The six figures that stand beside every count; null where nobody can know.
export const QUALITIES = [
  "complaints_open", "reversals", "withdrawn_signatures", "pressure", "promises_overdue",
  "unsent_entries",
] as const;
export type Quality = Record<(typeof QUALITIES)[number], number | null>;
