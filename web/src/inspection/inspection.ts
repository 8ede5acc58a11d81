// Inspections and their findings as the server answers, and what each stage may take next.
import type { MarkName } from "../look/marks";

export const STAGES = [
  "raised", "explained", "ordered", "reported", "returned", "settled", "withdrawn",
] as const;
export type FindingStage = (typeof STAGES)[number];
export type Waits = "inspected" | "inspector";
export const REMITS = ["project", "task_force"] as const;
export type Remit = (typeof REMITS)[number];

export interface OpenFinding {
  n: number;
  case: string | null;
  cadre: string | null;
  stage: FindingStage;
  waits_for: Waits;
  due: string | null;
  raised_at: string;
}

export interface InspectionRow {
  id: string;
  reference: string;
  label: string;
  team: string;
  remit: Remit;
  opened_at: string;
  closed_at: string | null;
  findings: number;
  open: OpenFinding[];
}

export interface Finding {
  n: number;
  stage: FindingStage;
  waits_for: Waits | null;
  text: string | null;
  raised_at: string;
  case: string | null;
  cadre: string | null;
  cites: number[];
  explanation: string | null;
  explained_by: string | null;
  due: string | null;
  order: string | null;
  report: string | null;
  reported_by: string | null;
  reason: string | null;
}

export interface Inspection {
  id: string;
  version: number;
  reference: string;
  label: string;
  team: string;
  mandate: string;
  remit: Remit;
  opened_at: string;
  closed_at: string | null;
  result: string | null;
  findings: Finding[];
}

export const FINDING_MARKS: Record<FindingStage, MarkName> = {
  raised: "demand",
  explained: "letter",
  ordered: "mended",
  reported: "letter",
  returned: "again",
  settled: "done",
  withdrawn: "earlier",
};

export type Act =
  | "explanation" | "acceptance" | "rectification" | "report" | "return" | "withdrawal";
// What the rules take at a stage, the likeliest first; whatever else is asked, the server refuses.
const TAKES: Record<FindingStage, Act[]> = {
  raised: ["explanation", "rectification", "withdrawal"],
  explained: ["acceptance", "rectification", "explanation", "withdrawal"],
  ordered: ["report", "rectification", "withdrawal"],
  reported: ["acceptance", "return", "withdrawal"],
  returned: ["report", "rectification", "withdrawal"],
  settled: [],
  withdrawn: [],
};
export function actsOf(finding: Finding): Act[] {
  // After an order explanations stand in the report.
  return TAKES[finding.stage].filter((act) => act !== "explanation" || !finding.due);
}

export type ActField = "text" | "by" | "due" | "reason";
export const FIELDS: Record<Act, ActField[]> = {
  explanation: ["text", "by"],
  acceptance: [],
  rectification: ["due", "text"],
  report: ["text", "by"],
  return: ["reason"],
  withdrawal: ["reason"],
};

/** The positions that a text names; null where it says something else. */
export function readPositions(text: string): number[] | null {
  const parts = text.normalize("NFKC").split(/[\s,、;和]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,15}$/.test(part)) ? parts.map(Number) : null;
}
