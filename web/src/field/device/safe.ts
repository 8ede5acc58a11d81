// An unlocked shelf: what goes in is on disk before it is believed, what comes out was sealed.
import { DeviceTrouble, type Card, type Entry } from "./device";
import { open, openBytes, seal, sealBytes, type Sealed } from "./seal";
import type { Outgoing, Shelf } from "./shelf";

/** The caseload as the server gave it last. */
export interface Caseload {
  position: number;
  hash: string;
  cards: Card[];
  /** When the phone and the server last agreed that all is told, in ISO 8601. */
  lastAt: string | null;
}

/** An entry with what only the device needs to know of it. */
export interface Kept extends Entry {
  /** The project's id, for the count of what is unsent. */
  project: string | null;
  /** When the server's answer came, by this phone, in milliseconds. */
  answeredAt?: number;
  /** Another phone may bring it, too. */
  isHandedOver?: true;
}

const DAYS_KEPT = 7;
const DAY = 86_400_000;
const BALLAST = 256 * 1024;
const STRICT = { durability: "strict" } as const;

/** Whether an entry is here alone. */
export const isUnsent = (entry: Entry) =>
  ["waiting", "refused", "mismatch"].includes(entry.state);

/** Whether a file of the entry is still to be sent: the server knows the entry it belongs to. */
export const hasFilesLeft = (entry: Entry) =>
  ["kept", "conflict"].includes(entry.state) && entry.files.some((file) => file.sent < file.size);

export class Safe {
  constructor(
    readonly shelf: Shelf,
    readonly key: CryptoKey,
  ) {}

  /** Every entry, the oldest first. */
  async entries(): Promise<Kept[]> {
    const lying = await this.shelf.getAll("entries");
    return Promise.all(
      lying.map(async ({ seq, op_id, sealed }) => ({
        ...(await open<Kept>(this.key, op_id, sealed)),
        seq,
      })),
    );
  }

  /**
   * Keep new entries with their files, all or none; they get the next order numbers. Where the
   * disk is full, room is made of what can be had again. Throws DeviceTrouble `storage_full`.
   */
  async add(made: [Kept, Uint8Array<ArrayBuffer>[]][]): Promise<Kept[]> {
    const sealed = await Promise.all(made.map((each) => this.#sealed(...each)));
    const attempt = () => this.#put(sealed);
    const first = await attempt().catch(onlyFull);
    if (first) return first;
    await this.#makeRoom();
    const second = await attempt().catch(onlyFull);
    if (second) return second;
    throw new DeviceTrouble("storage_full");
  }

  async #sealed(kept: Kept, files: Uint8Array<ArrayBuffer>[]) {
    const bytes = await Promise.all(
      files.map((plain, at) => sealBytes(this.key, kept.files[at]?.sha256 ?? "", plain)),
    );
    return { kept, sealed: await seal(this.key, kept.op_id, kept), bytes };
  }

  async #put(all: { kept: Kept; sealed: Sealed; bytes: Sealed[] }[]): Promise<Kept[]> {
    const together = this.shelf.transaction(["seq", "entries", "files"], "readwrite", STRICT);
    // One request after the other: a refusal of any is the refusal of all.
    together.done.catch(() => undefined);
    let last = (await together.objectStore("seq").get("seq")) ?? 0;
    const numbered: Kept[] = [];
    for (const { kept, sealed, bytes } of all) {
      const seq = ++last;
      numbered.push({ ...kept, seq });
      await together.objectStore("entries").put(lying({ ...kept, seq }, sealed), seq);
      for (const [at, each] of bytes.entries()) {
        await together.objectStore("files").put(each, [seq, at]);
      }
    }
    await together.objectStore("seq").put(last, "seq");
    await together.done;
    return numbered;
  }

  /** What the server holds, and room kept for this very moment. */
  async #makeRoom(): Promise<void> {
    const done = (await this.entries()).filter((each) => !isUnsent(each) && !hasFilesLeft(each));
    const all = this.shelf.transaction(["ballast", "entries", "files"], "readwrite");
    await all.objectStore("ballast").delete("ballast");
    for (const { seq } of done) await all.objectStore("entries").delete(seq);
    await all.done;
  }

  /** Take up again the room that was given up, once there is some. */
  async fillBallast(): Promise<void> {
    if (await this.shelf.getKey("ballast", "ballast")) return;
    const bytes = new Uint8Array(BALLAST);
    for (let at = 0; at < BALLAST; at += 65_536) {
      crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    }
    await this.shelf.put("ballast", bytes, "ballast").catch(onlyFull);
  }

  /** Write down what became of entries; files that arrived whole go. */
  async change(entries: Kept[]): Promise<void> {
    const sealed = await Promise.all(entries.map((each) => seal(this.key, each.op_id, each)));
    const all = this.shelf.transaction(["entries", "files"], "readwrite", STRICT);
    for (const [at, entry] of entries.entries()) {
      const found = sealed[at];
      if (found) await all.objectStore("entries").put(lying(entry, found), entry.seq);
      for (const [place, file] of entry.files.entries()) {
        const isOver = entry.state === "given_up" || file.sent >= file.size;
        if (isOver) await all.objectStore("files").delete([entry.seq, place]);
      }
    }
    await all.done;
  }

  /** Let go of what the server has had for a week. */
  async tidy(now: number): Promise<void> {
    const isOld = (each: Kept) =>
      each.answeredAt !== undefined && now - each.answeredAt > DAYS_KEPT * DAY;
    const old = (await this.entries()).filter(
      (each) => isOld(each) && !isUnsent(each) && !hasFilesLeft(each),
    );
    for (const { seq } of old) await this.shelf.delete("entries", seq);
  }

  /** The plain bytes of an entry's file; null where they are gone. */
  async file(entry: Entry, at: number): Promise<ArrayBuffer | null> {
    const sealed = await this.shelf.get("files", [entry.seq, at]);
    return sealed ? openBytes(this.key, entry.files[at]?.sha256 ?? "", sealed) : null;
  }

  async read<T>(name: string): Promise<T | null> {
    const sealed = await this.shelf.get("sealed", name);
    return sealed ? open<T>(this.key, name, sealed) : null;
  }

  /** One record, so what was there stays whole until the new one is. Null forgets it. */
  async write(name: string, said: unknown): Promise<void> {
    if (said === null) await this.shelf.delete("sealed", name);
    else await this.shelf.put("sealed", await seal(this.key, name, said), name);
  }
}

function lying(entry: Kept, sealed: Sealed): Outgoing {
  return { seq: entry.seq, op_id: entry.op_id, isUnsent: isUnsent(entry), sealed };
}

/** A full disk is an answer; anything else is not expected. */
function onlyFull(reason: unknown): null {
  if (reason instanceof DOMException && reason.name === "QuotaExceededError") return null;
  if (reason instanceof DOMException && reason.name === "AbortError") return null;
  throw reason;
}
