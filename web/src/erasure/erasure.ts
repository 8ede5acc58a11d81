// Orders of erasure and holds as the server answers them.
import type { Written } from "../answers";

export const KINDS = ["inspection", "lawsuit", "other"] as const;
export type Kind = (typeof KINDS)[number];
export const OVERS = ["project", "task_force", "case", "person"] as const;
export type Over = (typeof OVERS)[number];

export interface Order {
  position: number;
  person: string;
  order: string;
  erased_at: string;
  erased_by: string | null;
}

export interface Erased extends Written {
  order: string;
  /** Ids of the households whose own texts may still speak of the person. */
  households: string[];
}

export interface Held {
  id: string;
  kind: Kind;
  reference: string;
  over: Over;
  /** The id of what is held. */
  of: string;
  reason: string | null;
  placed_at: string;
  placed_by: string | null;
  lifted_at: string | null;
  lifted_by: string | null;
}

/** The id in what somebody wrote or pasted, the address of a page too; null where there is none. */
export function readId(text: string): string | null {
  const found = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(text.normalize("NFKC"));
  return found ? found[0].toLowerCase() : null;
}
