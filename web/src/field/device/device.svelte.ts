// The one device: what it holds shows here, what it is told is kept on disk first.
import {
  DeviceTrouble, type Card, type Device as Shape, type Entry, type Gone, type NewFile,
  type Status, type SyncState, type Trouble,
} from "./device";
import { handedOver, takenOver } from "./handing";
import { giveUp, keep } from "./outbox";
import { overlaid } from "./overlay";
import { fromOutside, isFit, newLock, tryPin, TRIES } from "./pin";
import { receiptLink } from "./receipt";
import { Rhythm } from "./rhythm";
import { mayStay, Round, whoIsSignedIn } from "./round";
import { hasFilesLeft, isUnsent, Safe, type Caseload, type Kept } from "./safe";
import { newKey } from "./seal";
import { openShelf, point, pointer, shelfOf, throwAway, type Shelf } from "./shelf";
import { outcomeOf, QUIET } from "./standing";
import { Tabs, wakeLater, type News } from "./tabs";

class Device implements Shape {
  isAwake = $state(false);
  status = $state<Status>("new");
  gone = $state<Gone | null>(null);
  me = $state<string | null>(null);
  tries = $state.raw<Shape["tries"]>({ left: TRIES, until: null });
  cards = $state.raw<Card[]>([]);
  entries = $state.raw<Entry[]>([]);
  syncing = $state.raw<SyncState>(QUIET);

  #shelf: Shelf | null = null;
  #safe: Safe | null = null;
  #signedIn: string | null = null;
  /** What the last note cost; no round takes the news away before the next note. */
  #lost: Trouble | null = null;
  #rhythm = new Rhythm(() => this.#round(), () => this.lock());
  #tabs = new Tabs((news) => this.#hear(news));

  /** Look at the disk, then ask the server who is signed in. */
  async wake(): Promise<void> {
    const last = pointer();
    if (last) await this.#turnTo(last.shelf, last.isRevoked);
    this.isAwake = true;
    await this.sync();
  }

