// The one device: what it holds shows here, what it is told is kept on disk first.
import type {
  Card, Device as Shape, Entry, Gone, NewFile, Status, SyncState,
} from "./device";

const QUIET: SyncState = {
  isUnderWay: false,
  lastAt: null,
  isOffline: false,
  mustSignIn: false,
  disagrees: false,
  unsent: 0,
  filesOutstanding: 0,
  trouble: null,
};

class Device implements Shape {
  isAwake = $state(false);
  status = $state<Status>("new");
  gone = $state<Gone | null>(null);
  me = $state<string | null>(null);
  tries = $state.raw<{ left: number; until: string | null }>({ left: 10, until: null });
  cards = $state.raw<Card[]>([]);
  entries = $state.raw<Entry[]>([]);
  syncing = $state.raw<SyncState>(QUIET);

  /** Look at the disk, then ask the server who is signed in. */
  wake(): Promise<void> {
    this.isAwake = true;
    return Promise.resolve();
  }

  setUp(_pin: string): Promise<void> {
    return unfinished();
  }

  unlock(_pin: string): Promise<boolean> {
    return unfinished();
  }

  lock(): void {
    this.status = "locked";
  }

  wipe(): Promise<void> {
    return unfinished();
  }

  card(id: string): Card | undefined {
    return this.cards.find((card) => card.id === id);
  }

  note(_case: string, _op: string, _body: Record<string, unknown>, _files?: NewFile[]): Promise<Entry> {
    return unfinished();
  }

  giveUp(_op_id: string): Promise<void> {
    return unfinished();
  }

  sync(): Promise<void> {
    return unfinished();
  }

  handOver(): Promise<{ file: Blob; code: string }> {
    return unfinished();
  }

  takeOver(_file: Blob, _code: string): Promise<number> {
    return unfinished();
  }

  receiptLink(_entry: Entry): Promise<string> {
    return unfinished();
  }

  keepDraft(_name: string, _draft: unknown): Promise<void> {
    return unfinished();
  }

  draft<T>(_name: string): Promise<T | null> {
    return Promise.resolve(null);
  }
}

function unfinished<T>(): Promise<T> {
  return Promise.reject(new Error("not built yet"));
}

export const device = new Device();
