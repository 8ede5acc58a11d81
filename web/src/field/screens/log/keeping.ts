// What is being written goes to disk shortly after each change, and at once when the page may go.
import { device } from "../../device/device.svelte";

const AFTER_MS = 250;

export interface Keeping {
  /** Keep this soon; null forgets the draft. */
  put(draft: unknown): void;
  flush(): void;
}

export function keepWhileWriting(name: string): Keeping {
  let waiting: { draft: unknown } | null = null;
  let timer = 0;
  const write = (): void => {
    clearTimeout(timer);
    if (!waiting) return;
    const { draft } = waiting;
    waiting = null;
    // A full disk costs the draft only; noting says so in words.
    void device.keepDraft(name, draft).catch(() => undefined);
  };
  const left = (): void => {
    if (document.visibilityState === "hidden") write();
  };
  document.addEventListener("visibilitychange", left);
  return {
    put(draft) {
      waiting = { draft };
      clearTimeout(timer);
      timer = window.setTimeout(write, AFTER_MS);
    },
    flush() {
      write();
      document.removeEventListener("visibilitychange", left);
    },
  };
}
