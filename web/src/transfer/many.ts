// Many cases in one request: what waits, what is chosen, and what became of each.
export interface OpenTransfer {
  case: string;
  case_no: string | null;
  name: string | null;
  n: number;
  from: string | null;
  to: string;
  offered_by: string;
  offered_at: string;
}

export interface Load {
  cadre: string | null;
  open: number;
  closed: number;
}

export interface Done {
  items: { case: string; status: string; problem?: { title: string } }[];
  position: number;
}

export const AT_ONCE = 1000;

/** Why a case was not done, by its id. */
export function refusedIn(done: Done): Map<string, string> {
  return new Map(done.items.flatMap((each) => (each.problem ? [[each.case, each.problem.title]] : [])));
}

/** How many were done. */
export const doneIn = (done: Done) => done.items.filter((each) => !each.problem).length;
