// What was asked of the server stands as it was until a newer answer comes; old answers are dropped.
import { Problem } from "./ask";

export class Asked<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  isPending = $state(false);
  #turn = 0;

  /** Take the answer of this question, unless a later question was asked meanwhile. */
  async ask(question: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.isPending = true;
    try {
      const value = await question();
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = null;
    } catch (reason) {
      if (turn !== this.#turn) return;
      if (!(reason instanceof Problem)) throw reason;
      this.problem = reason;
    } finally {
      if (turn === this.#turn) this.isPending = false;
    }
  }
}
