// What the trail is asked about stands in the address, and goes on to papers and bundle as it is.
import { read } from "../ask";
import { readDay } from "../moment/shanghai";
import type { TrailPage } from "./record";

export const KINDS = ["case", "project", "task_force", "cadre"] as const;
export type Kind = (typeof KINDS)[number];
export type AnyKind = Kind | "stream";

export interface Subject {
  kind: AnyKind;
  which: string;
}

/** The subject that an address names, null where it names none. */
export function subjectIn(query: URLSearchParams): Subject | null {
  for (const kind of [...KINDS, "stream"] as const) {
    const which = query.get(kind);
    if (which) return { kind, which };
  }
  return null;
}

/** The address of a trail. */
export function trailOf(subject: Subject): string {
  return `/audit/trail?${new URLSearchParams({ [subject.kind]: subject.which }).toString()}`;
}

export interface Asking {
  from: string;
  to: string;
  knownAt: string;
}
export type Flaw = "missing" | "badDay" | "badPosition";

/** What the form says as an address would, or why it cannot be read. */
export function queryOf(subject: Subject, asked: Asking): URLSearchParams | Flaw {
  const which = subject.which.trim();
  if (!which) return "missing";
  const query = new URLSearchParams({ [subject.kind]: which });
  for (const [name, text] of [["from", asked.from], ["to", asked.to]] as const) {
    if (!text.trim()) continue;
    const day = readDay(text);
    if (!day) return "badDay";
    query.set(name, day);
  }
  const position = asked.knownAt.normalize("NFKC").replaceAll(/[\s,]/g, "");
  if (position && !/^\d{1,15}$/.test(position)) return "badPosition";
  if (position) query.set("known_at", position);
  return query;
}

/** What an address asks of the server; fields of other pages are left out. */
export function askedIn(query: URLSearchParams): Record<string, string | null> {
  const names = [...KINDS, "stream", "from", "to", "known_at", "flag"];
  return Object.fromEntries(names.map((name) => [name, query.get(name)]));
}

const labels = new Map<string, Promise<string>>();

/** What people call a file, e.g. XNM/007; asked once. */
export function labelOf(stream: string): Promise<string> {
  const known = labels.get(stream);
  if (known) return known;
  const asked = identified({ kind: "stream", which: stream }).then(({ label }) => label);
  labels.set(stream, asked);
  asked.catch(() => labels.delete(stream));
  return asked;
}

/** The id and the label of one file, or of a case by CODE/NO; no record of it is read. */
export async function identified(subject: Subject): Promise<{ id: string; label: string }> {
  const page = await read<TrailPage>("/audit/trail", { [subject.kind]: subject.which, known_at: "0" });
  return { id: page.subject.name, label: page.subject.label };
}
