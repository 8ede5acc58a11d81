// Photos and recordings of a half-written contact live in its draft too: a camera kills old pages.
import { device } from "../../device/device.svelte";
import type { FileKind, NewFile } from "../../device/device";
import { small } from "./photo";

/** Takes as much space sealed as the phone can spare; what is larger lives with the page. */
const DRAFT_AT_MOST = 3_000_000;

interface Kept {
  kind: FileKind;
  type: string;
  data: string;
}

export interface Taken extends NewFile {
  /** The photo as the camera made it, offered on wish. */
  original?: Blob;
  isOriginal?: boolean;
  seconds?: number;
}

export class Files {
  taken = $state.raw<Taken[]>([]);
  isShrinking = $state(false);
  isUnreadable = $state(false);

  constructor(readonly name: string) {}

  async load(): Promise<void> {
    const kept = (await device.draft<Kept[]>(this.name)) ?? [];
    this.taken = [...kept.map(({ kind, type, data }) => ({ kind, blob: blobOf(data, type) })), ...this.taken];
  }

  /** Take a photo in, made small; one that cannot be read is told and left out. */
  async photo(file: Blob): Promise<void> {
    this.isUnreadable = false;
    this.isShrinking = true;
    try {
      await this.#add({ kind: "photo", blob: await small(file), original: file });
    } catch {
      this.isUnreadable = true;
    } finally {
      this.isShrinking = false;
    }
  }

  voice(blob: Blob, seconds: number): Promise<void> {
    return this.#add({ kind: "voice", blob, seconds });
  }

  /** Send the photo as the camera made it, or the small one. */
  async prefer(file: Taken, isOriginal: boolean): Promise<void> {
    this.taken = this.taken.map((each) => (each === file ? { ...file, isOriginal } : each));
    await this.#keep();
  }

  async drop(file: Taken): Promise<void> {
    this.taken = this.taken.filter((each) => each !== file);
    await this.#keep();
  }

  async forget(): Promise<void> {
    this.taken = [];
    await device.keepDraft(this.name, null);
  }

  /** What is noted with the contact. */
  get chosen(): NewFile[] {
    return this.taken.map(({ kind, blob, original, isOriginal }) => ({
      kind,
      blob: isOriginal && original ? original : blob,
    }));
  }

  async #add(file: Taken): Promise<void> {
    this.taken = [...this.taken, file];
    await this.#keep();
  }

  async #keep(): Promise<void> {
    const kept: Kept[] = [];
    let size = 0;
    for (const { kind, blob } of this.taken) {
      size += blob.size;
      if (size <= DRAFT_AT_MOST) kept.push({ kind, type: blob.type, data: await textOf(blob) });
    }
    // A full disk costs the draft, not the contact.
    await device.keepDraft(this.name, kept.length ? kept : null).catch(() => undefined);
  }
}

function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}

function blobOf(data: string, type: string): Blob {
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type });
}
