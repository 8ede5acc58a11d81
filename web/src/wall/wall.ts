// A wall comes in columns, a number a case in each; here it is put in the order in which it hangs.
import type { Stage } from "../answers";

export const STALLS = ["green", "amber", "red"] as const;
/** Of an open case; a closed one has none. */
export type Stall = (typeof STALLS)[number];

/** What GET /projects/{code}/wall answers. */
export interface WallAnswer {
  as_of: string;
  position: number;
  groups: string[];
  stages: Stage[];
  colours: (Stall | null)[];
  cases: {
    id: string[];
    case_no: string[];
    stage: number[];
    colour: number[];
    /** Index of the village group, −1 for none. */
    group: number[];
    days_quiet: number[];
  };
}

export interface Household {
  id: string;
  caseNo: string;
  stage: Stage;
  stall: Stall | null;
  group: string | null;
  daysQuiet: number;
}

/** A village group and its cases, by their places in the columns. */
export interface Group {
  name: string | null;
  cases: number[];
  remaining: number;
}

export interface Filter {
  stage: Stage | null;
  stall: Stall | null;
  /** Part of a number. */
  number: string;
}

export class Wall {
  readonly groups: Group[];
  readonly remaining: number;

  constructor(readonly answer: WallAnswer) {
    const { groups, cases } = answer;
    const named = groups.map((name): Group => ({ name, cases: [], remaining: 0 }));
    const rest: Group = { name: null, cases: [], remaining: 0 };
    cases.group.forEach((which, i) => {
      const group = named[which] ?? rest;
      group.cases.push(i);
      if (this.stage(i) !== "closed") group.remaining += 1;
    });
    this.groups = [...named, rest].filter((group) => group.cases.length > 0);
    this.remaining = this.groups.reduce((sum, group) => sum + group.remaining, 0);
  }

  get size(): number {
    return this.answer.cases.id.length;
  }

  stage(i: number): Stage {
    return this.answer.stages[this.answer.cases.stage[i] ?? 0] ?? "opened";
  }

  stall(i: number): Stall | null {
    return this.answer.colours[this.answer.cases.colour[i] ?? -1] ?? null;
  }

  household(i: number): Household {
    const { id, case_no, group, days_quiet } = this.answer.cases;
    return {
      id: id[i] ?? "",
      caseNo: case_no[i] ?? "",
      stage: this.stage(i),
      stall: this.stall(i),
      group: this.answer.groups[group[i] ?? -1] ?? null,
      daysQuiet: days_quiet[i] ?? 0,
    };
  }

  /** Which cases a filter lets through: one byte a case, 1 for lit; null for all of them. */
  lit({ stage, stall, number }: Filter): Uint8Array | null {
    const asked = number.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
    if (!stage && !stall && !asked) return null;
    const found = new Uint8Array(this.size);
    for (let i = 0; i < this.size; i += 1) {
      const passes =
        (!stage || this.stage(i) === stage) &&
        (!stall || this.stall(i) === stall) &&
        (!asked || (this.answer.cases.case_no[i] ?? "").includes(asked));
      found[i] = passes ? 1 : 0;
    }
    return found;
  }
}
