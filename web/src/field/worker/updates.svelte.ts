// The page is there without a network from its second visit on; a newer one waits to be wanted.
const WORKER = "/field-worker.js";

class Updates {
  /** Whether a newer version lies ready. */
  isReady = $state(false);
  #waiting: ServiceWorker | null = null;

  /** Have the phone keep the page; where there is no worker, it works with a network only. */
  async watch(): Promise<void> {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    const kept = await workers?.register(WORKER, { scope: "/field" }).catch(() => null);
    if (!workers || !kept) return;
    this.#see(kept.waiting);
    kept.addEventListener("updatefound", () => {
      const made = kept.installing;
      made?.addEventListener("statechange", () => {
        // The very first one serves a page that is no older than itself.
        if (made.state === "installed" && workers.controller) this.#see(made);
      });
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void kept.update().catch(() => undefined);
    });
  }

  /** Take the newer version: the page begins anew. */
  take(): void {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
      once: true,
    });
    this.#waiting?.postMessage("take over");
  }

  #see(worker: ServiceWorker | null): void {
    this.#waiting = worker;
    this.isReady = worker !== null;
  }
}

export const updates = new Updates();
