// What was read, as the server tells it, and in the reader's words.
import type { Words } from "../language/zh";

export interface Look {
  position: number;
  at: string;
  last_at: string;
  times: number;
  reader: string;
  role: string;
  what: string;
  case: string | null;
  case_no: string | null;
  project: string | null;
  subject: string | null;
  form: string | null;
  term: string | null;
  why: number | null;
  reason: string | null;
}

export interface ReaderOfCase {
  reader: string;
  role: string;
  times: number;
  first_at: string;
  last_at: string;
  through_glass: boolean;
}

export interface CaseReads {
  readers: ReaderOfCase[];
  items: Look[];
  position: number;
}

export interface Opening {
  position: number;
  reader: string;
  role: string;
  case: string;
  case_no: string;
  project: string | null;
  at: string;
  until: string;
  reason: string | null;
  stands: boolean;
}

export interface Opened {
  id: string;
  case_no: string;
  until: string;
  position: number;
}

export const WHATS = [
  "case", "search", "list", "inspection", "trail", "export", "feed", "reads", "attempt",
  "caseload",
] as const;

/** What was looked at, where it has no page of its own: `cadre 李建华` as people say it. */
export function saySubject(look: Look, words: Words): string {
  const { reads } = words.access;
  const subject = look.subject ?? "";
  if (look.what === "list") return [reads.list[subject], look.project].filter(Boolean).join(" ");
  if (subject === "refused") return reads.refusedFile + reads.as(look.form ?? "");
  const [kind = "", ...rest] = subject.split(" ");
  const known = reads.kind[kind];
  const said = known && rest.length > 0 ? `${known} ${rest.join(" ")}` : subject;
  return look.form ? said + reads.as(look.form) : said;
}
