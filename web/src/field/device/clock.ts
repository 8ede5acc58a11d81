// The phone's clock may be wrong by years; what the server's said last tells how far.
import type { Clock } from "./shelf";

/** Half of the way there and back belongs to each direction; milliseconds here, seconds out. */
export function measured(sent: number, heard: number, serverNow: string): Clock | null {
  const serverAt = Date.parse(serverNow);
  if (Number.isNaN(serverAt)) return null;
  return { drift: (serverAt - (sent + heard) / 2) / 1000, serverAt };
}

const SLACK = 5000;

/**
 * Seconds that the server is ahead, for something noted at `now`.
 *
 * Nothing happens before the server was last heard: where the known drift says so, somebody has
 * set the clock since. Then it is right by now, or at least as late as that.
 */
export function driftAt(now: number, clock: Clock | undefined): number | undefined {
  if (!clock) return undefined;
  const isPossible = (drift: number) => now + drift * 1000 >= clock.serverAt - SLACK;
  const drift = [clock.drift, 0].find(isPossible) ?? (clock.serverAt - now) / 1000;
  return Math.round(drift * 1000) / 1000;
}
