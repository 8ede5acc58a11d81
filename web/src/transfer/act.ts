// What can be done with a transfer: where it is sent, and which of its fields must be filled.
import type { Case, Transfer } from "../answers";
import type { Role } from "../identity/me.svelte";

export type Act = "offer" | "accept" | "refuse" | "withdraw";
export type Field = "to" | "reason" | "letter" | "read_back";

export const FIELDS: Record<Act, Field[]> = {
  offer: ["to", "reason", "letter"],
  accept: ["read_back"],
  refuse: ["reason"],
  withdraw: ["reason"],
};
const PATHS = { accept: "acceptance", refuse: "refusal", withdraw: "withdrawal" };

export const pathOf = (act: Act, n: number) =>
  act === "offer" ? "transfers" : `transfers/${n}/${PATHS[act]}`;
export const isOptional = (field: Field) => field === "letter";
/** Who only looks is shown no form; before it is known who looks, the server decides. */
export const mayWork = (role: Role | null) => !role || ["cadre", "chief", "console"].includes(role);

/** What the rules take from whoever looks; whatever else is asked, the server refuses. */
export function actsOf(found: Case, open: Transfer | null, name: string | null, role: Role | null): Act[] {
  if (!mayWork(role)) return [];
  const leads = role !== "cadre";
  const gives = leads || name === found.chief || name === open?.offered_by;
  if (!open) return gives ? ["offer"] : [];
  const takes = !name || name === open.to;
  return [...(takes ? (["accept", "refuse"] as const) : []), ...(gives ? (["withdraw"] as const) : [])];
}
export const isWaiting = (transfer: Transfer) => transfer.answer === null;
