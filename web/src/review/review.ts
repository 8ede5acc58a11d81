// A month of a task force: drafted from the log until it is frozen with its position and hash.
import type { OpenStage } from "../answers";
import type { Quality } from "../leading/quality";
import type { Ranked } from "../ranking/ranking";

/** The count at one end of the month, with its pair. */
export interface Standing {
  opened: number;
  closed: number;
  remaining: number;
  by_stage: Record<OpenStage, number>;
  quality?: Quality;
}

export const MOVES = ["closed", "opened", "reopened", "signing", "signed"] as const;

export interface Figures {
  name: string | null;
  as_of: string;
  before: Standing;
  after: Standing;
  moves: Record<(typeof MOVES)[number], number>;
  contacts: number;
  stalled: { red: number; amber: number };
  forecast: { basis: boolean; clear: { p50: string | null; p85: string | null; p95: string | null } };
  projects: Ranked[];
  method: Record<string, string>;
}

/** What GET /task-forces/{code}/reviews/{month} answers. */
export interface Review {
  month: string;
  frozen: boolean;
  position: number;
  hash: string | null;
  frozen_at: string | null;
  by: string | null;
  figures: Figures;
}
