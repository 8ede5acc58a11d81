// Each account has a shelf of its own on the phone, whose labels say nothing about anybody.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Gone } from "./device";
import { sha256, type Sealed, type Wrapping } from "./seal";

/** What is known without the PIN; times are the device's own, in milliseconds. */
export interface Lock extends Wrapping {
  /** Names the device to the server. */
  device: string;
  wrong: number;
  /** Before then no PIN is tried. */
  until: number;
  /** The server last answered this account. */
  contactAt: number;
  /** The latest time ever seen here: a clock set back wins nothing. */
  seenAt: number;
  gone: Gone | null;
}

/** The server's clock as it was last heard, and how far it is ahead of this one, in seconds. */
export interface Clock {
  drift: number;
  serverAt: number;
}

export interface Outgoing {
  seq: number;
  op_id: string;
  isUnsent: boolean;
  sealed: Sealed;
}

interface Shelves extends DBSchema {
  lock: { key: "lock"; value: Lock };
  clock: { key: "clock"; value: Clock };
  /** The last order number given. */
  seq: { key: "seq"; value: number };
  /** Room that is given up when the disk is full, so that words still fit. */
  ballast: { key: "ballast"; value: Uint8Array };
  sealed: { key: string; value: Sealed };
  entries: { key: number; value: Outgoing };
  /** By the entry's order number and the file's place in it. */
  files: { key: [number, number]; value: Sealed };
}

export type Shelf = IDBPDatabase<Shelves>;
const POINTER = "zhuanban.field";
const NAMES = ["lock", "clock", "seq", "ballast", "sealed", "entries", "files"] as const;

/** Where an account's things are; nobody reads the account's name from it. */
export async function shelfOf(account: string): Promise<string> {
  return `field-${(await sha256(`zhuanban field ${account}`)).slice(0, 32)}`;
}

/** Open a shelf; a wipe in another tab closes it, and then `closed` hears of it. */
export function openShelf(name: string, closed: () => void): Promise<Shelf> {
  return openDB<Shelves>(name, 1, {
    upgrade: (made) => NAMES.forEach((each) => void made.createObjectStore(each)),
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

export async function throwAway(shelf: Shelf): Promise<void> {
  shelf.close();
  await deleteDB(shelf.name);
}

/** Whose things this phone showed last; `revoked` where they were taken away. */
export interface Pointer {
  shelf: string;
  isRevoked?: boolean;
}

export function pointer(): Pointer | null {
  try {
    return JSON.parse(localStorage.getItem(POINTER) ?? "null") as Pointer | null;
  } catch {
    return null;
  }
}

export function point(to: Pointer): void {
  try {
    localStorage.setItem(POINTER, JSON.stringify(to));
  } catch {
    // Storage may be forbidden; the server then says who this is.
  }
}
