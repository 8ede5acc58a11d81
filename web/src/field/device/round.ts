// A round sends what waits, fetches what changed, and says what this phone holds; done twice, or
// broken off anywhere, it changes nothing that is not so already.
import { fetched } from "./caseload";
import { measured } from "./clock";
import type { Trouble } from "./device";
import { sendFiles } from "./files";
import { ask, Away, Refused } from "./line";
import { batch, item, judged, MOST, unsentOf, type Verdict } from "./outbox";
import { change } from "./pin";
import { hasFilesLeft, type Caseload, type Kept, type Safe } from "./safe";

interface Answer {
  server_now: string;
  items: Verdict[];
  caseload?: { hash: string; same: boolean } | null;
  missing?: number[];
}

interface Session {
  account: { name: string } | null;
  accounts_exist: boolean;
}

/** What a round found beside what it wrote down. */
export interface Found {
  disagrees: boolean;
  trouble: Trouble | null;
}

/** Who is signed in; null for nobody. */
export async function whoIsSignedIn(): Promise<string | null> {
  const { account, accounts_exist } = await ask<Session>("/session", ["account", "accounts_exist"]);
  return account?.name ?? (accounts_exist ? null : "console");
}

/** Whether this phone may still hold anything, asked without a PIN. Throws Away, Refused. */
export async function mayStay(device: string): Promise<void> {
  const said = { device, device_now: new Date().toISOString(), items: [] };
  await ask<Answer>("/sync", ["server_now"], said);
}

export class Round {
  #device = "";
  #account = "";
  #tried = new Set<string>();
  #isWhole = true;

  constructor(
    readonly safe: Safe,
    /** Hears whenever something on the disk changed, or a piece of a file arrived. */
    readonly tell: (moved?: Kept) => void,
  ) {}

  /** Throws Away, Refused; whatever was done until then stays done. */
  async go(): Promise<Found> {
    this.#device = (await this.safe.shelf.get("lock", "lock"))?.device ?? "";
    this.#account = (await this.safe.read<string>("me")) ?? "";
    // Even where nothing waits: whether this phone may still come is said here alone.
    if (!(await this.#send())) await this.#ask({ items: [] });
    let disagrees = !(await this.#compare());
    // The server may have been told more between the two answers: once more, then it is so.
    if (disagrees) disagrees = !(await this.#compare());
    const had = (await this.safe.entries()).filter(hasFilesLeft).length;
    const isAll = await sendFiles(this.safe, this.tell);
    if (had > 0) await this.#compare();
    await this.safe.tidy(Date.now());
    await this.safe.fillBallast();
    if (!this.#isWhole) throw new Away("server_away");
    return { disagrees, trouble: isAll ? null : "file_refused" };
  }

  /**
   * Send what waits, each entry once a round; a batch that the server cannot read is halved down
   * to the one that is to blame. What has no answer for good goes again in a later round.
   * Gives how many requests that took.
   */
  async #send(): Promise<number> {
    let most = MOST;
    for (let requests = 0; ; requests += 1) {
      const waiting = (await this.safe.entries()).filter((each) => !this.#tried.has(each.op_id));
      const entries = batch(waiting, most);
      if (entries.length === 0) return requests;
      try {
        await this.#take(entries, await this.#ask({ items: entries.map(item) }));
        most = Math.min(most * 2, MOST);
      } catch (reason) {
        if (!isUnreadable(reason)) throw reason;
        if (entries.length === 1) await this.#setAside(entries, reason);
        most = Math.ceil(entries.length / 2);
      }
    }
  }

  async #take(sent: Kept[], { items }: Answer): Promise<void> {
    const said = new Map(items.map((each) => [each.op_id, each]));
    const now = Date.now();
    const answered = sent.flatMap((entry) => {
      const verdict = said.get(entry.op_id);
      const known = verdict && judged(entry, verdict, now);
      return known ? [known] : [];
    });
    for (const { op_id } of sent) this.#tried.add(op_id);
    this.#isWhole &&= answered.length === sent.length;
    await this.safe.change(answered);
    this.tell();
  }

  async #setAside(entries: Kept[], { problem }: Refused): Promise<void> {
    const refused = { state: "refused", answeredAt: Date.now(), problem } as const;
    await this.safe.change(entries.map((each) => ({ ...each, ...refused })));
    this.tell();
  }

  /** Fetch what changed and say what is held; whether both hold the same. */
  async #compare(): Promise<boolean> {
    const { caseload, agrees } = await fetched(this.safe, this.#account);
    const entries = await this.safe.entries();
    const answer = await this.#ask({ items: [], holds: await this.#holds(caseload, entries) });
    const isSame = agrees && answer.caseload?.same !== false;
    const lastAt = new Date().toISOString();
    await this.safe.write("caseload", { ...caseload, lastAt });
    this.tell();
    await this.#sendAgain(entries, answer.missing ?? []);
    return isSame;
  }

  async #holds({ position, hash }: Caseload, entries: Kept[]) {
    const given_up = entries.filter((each) => each.state === "given_up").map(({ seq }) => seq);
    const files = entries
      .filter(hasFilesLeft)
      .flatMap((each) => each.files.filter((file) => file.sent < file.size)).length;
    const seq = (await this.safe.shelf.get("seq", "seq")) ?? 0;
    return { position, hash, seq, unsent: unsentOf(entries), files, given_up };
  }

  /** The server never got these, whatever it seemed to say: they wait once more. */
  async #sendAgain(entries: Kept[], missing: number[]): Promise<void> {
    const lost = entries.filter(({ seq, state }) => missing.includes(seq) && state === "kept");
    if (lost.length === 0) return;
    await this.safe.change(lost.map((each) => ({ ...each, state: "waiting" })));
    for (const { op_id } of lost) this.#tried.delete(op_id);
    await this.#send();
  }

  async #ask(said: object): Promise<Answer> {
    const sent = Date.now();
    const device_now = new Date(sent).toISOString();
    const body = { device: this.#device, account: this.#account, device_now, ...said };
    const answer = await ask<Answer>("/sync", ["server_now", "items"], body);
    if (!Array.isArray(answer.items)) throw new Away("server_away");
    const clock = measured(sent, Date.now(), answer.server_now);
    if (clock) await this.safe.shelf.put("clock", clock, "clock");
    await this.#heard();
    return answer;
  }

  /** The server has spoken to this account: the fortnight begins anew. */
  async #heard(): Promise<void> {
    const now = Date.now();
    await change(this.safe.shelf, (lock) =>
      Object.assign(lock, { contactAt: now, seenAt: now, gone: null }),
    );
  }
}

/** What the server did not read at all, so that no entry in it was looked at. */
function isUnreadable(reason: unknown): reason is Refused {
  return reason instanceof Refused && [400, 413, 422].includes(reason.status);
}
