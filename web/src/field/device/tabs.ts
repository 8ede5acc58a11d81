// Tabs of one phone tell each other what changed; the browser wakes them when there is a signal.

export interface News {
  kind: "changed" | "locked";
  shelf: string;
}

export class Tabs {
  #channel = new BroadcastChannel("zhuanban.field");

  constructor(hear: (news: News) => Promise<void>) {
    this.#channel.onmessage = ({ data }) => void hear(data as News);
  }

  tell(kind: News["kind"], shelf: string): void {
    this.#channel.postMessage({ kind, shelf } satisfies News);
  }
}

type CanWake = { sync?: { register(tag: string): Promise<void> } };

/** Have the browser wake open pages once there is a signal again, where it can. */
export async function wakeLater(): Promise<void> {
  const registration = (await navigator.serviceWorker?.ready) as CanWake | undefined;
  await registration?.sync?.register("outbox").catch(() => undefined);
}
