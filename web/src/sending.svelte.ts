// What was written is sent until it is known to be kept or refused; no repetition makes it two.
import type { Written } from "./answers";
import { Problem, write } from "./ask";
import { newOperation } from "./operation";

export class Sending<W = Written> {
  isUnderWay = $state(false);
  problem = $state.raw<Problem | null>(null);
  // While nobody knows whether the server kept it, the same operation and the same "now" go again.
  #attempt: { operation: string; now: Date } | null = null;

  /** Send what is written as of "now"; null where it was not kept. Lets through what `bodyOf` throws. */
  async send(path: string, bodyOf: (now: Date) => string): Promise<W | null> {
    const attempt = this.#attempt ?? { operation: newOperation(), now: new Date() };
    const body = bodyOf(attempt.now);
    this.#attempt = attempt;
    this.isUnderWay = true;
    this.problem = null;
    try {
      const receipt = await write<W>(path, body, attempt.operation);
      this.#attempt = null;
      return receipt;
    } catch (reason) {
      if (!(reason instanceof Problem)) throw reason;
      this.problem = reason;
      if (!reason.isUncertain) this.#attempt = null;
      return null;
    } finally {
      this.isUnderWay = false;
    }
  }
}
