// The count on a screen moves with the server's stream; each minute it is read anew, so that its
// moment moves too while nothing happens.
import { Problem, read } from "../ask";
import type { Counted } from "../countdown/answers";
import { Live } from "../live/live.svelte";

const MINUTE = 60_000;

export class Counting {
  count = $state.raw<Counted | null>(null);
  problem = $state.raw<Problem | null>(null);
  #live = new Live<Counted>((count) => this.#take(count));
  isStale = $derived(this.count !== null && (this.#live.state === "stale" || this.problem !== null));

  /** Follow a scope until what this gives is called. */
  follow(scope: string): () => void {
    const end = this.#live.open(`${scope}/live`);
    const again = setInterval(() => void this.#ask(scope), MINUTE);
    void this.#ask(scope);
    return () => {
      end();
      clearInterval(again);
    };
  }

  async #ask(scope: string): Promise<void> {
    try {
      this.#take(await read<Counted>(`${scope}/countdown`));
    } catch (reason) {
      if (!(reason instanceof Problem)) throw reason;
      this.problem = reason;
    }
  }

  #take(count: Counted): void {
    this.count = count;
    this.problem = null;
  }
}
