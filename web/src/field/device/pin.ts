// Ten wrong PINs take the caseload away; from the fourth on, each next try has to wait.
import type { Status } from "./device";
import { unwrapped, type Wrapping } from "./seal";
import type { Lock, Shelf } from "./shelf";

export const TRIES = 10;
export const DAYS_ALONE = 14;
const DAY = 86_400_000;
/** Seconds to wait after the third, fourth… wrong one. */
const WAITS = [5, 15, 60, 300, 900, 1800, 3600];

export const isFit = (pin: string) => /^\d{6,}$/.test(pin);

/** The lock of a new shelf, and with it the name of a new device. */
export function newLock(wrapping: Wrapping, now: number): Lock {
  const device = crypto.randomUUID();
  return { ...wrapping, device, wrong: 0, until: 0, contactAt: now, seenAt: now, gone: null };
}

/** The key, if the PIN opens it; a try is counted before it is made, so that none is for free. */
export async function tryPin(shelf: Shelf, pin: string, now: number): Promise<CryptoKey | null> {
  const counted = await change(shelf, (lock) => {
    if (now < lock.until) return false;
    lock.wrong += 1;
    const wait = WAITS[Math.min(lock.wrong, TRIES) - 3];
    lock.until = wait ? now + wait * 1000 : 0;
    return true;
  });
  if (!counted) return null;
  const key = await unwrapped(pin, counted);
  if (key) await change(shelf, (lock) => Object.assign(lock, { wrong: 0, until: 0 }));
  else if (counted.wrong >= TRIES) await drop(shelf, "guessed");
  return key;
}

/** The lock as it stands; what was alone for too long has dropped its caseload. */
async function lockOf(shelf: Shelf, now: number): Promise<Lock | null> {
  const lock = await change(shelf, (each) => Object.assign(each, { seenAt: Math.max(now, each.seenAt) }));
  if (!lock || lock.gone || !isExpired(lock, now)) return lock;
  await drop(shelf, "expired");
  return { ...lock, gone: "expired" };
}

/** What can be said of a shelf without its PIN. */
export async function fromOutside(shelf: Shelf, now: number) {
  const lock = await lockOf(shelf, now);
  const status: Status = lock ? (lock.gone ? "gone" : "locked") : "new";
  const until = lock?.until ? new Date(lock.until).toISOString() : null;
  const tries = { left: Math.max(0, TRIES - (lock?.wrong ?? 0)), until };
  const unsent = (await shelf.getAll("entries")).filter((each) => each.isUnsent).length;
  return { status, gone: lock?.gone ?? null, tries, unsent };
}

/** Whether the server has not been heard for too long, by the latest time ever seen here. */
export function isExpired(lock: Lock, now: number): boolean {
  return Math.max(now, lock.seenAt) - lock.contactAt > DAYS_ALONE * DAY;
}

/** Take the caseload away; what is unsent stays, sealed. */
export async function drop(shelf: Shelf, why: "expired" | "guessed"): Promise<void> {
  const both = shelf.transaction(["lock", "sealed"], "readwrite");
  const lock = await both.objectStore("lock").get("lock");
  await both.objectStore("sealed").delete("caseload");
  if (lock) await both.objectStore("lock").put({ ...lock, gone: why }, "lock");
  await both.done;
}

/** Change the lock as it stands; null where `how` says no. */
export async function change(
  shelf: Shelf,
  how: (lock: Lock) => boolean | object,
): Promise<Lock | null> {
  const alone = shelf.transaction("lock", "readwrite");
  const lock = await alone.store.get("lock");
  const isChanged = lock && how(lock);
  if (isChanged) await alone.store.put(lock, "lock");
  await alone.done;
  return isChanged ? lock : null;
}
