// Who is signed in is asked once a page and whenever an answer says that it has changed.
import { Problem, read, remove, whenTurnedAway, write } from "../ask";
import { forgetDrafts } from "../contact/draft";
import { newOperation } from "../operation";

export const ROLES = ["cadre", "chief", "inspector", "admin"] as const;
export type PostedRole = (typeof ROLES)[number];
/** `console`: there are no accounts yet; `none`: signed in without a posting that stands. */
export type Role = PostedRole | "console" | "none";
export type Remit = "task_force" | "project" | "all";

export interface Posting {
  n: number;
  role: PostedRole;
  remit: Remit;
  /** The name of the task force or project; null where it is over everything. */
  over: string | null;
  until: string | null;
}

export interface SignedIn {
  name: string;
  role: PostedRole | "none";
  posting: number | null;
  postings: Posting[];
  /** False where the city's login alone signs in. */
  has_password: boolean;
  must_change_password: boolean;
  /** `due`: there is none yet, and this role should have one. */
  second_factor: "on" | "off" | "due";
}

/** What GET /session answers. */
export interface Session {
  account: SignedIn | null;
  accounts_exist: boolean;
  city_login: boolean;
  /** Why the city's login let nobody in, told once. */
  refused?: string | null;
}

const SIGN_IN_FIRST = "/problems/sign-in-first";

class Me {
  #session = $state.raw<Session | null>(null);
  #account = $derived(this.#session?.account ?? null);
  #isTurnedAway = $state(false);
  #waiting: ((isBack: boolean) => void)[] = [];
  /** Whether the server was asked, if perhaps in vain. */
  hasAsked = $state(false);
  /** Moves when other things have come in sight: the pages then begin anew. */
  turn = $state(0);

  accountsExist = $derived(this.#session?.accounts_exist ?? true);
  name = $derived(this.#account?.name ?? null);
  role = $derived<Role | null>(
    this.#account?.role ?? (this.#session && !this.accountsExist ? "console" : null),
  );
  postings = $derived(this.#account?.postings ?? []);
  /** The posting acted in. */
  posting = $derived(this.postings.find((each) => each.n === this.#account?.posting) ?? null);
  cityLogin = $derived(this.#session?.city_login ?? false);
  cityRefusal = $derived(this.#session?.refused ?? null);
  hasPassword = $derived(this.#account?.has_password ?? true);
  mustChangePassword = $derived(this.#account?.must_change_password ?? false);
  secondFactor = $derived(this.#account?.second_factor ?? "off");
  isSignedIn = $derived(this.#account !== null && !this.#isTurnedAway);
  /** Whether somebody was signed in on this page and no longer is. */
  hasEnded = $derived(this.#account !== null && this.#isTurnedAway);
  /** Whether nothing but signing in is of use here. */
  mustSignIn = $derived(this.#isTurnedAway || (this.#session !== null && this.role === null));

  constructor() {
    whenTurnedAway((problem) => {
      if (problem.type === SIGN_IN_FIRST) return this.#turnAway();
      // The role may have changed since this page asked.
      if (problem.status === 403 && this.isSignedIn) void this.load();
      return Promise.resolve(false);
    });
  }

  /** Whether one of these may do a thing; before there are accounts, whoever is here may. */
  is(...roles: PostedRole[]): boolean {
    return this.role === "console" || roles.some((role) => role === this.role);
  }

  /** Ask who this is; where no answer comes, what was known stands. */
  async load(): Promise<void> {
    try {
      this.take(await read<Session>("/session"));
    } catch (reason) {
      if (!(reason instanceof Problem)) throw reason;
    } finally {
      this.hasAsked = true;
    }
  }

  /** Take in whom the server names; what another person had before them goes. */
  take(session: Session): void {
    const { account } = session;
    const before = this.#session?.account ?? null;
    if (account && before && account.name !== before.name) {
      forgetDrafts();
      location.assign("/sign-in");
      return;
    }
    // Whose session has ended may come back: until then the page stays theirs, out of sight.
    this.#session = { ...session, account: account ?? before };
    this.#isTurnedAway = !account && (this.#isTurnedAway || before !== null);
    if (account) this.#waiting.splice(0).forEach((resume) => resume(true));
  }

  /** Act in another posting from now on. */
  async actIn(n: number): Promise<void> {
    this.take(await write<Session>("/session/posting", JSON.stringify({ n }), newOperation()));
    this.turn += 1;
  }

  /** Sign out, and leave nothing of the person's on this device. */
  async signOut(): Promise<void> {
    await remove("/session");
    forgetDrafts();
    location.assign("/sign-in");
  }

  /** Whoever was turned away waits until the same person has signed in again. */
  #turnAway(): Promise<boolean> {
    this.#isTurnedAway = true;
    return new Promise((resume) => this.#waiting.push(resume));
  }
}

export const me = new Me();
