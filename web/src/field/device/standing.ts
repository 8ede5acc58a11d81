// How the last round went, in the words of the interface.
import { type SyncState } from "./device";
import { Away, Refused } from "./line";

export const QUIET: SyncState = {
  isUnderWay: false,
  lastAt: null,
  isOffline: false,
  mustSignIn: false,
  disagrees: false,
  unsent: 0,
  filesOutstanding: 0,
  trouble: null,
};

export interface RoundsOutcome {
  says: Partial<SyncState>;
  isRevoked: boolean;
  /** Whether trying again by itself is of no use: a person has to do something first. */
  isSettled: boolean;
  wait: number | null;
}

/** What a round that did not come through says. Lets through what nobody expects. */
export function outcomeOf(reason: unknown): RoundsOutcome {
  if (reason instanceof Away) {
    const isOffline = reason.trouble === null;
    const says = { isOffline, trouble: reason.trouble };
    return { says, isRevoked: false, isSettled: false, wait: reason.wait };
  }
  const settled = { isRevoked: false, isSettled: true, wait: null };
  if (reason instanceof DOMException && reason.name === "QuotaExceededError") {
    return { ...settled, says: { trouble: "storage_full" } };
  }
  if (!(reason instanceof Refused)) throw reason;
  if (reason.isOfAnother) {
    return { ...settled, says: { isOffline: false, mustSignIn: true, trouble: "other_account" } };
  }
  if (reason.isRevoked) return { ...settled, says: {}, isRevoked: true };
  if (reason.mustSignIn) {
    return { ...settled, says: { isOffline: false, mustSignIn: true, trouble: null } };
  }
  return { ...settled, says: { isOffline: false, trouble: "not_allowed" } };
}
