// Each role's menu holds its own pages, the one it works on first.
import type { Words } from "../language/zh";
import type { Role } from "./me.svelte";

type Word = keyof Words["identity"]["menu"];
interface Entry {
  path: string;
  word: Word;
}

const FIELD: Entry = { path: "/field", word: "field" };
const PROJECTS: Entry = { path: "/", word: "projects" };
const TRANSFERS: Entry = { path: "/transfers", word: "transfers" };
const RANKING: Entry = { path: "/ranking", word: "ranking" };
const LOG: Entry = { path: "/audit", word: "log" };
const INSPECTIONS: Entry = { path: "/inspections", word: "inspections" };
const TRAIL: Entry = { path: "/audit/trail", word: "trail" };
const READS: Entry = { path: "/reads", word: "reads" };
const ERASURES: Entry = { path: "/erasures", word: "erasures" };
const ACCOUNTS: Entry = { path: "/accounts", word: "accounts" };

export const MENU: Record<Role, Entry[]> = {
  cadre: [FIELD, PROJECTS, TRANSFERS, INSPECTIONS, READS],
  chief: [PROJECTS, RANKING, TRANSFERS, INSPECTIONS, TRAIL, READS, ERASURES, FIELD],
  inspector: [LOG, INSPECTIONS, TRAIL, READS, PROJECTS, RANKING, ERASURES],
  admin: [ACCOUNTS, ERASURES],
  none: [],
  console: [],
};
