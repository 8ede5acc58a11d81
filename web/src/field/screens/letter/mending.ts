// Of one's own entry of today one field is corrected at a time, with a reason.
import { MOODS, METHODS } from "../../../answers";
import type { Entry } from "../../device/device";

export const FIELDS: Record<string, readonly string[]> = {
  contacts: ["summary", "met", "mood", "method", "next_step", "next_due", "accompanied_by"],
  demands: ["text"],
  promises: ["text", "due"],
};

export type Kind = "text" | "day" | "mood" | "method";

export function kindOf(field: string): Kind {
  if (field === "mood" || field === "method") return field;
  return field === "due" || field === "next_due" ? "day" : "text";
}

export const CHOICES = { mood: MOODS, method: METHODS };

/** The value as the entry holds it, as text. */
export const heldBy = (entry: Entry, field: string) => String(entry.body[field] ?? "");
