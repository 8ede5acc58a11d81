// Sync and conflicts in English; the shape is that of zh-sync.ts.
import type { sync as Sync } from "./zh-sync";

const phones = (n: string) => (n === "1" ? "1 phone" : `${n} phones`);
const holds = (n: string) => (n === "1" ? "1 phone holds" : `${n} phones hold`);
const entries = (n: string) => `${n} unsent ${n === "1" ? "entry" : "entries"}`;
const files = (n: string) => `${n} unsent ${n === "1" ? "attachment" : "attachments"}`;

export const sync: typeof Sync = {
  unsent: {
    entries: (n, held) => `${holds(n)} ${entries(held)}`,
    files: (n, held) => `${holds(n)} ${files(held)}`,
    both: (n, held, more) => `${holds(n)} ${entries(held)} and ${files(more)}`,
    since: (moment) => `the oldest word of them is of ${moment}`,
    disagreeing: (n) => `The cases on ${phones(n)} differ from the server's`,
  },
  conflict: {
    title: "Conflicts",
    says: "Both decisions are kept; check with the household, then settle.",
    kept: (who, moment) => `Decided by ${who} on ${moment}, without having seen what came later:`,
    owner: (who, day) => `For ${who} to settle by ${day}`,
    offer: (yuan) => `New offer: ${yuan}`,
    stands: "The first stands",
    applied: "Apply this decision",
    reason: "Reason",
    reasonExample: "e.g. checked with the owner, who confirms it",
    missing: "Fill in “Reason”.",
    notDone: "Not done; what you wrote is still here: ",
  },
};
