// The outbox is what was noted here: each entry waits until the server's answer for it is known.
import { newOperation } from "../../operation";
import { driftAt } from "./clock";
import { DeviceTrouble, type Attachment, type Card, type NewFile } from "./device";
import type { Problem } from "./line";
import { isUnsent, type Kept, type Safe } from "./safe";
import { sha256 } from "./seal";

/** Operations that say by whom: written out, so that the entry is the same whoever brings it. */
const SAYS_BY = ["contacts", "promises"];

export interface Noted {
  kept: Kept;
  /** Whether the files had to be given up. */
  lostFiles: boolean;
}

/** Keep what was noted; the files are given up before the words. Throws DeviceTrouble. */
export async function keep(
  safe: Safe,
  about: { card: Card | undefined; case: string; op: string; me: string },
  body: Record<string, unknown>,
  files: NewFile[],
): Promise<Noted> {
  const now = Date.now();
  const clock = await safe.shelf.get("clock", "clock");
  const drift = driftAt(now, clock);
  const read = await Promise.all(files.map(({ blob }) => blob.arrayBuffer()));
  const attachments = await Promise.all(files.map((each, at) => described(each, read[at])));
  const signed = SAYS_BY.includes(about.op) && !body["by"] ? { ...body, by: about.me } : body;
  const made = (held: Attachment[]): Kept => ({
    op_id: newOperation(now + (drift ?? 0) * 1000),
    seq: 0,
    case: about.case,
    op: about.op,
    ...(about.card ? { version: about.card.version } : {}),
    ...(drift === undefined ? {} : { drift }),
    body: held.length > 0 ? { ...signed, attachments: held.map(told) } : signed,
    made_at: new Date(now).toISOString(),
    state: "waiting",
    files: held,
    project: about.card?.project ?? null,
  });
  const bytes = read.map((each) => new Uint8Array(each));
  try {
    return { kept: only(await safe.add([[made(attachments), bytes]])), lostFiles: false };
  } catch (reason) {
    const isFull = reason instanceof DeviceTrouble && reason.trouble === "storage_full";
    if (!isFull || files.length === 0) throw reason;
    return { kept: only(await safe.add([[made([]), []]])), lostFiles: true };
  }
}

/** Take a refused or mismatched entry out of the way; it is never sent again. */
export async function giveUp(safe: Safe, op_id: string): Promise<void> {
  const entry = (await safe.entries()).find((each) => each.op_id === op_id);
  if (!entry || !["refused", "mismatch"].includes(entry.state)) return;
  await safe.change([{ ...entry, state: "given_up", answeredAt: Date.now() }]);
}

async function described({ blob, kind }: NewFile, bytes?: ArrayBuffer): Promise<Attachment> {
  const media_type = blob.type.split(";")[0] || "application/octet-stream";
  return { sha256: await sha256(bytes ?? ""), kind, media_type, size: blob.size, sent: 0 };
}

const told = ({ sha256, kind, media_type, size }: Attachment) => ({
  sha256,
  kind,
  media_type,
  size,
});

function only<T>(all: T[]): T {
  const [one] = all;
  if (!one) throw new Error("what was added is not there");
  return one;
}

/** What the server says of one entry. */
export interface Verdict {
  op_id: string;
  status: "accepted" | "duplicate" | "mismatch" | "conflict" | "refused";
  position?: number;
  leaf_hash?: string;
  version?: number;
  n?: number;
  conflict?: number;
  problem?: Problem;
}

const STATES: Partial<Record<string, Kept["state"]>> = {
  accepted: "kept",
  duplicate: "kept",
  mismatch: "mismatch",
  conflict: "conflict",
  refused: "refused",
};

/** The entry with its verdict; null where the server could not decide yet, or nobody understands. */
export function judged(entry: Kept, said: Verdict, now: number): Kept | null {
  const state = hasArrivedOtherwise(entry, said) ? "kept" : STATES[said.status];
  if (!state || Number(said.problem?.["status"]) >= 500) return null;
  const n = said.n ?? said.conflict;
  const { problem: _before, ...rest } = entry;
  return {
    ...rest,
    state,
    answeredAt: now,
    ...(said.position === undefined ? {} : { position: said.position }),
    ...(said.leaf_hash === undefined ? {} : { leaf_hash: said.leaf_hash }),
    ...(n === undefined ? {} : { n }),
    ...(said.problem && state !== "kept" ? { problem: said.problem } : {}),
  };
}

/** Of two phones that hold the same entry, the second is told that its number is another's. */
function hasArrivedOtherwise(entry: Kept, { status, problem }: Verdict): boolean {
  const isShared = entry.isHandedOver || entry.from !== undefined;
  return isShared && status === "mismatch" && String(problem?.["difference"]) === "Idempotency-Key";
}

/** How an entry goes out. */
export const item = ({ op_id, seq, case: id, op, version, drift, body }: Kept) => ({
  op_id,
  seq,
  case: id,
  op,
  version,
  drift,
  body,
});

export const MOST = 100;
const LARGEST = 128 * 1024;

/** The next entries to go out together, in order; a thin line brings few at once home safely. */
export function batch(entries: Kept[], most: number): Kept[] {
  const waiting = entries.filter((each) => each.state === "waiting").slice(0, most);
  let size = 0;
  const fits = (each: Kept, at: number) =>
    (size += JSON.stringify(each.body).length * 2) <= LARGEST || at === 0;
  const end = waiting.findIndex((each, at) => !fits(each, at));
  return end < 0 ? waiting : waiting.slice(0, end);
}

/** How many of each project are here alone. */
export function unsentOf(entries: Kept[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { project } of entries.filter(isUnsent)) {
    if (project) counts[project] = (counts[project] ?? 0) + 1;
  }
  return counts;
}