  async setUp(pin: string): Promise<void> {
    if (!isFit(pin)) throw new RangeError("a PIN has at least six digits");
    const name = this.#signedIn;
    if (name === null) throw new DeviceTrouble("no_caseload");
    await this.#turnTo(await shelfOf(name));
    if (!this.#shelf || this.status !== "new") return;
    const [key, wrapping] = await newKey(pin);
    // Where another tab was faster, its lock stands.
    await this.#shelf.add("lock", newLock(wrapping, Date.now()), "lock");
    point({ shelf: this.#shelf.name });
    const safe = new Safe(this.#shelf, key);
    await safe.write("me", name);
    await safe.fillBallast();
    void navigator.storage?.persist?.();
    await this.#open(safe);
  }

  async unlock(pin: string): Promise<boolean> {
    const shelf = this.#shelf;
    if (!shelf || !["locked", "gone"].includes(this.status)) return false;
    // After ten wrong ones, only who can sign in may go on guessing.
    const isOwner = this.#signedIn !== null && (await shelfOf(this.#signedIn)) === shelf.name;
    if (this.gone === "guessed" && !isOwner) return false;
    const key = await tryPin(shelf, pin, Date.now());
    // Another account may have signed in meanwhile.
    if (this.#shelf !== shelf) return false;
    if (key) await this.#open(new Safe(shelf, key));
    else await this.#look(shelf);
    return key !== null;
  }

  lock(): void {
    const name = this.#safe?.shelf.name;
    if (!name) return;
    this.#shut();
    this.status = "locked";
    this.#tabs.tell("locked", name);
  }

  async wipe(): Promise<void> {
    await this.#wipe(false);
  }

  card(id: string): Card | undefined {
    return this.cards.find((card) => card.id === id);
  }

  async note(
    caseId: string, op: string, body: Record<string, unknown>, files: NewFile[] = [],
  ): Promise<Entry> {
    const safe = this.#unlocked();
    const about = { card: this.card(caseId), case: caseId, op, me: this.me ?? "" };
    const { kept, lostFiles } = await keep(safe, about, body, files);
    this.#lost = lostFiles ? "file_given_up" : null;
    this.#say({ trouble: this.#lost });
    await this.#show(safe);
    this.#tabs.tell("changed", safe.shelf.name);
    void this.#rhythm.beat();
    void wakeLater();
    return kept;
  }

  async giveUp(op_id: string): Promise<void> {
    const safe = this.#unlocked();
    await giveUp(safe, op_id);
    await this.#show(safe);
    void this.#rhythm.beat();
  }

  sync(): Promise<void> {
    return this.#rhythm.beat();
  }

  async handOver(): Promise<{ file: Blob; code: string }> {
    return handedOver(this.#unlocked(), this.me ?? "");
  }

  async takeOver(file: Blob, code: string): Promise<number> {
    const safe = this.#unlocked();
    const taken = await takenOver(safe, file, code);
    await this.#show(safe);
    void this.#rhythm.beat();
    return taken;
  }

  async receiptLink(entry: Entry): Promise<string> {
    const key = this.card(entry.case)?.receipt_key;
    if (!key) throw new DeviceTrouble("no_caseload");
    return receiptLink(entry.op_id, key);
  }

  keepDraft(name: string, draft: unknown): Promise<void> {
    return this.#unlocked().write(`draft ${name}`, draft);
  }

  draft<T>(name: string): Promise<T | null> {
    return this.#unlocked().read<T>(`draft ${name}`);
  }

  /** Put another account's shelf, or the same again, in place of what is there. */
  async #turnTo(name: string, isRevoked = false): Promise<void> {
    if (this.#shelf?.name !== name) {
      this.#shut();
      this.#shelf = await openShelf(name, () => void this.#closed(name));
      point({ shelf: name, ...(isRevoked ? { isRevoked } : {}) });
    }
    if (!this.#safe && this.#shelf) await this.#look(this.#shelf);
    if (isRevoked && this.status === "new") [this.status, this.gone] = ["gone", "revoked"];
  }

  /** What the shelf says without the PIN. */
  async #look(shelf: Shelf): Promise<void> {
    const { status, gone, tries, unsent } = await fromOutside(shelf, Date.now());
    [this.status, this.gone, this.tries] = [status, gone, tries];
    this.me = status === "new" ? this.#signedIn : null;
    this.#say({ unsent });
  }

  async #open(safe: Safe): Promise<void> {
    this.#safe = safe;
    this.gone = null;
    this.tries = { left: TRIES, until: null };
    await this.#show(safe);
    this.status = "open";
    void this.#rhythm.beat();
  }

  /** Show what is on the disk. */
  async #show(safe: Safe): Promise<void> {
    if (this.#safe !== safe) return;
    const [me, caseload, entries] = await Promise.all([
      safe.read<string>("me"), safe.read<Caseload>("caseload"), safe.entries(),
    ]);
    if (this.#safe !== safe) return;
    this.me = me;
    this.entries = entries.slice().reverse();
    this.cards = overlaid(caseload?.cards ?? [], entries, caseload?.position ?? 0, me ?? "");
    this.#say({
      lastAt: caseload?.lastAt ?? null,
      unsent: entries.filter(isUnsent).length,
      filesOutstanding: entries.filter(hasFilesLeft).length,
    });
  }

  #showMoved(moved: Kept): void {
    this.entries = this.entries.map((each) => (each.op_id === moved.op_id ? moved : each));
  }

  async #round(): Promise<{ ok: boolean; wait: number | null }> {
    const safe = this.#safe;
    this.#say({ isUnderWay: true });
    try {
      if (!safe) await this.#recognise();
      else {
        const round = new Round(safe, (moved) => {
          if (moved) this.#showMoved(moved);
          else void this.#show(safe).then(() => this.#tabs.tell("changed", safe.shelf.name));
        });
        const found = await navigator.locks.request(`sync ${safe.shelf.name}`, () => round.go());
        await this.#show(safe);
        this.#say({ ...found, isOffline: false, mustSignIn: false });
      }
      return { ok: true, wait: null };
    } catch (reason) {
      const outcome = outcomeOf(reason);
      if (outcome.isRevoked) await this.#wipe(true);
      this.#say(outcome.says);
      return { ok: outcome.isSettled, wait: outcome.wait };
    } finally {
      this.#say({ isUnderWay: false });
    }
  }

  /** Nothing is open: see who is signed in, and whether this phone still may hold anything. */
  async #recognise(): Promise<void> {
    this.#signedIn = await whoIsSignedIn();
    this.#say({ isOffline: false, trouble: null, mustSignIn: this.#signedIn === null });
    if (this.#safe) return;
    if (this.#signedIn) await this.#turnTo(await shelfOf(this.#signedIn), this.gone === "revoked");
    const lock = await this.#shelf?.get("lock", "lock");
    if (lock) await mayStay(lock.device);
  }

  async #wipe(isRevoked: boolean): Promise<void> {
    const shelf = this.#shelf;
    this.#shut();
    this.#shelf = null;
    if (!shelf) return;
    await throwAway(shelf);
    point({ shelf: shelf.name, ...(isRevoked ? { isRevoked } : {}) });
    await this.#turnTo(shelf.name, isRevoked);
  }

  #shut(): void {
    this.#safe = this.#lost = null;
    [this.me, this.cards, this.entries] = [null, [], []];
  }

  /** Another tab threw the shelf away. */
  async #closed(name: string): Promise<void> {
    if (this.#shelf?.name !== name) return;
    this.#shut();
    this.#shelf = null;
    await this.#turnTo(name, pointer()?.isRevoked);
  }

  async #hear({ kind, shelf }: News): Promise<void> {
    if (this.#shelf?.name !== shelf) return;
    if (kind === "changed" && this.#safe) await this.#show(this.#safe);
    if (kind === "locked" && this.#safe) {
      this.#shut();
      await this.#look(this.#shelf);
    }
  }

  #say(what: Partial<SyncState>): void {
    this.syncing = { ...this.syncing, ...what, ...(this.#lost ? { trouble: this.#lost } : {}) };
  }

  #unlocked(): Safe {
    if (!this.#safe) throw new DeviceTrouble("no_caseload");
    return this.#safe;
  }
}

export const device = new Device();
