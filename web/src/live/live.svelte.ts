// What a stream says reaches every page of the browser that shows it, over one connection.
import { listen, NoStream, type Message } from "./stream";

type Said = { kind: "message"; message: Message } | { kind: "alive" } | { kind: "lost" };

/** The server speaks every fifteen seconds; two silences and a little are too many. */
const SILENCE = 35_000;
/** A line that is back at once is not worth a word. */
const BLINK = 4_000;
const LONGEST_WAIT = 30_000;

export class Live<T> {
  /** `off`: the server offers none; `waiting`: not heard yet; `stale`: what shows may be old. */
  state = $state<"off" | "waiting" | "live" | "stale">("waiting");
  #hear: (said: T) => void;
  #heardAt = Date.now();
  #isLost = false;
  #lastId: string | null = null;

  constructor(hear: (said: T) => void) {
    this.#hear = hear;
  }

  /** Listen to the path while the page is seen; gives what ends it. */
  open(path: string): () => void {
    this.state = "waiting";
    this.#heardAt = Date.now();
    const ended = new AbortController();
    const clock = setInterval(() => this.#look(), 1000);
    let round: AbortController | null = null;
    const look = () => {
      const isSeen = document.visibilityState === "visible";
      if (isSeen && !round) {
        round = new AbortController();
        this.#join(path, AbortSignal.any([round.signal, ended.signal]));
      } else if (!isSeen) {
        round?.abort();
        round = null;
      }
    };
    const cut = () => {
      if (this.state !== "off") this.state = "stale";
    };
    const back = () => {
      round?.abort();
      round = null;
      look();
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("offline", cut);
    addEventListener("online", back);
    look();
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("offline", cut);
      removeEventListener("online", back);
      clearInterval(clock);
      ended.abort();
    };
  }

  /** Whoever holds the lock holds the connection and passes on what it says. */
  #join(path: string, signal: AbortSignal): void {
    const name = `zhuanban.live ${path}`;
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event: MessageEvent<Said>) => this.#take(event.data);
    signal.addEventListener("abort", () => channel.close());
    const say = (said: Said) => {
      if (signal.aborted) return;
      channel.postMessage(said);
      this.#take(said);
    };
    const lead = () => this.#lead(path, signal, say);
    // Without a secure connection there are no locks: each page then listens for itself.
    const led = "locks" in navigator ? navigator.locks.request(name, { signal }, lead) : lead();
    led.catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }

  async #lead(path: string, signal: AbortSignal, say: (said: Said) => void): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await listen(path, this.#lastId, signal,
          () => {
            failures = 0;
            say({ kind: "alive" });
          },
          (message) => say({ kind: "message", message }));
      } catch (reason) {
        if (reason instanceof NoStream) return void (this.state = "off");
      }
      say({ kind: "lost" });
      const wait = Math.min(LONGEST_WAIT, 500 * 2 ** failures);
      await pause(wait / 2 + (Math.random() * wait) / 2, signal);
    }
  }

  #take(said: Said): void {
    if (said.kind === "lost") {
      this.#isLost = true;
      return;
    }
    this.#isLost = false;
    this.#heardAt = Date.now();
    // What was under way when the line was cut still arrives, and is the last for a while.
    this.state = navigator.onLine ? "live" : "stale";
    if (said.kind !== "message") return;
    this.#lastId = said.message.id || this.#lastId;
    this.#hear(JSON.parse(said.message.data) as T);
  }

  #look(): void {
    const silence = Date.now() - this.#heardAt;
    if (this.state !== "off" && silence > (this.#isLost ? BLINK : SILENCE)) this.state = "stale";
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}
