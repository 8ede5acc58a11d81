// Rounds come when there is reason to hope: never two at once on one phone, and rarer while in vain.
const FIRST = 2; // seconds after the first one in vain
const RAREST = 300;
const IDLE = 300; // seconds between rounds while the page is looked at
const HIDDEN = 600; // seconds out of sight, after which the PIN is asked for again

/** Seconds until the next attempt: doubled each time, by chance a half more or less. */
export function pause(failures: number, chance = Math.random()): number {
  return Math.min(FIRST * 2 ** (failures - 1), RAREST) * (0.5 + chance);
}

export class Rhythm {
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #hiddenAt: number | null = null;

  /** `round` says whether it came through, or how many seconds to wait at least. */
  constructor(
    readonly round: () => Promise<{ ok: boolean; wait: number | null }>,
    readonly lock: () => void,
  ) {
    addEventListener("online", () => this.#hope());
    addEventListener("pageshow", () => this.#hope());
    document.addEventListener("visibilitychange", () => this.#seen());
    navigator.serviceWorker?.addEventListener("message", ({ data }) => {
      if (data === "sync") this.#hope();
    });
  }

  /** Do a round now; one that is under way is followed by another, for what came since. */
  beat(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#rounds().finally(() => (this.#running = null));
    return this.#running;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
  }

  async #rounds(): Promise<void> {
    clearTimeout(this.#timer);
    do {
      this.#again = false;
      const { ok, wait } = await this.round();
      this.#failures = ok ? 0 : this.#failures + 1;
      const seconds = ok ? IDLE : Math.max(pause(this.#failures), wait ?? 0);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.beat(), seconds * 1000);
      if (!ok) this.#again = false;
    } while (this.#again);
  }

  #hope(): void {
    this.#failures = 0;
    void this.beat();
  }

  #seen(): void {
    if (document.visibilityState === "hidden") {
      this.#hiddenAt = Date.now();
      return;
    }
    const away = this.#hiddenAt === null ? 0 : (Date.now() - this.#hiddenAt) / 1000;
    this.#hiddenAt = null;
    if (away > HIDDEN) this.lock();
    else this.#hope();
  }
}
