// The count on a screen moves with the server's stream, and where there is none, with the minute.
import type { Countdown } from "../answers";
import { Problem, read } from "../ask";
import type { Quality } from "../leading/quality";

export interface ScreenCount extends Countdown {
  change?: { today: number; week: number };
  quality?: Quality;
}

const MINUTE = 60_000;
/** The stream speaks every fifteen seconds at the least; after three silences it is lost. */
const SILENCE = 45_000;

export class Counting {
  count = $state.raw<ScreenCount | null>(null);
  problem = $state.raw<Problem | null>(null);
  isStale = $state(false);
  #heardAt = Date.now();

  /** Follow a scope until the answer is called. */
  follow(scope: string): () => void {
    const stream = new EventSource(`/api/v1${scope}/live`);
    const heard = () => (this.#heardAt = Date.now());
    stream.addEventListener("open", heard);
    stream.addEventListener("countdown", (event: MessageEvent<string>) => {
      heard();
      this.#take(JSON.parse(event.data) as ScreenCount);
    });
    const again = setInterval(() => void this.#ask(scope), MINUTE);
    const clock = setInterval(() => {
      this.isStale = Date.now() - this.#heardAt > SILENCE + MINUTE;
    }, 1_000);
    void this.#ask(scope);
    return () => {
      stream.close();
      clearInterval(again);
      clearInterval(clock);
    };
  }

  async #ask(scope: string): Promise<void> {
    try {
      this.#take(await read<ScreenCount>(`${scope}/countdown`));
      this.#heardAt = Date.now();
    } catch (reason) {
      if (!(reason instanceof Problem)) throw reason;
      this.problem = reason;
      this.isStale = this.count !== null;
    }
  }

  #take(count: ScreenCount): void {
    this.count = count;
    this.problem = null;
    this.isStale = false;
  }
}
