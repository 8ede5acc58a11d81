// A contact is sent until it is known to be kept or refused; no repetition makes it two.
import type { Written } from "../answers";
import { Problem, write } from "../ask";
import { bodyOf, type Draft } from "./draft";
import { newOperation } from "./operation";

export class Sending {
  isUnderWay = $state(false);
  problem = $state.raw<Problem | null>(null);
  // While nobody knows whether the server kept it, the same operation and the same "now" go again.
  #attempt: { operation: string; now: Date } | null = null;

  /** Send the draft; null where it was not kept. Throws Unfinished before anything is sent. */
  async send(path: string, draft: Draft): Promise<Written | null> {
    const attempt = this.#attempt ?? { operation: newOperation(), now: new Date() };
    const body = bodyOf(draft, attempt.now);
    this.#attempt = attempt;
    this.isUnderWay = true;
    this.problem = null;
    try {
      const receipt = await write<Written>(`${path}/contacts`, body, attempt.operation);
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
