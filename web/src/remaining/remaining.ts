// A remaining household with what blocks it and what may lawfully come next, as the server ranks it.
import type { OpenStage } from "../answers";
import type { Stall } from "../wall/wall";

export interface Block {
  kind: string;
  /** The number of the demand, promise, order … in the case; null where it has none. */
  n: number | null;
  since: string | null;
}

export interface RemainingRow {
  id: string;
  case_no: string;
  /** The code of its project. */
  project: string;
  name: string | null;
  stage: OpenStage;
  colour: Stall | null;
  age_days: number;
  days_quiet: number;
  last_contact: string | null;
  chief: string | null;
  blocks: Block[];
  next: { step: string; earliest: string | null; article: string | null } | null;
}

/** What GET /S/remaining answers. */
export interface RemainingAnswer {
  as_of: string;
  position: number;
  items: RemainingRow[];
  next: string | null;
  method: string;
}
