// What the screens know of the device: a sealed caseload, an outbox, and how the two are doing.
import type { Method, Milestone, Mood, Outcome, Stage } from "../../answers";

/** No PIN yet, PIN needed, usable, or the caseload was dropped. */
export type Status = "new" | "locked" | "open" | "gone";
/** Why the caseload was dropped; with `expired` and `guessed` the unsent entries are still here. */
export type Gone = "revoked" | "expired" | "guessed";
/** What to tell; the dictionaries have a sentence for each. */
export type Trouble =
  | "storage_full"
  | "file_given_up"
  | "server_away"
  | "not_a_server"
  | "too_often"
  | "other_account"
  | "not_allowed"
  | "file_refused"
  | "no_caseload"
  | "wrong_code";

/** Why something was not done. */
export class DeviceTrouble extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

export interface Talk {
  at: string;
  method: Method;
  by: string;
  met: string | null;
  summary: string | null;
  mood: Mood | null;
  /** Noted here and not on the server yet. */
  unsent?: true;
}

/** What the server numbers; `n` is null as long as it is only here. */
interface Numbered {
  n: number | null;
  unsent?: true;
}

export interface Demand extends Numbered {
  text: string | null;
  raised_at: string;
}

export interface Promised extends Numbered {
  text: string | null;
  due: string;
  by: string;
}

export interface Offer extends Numbered {
  amount_fen: number;
  valid_until: string | null;
}

export interface Party {
  n: number;
  /** Null once erased under an order. */
  name: string | null;
  share: string | null;
  phone: string | null;
  signed: boolean;
  unsent?: true;
}

export interface Letter {
  reason: string | null;
  letter: string | null;
  read_back: string | null;
  from: string | null;
  at: string;
}

/** A case as GET /field gives it, with what was noted here since. */
export interface Card {
  id: string;
  case_no: string;
  project: string;
  project_code: string;
  project_name: string;
  version: number;
  kind: "household" | "parcel";
  /** The parties' names joined by 、 */
  name: string;
  /** The initials of each name: ["wjg"]. */
  pinyin: string[];
  address: string | null;
  stage: Stage;
  outcome: Outcome | null;
  milestone: Milestone | null;
  people: number | null;
  chief: string | null;
  mood: Mood | null;
  contacts: number;
  last_contact: Talk | null;
  /** The last three, the newest first. */
  talks: Talk[];
  next_step: { text: string | null; due: string | null; unsent?: true } | null;
  demands: Demand[];
  promises: Promised[];
  offers: Offer[];
  accepted: { n: number; amount_fen: number } | null;
  parties: Party[];
  conflicts: { n: number; op: string; due: string; owner: string }[];
  receipt_key: string;
  letter: Letter | null;
  /** How many entries about it are not on the server yet. */
  unsent: number;
}

export type EntryState = "waiting" | "kept" | "refused" | "mismatch" | "conflict" | "given_up";
export type FileKind = "photo" | "voice" | "document";

export interface Attachment {
  /** Of the plain bytes, in hex. */
  sha256: string;
  kind: FileKind;
  media_type: string;
  size: number;
  /** Bytes that the server holds. */
  sent: number;
}

export interface Entry {
  op_id: string;
  /** 1, 2, 3… on this device. */
  seq: number;
  case: string;
  /** The path after /cases/{id}/. */
  op: string;
  version?: number;
  /** Seconds, server minus device, as known when it was made. */
  drift?: number;
  body: Record<string, unknown>;
  made_at: string;
  state: EntryState;
  position?: number;
  leaf_hash?: string;
  /** The number of the promise, demand, offer or conflict that it became. */
  n?: number;
  problem?: { type: string; title: string; detail?: string; [more: string]: unknown };
  files: Attachment[];
  /** Whose entry it is, where another phone gave it to this one. */
  from?: string;
}

export interface SyncState {
  isUnderWay: boolean;
  /** When all that was waiting had been sent and the caseload was up to date. */
  lastAt: string | null;
  isOffline: boolean;
  mustSignIn: boolean;
  /** The server's caseload is another than this one, even after comparing case by case. */
  disagrees: boolean;
  /** Entries that are not on the server; known while locked, too. */
  unsent: number;
  filesOutstanding: number;
  trouble: Trouble | null;
}

export interface NewFile {
  blob: Blob;
  kind: FileKind;
}

export interface Device {
  /** Whether the disk has been looked at; before that, `status` says nothing. */
  readonly isAwake: boolean;
  readonly status: Status;
  readonly gone: Gone | null;
  /** Whose caseload this is; null while it is locked. */
  readonly me: string | null;
  /** Tries left before the caseload is dropped, and until when none is taken. */
  readonly tries: { left: number; until: string | null };
  readonly cards: Card[];
  /** The newest first; those on the server stay for seven days. */
  readonly entries: Entry[];
  readonly syncing: SyncState;

  /** Take a PIN of at least six digits for a new store. Throws DeviceTrouble `no_caseload`. */
  setUp(pin: string): Promise<void>;
  /** Whether the PIN was right; false also while no try is taken. */
  unlock(pin: string): Promise<boolean>;
  lock(): void;
  /** Take everything away, unsent entries too. */
  wipe(): Promise<void>;
  card(id: string): Card | undefined;
  /**
   * Keep an entry: it is on disk before this resolves. `occurred_at` is in the body, by the
   * device's clock. Throws DeviceTrouble `storage_full`, when not even the words could be kept.
   */
  note(
    caseId: string,
    op: string,
    body: Record<string, unknown>,
    files?: NewFile[],
  ): Promise<Entry>;
  /** Give up a refused or mismatched entry. */
  giveUp(op_id: string): Promise<void>;
  sync(): Promise<void>;
  /** What is unsent, with its files, as a file that the code opens; the code is shown once. */
  handOver(): Promise<{ file: Blob; code: string }>;
  /** Take over another phone's file; how many entries were new. Throws DeviceTrouble `wrong_code`. */
  takeOver(file: Blob, code: string): Promise<number>;
  receiptLink(entry: Entry): Promise<string>;
  /** What is half-written about a case, sealed, through a lock or a kill; null forgets it. */
  keepDraft(name: string, draft: unknown): Promise<void>;
  draft<T>(name: string): Promise<T | null>;
}
