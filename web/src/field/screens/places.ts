// Every screen has an address below /field, so that "back" goes where people expect.

export type Place =
  | { at: "today" | "choose" | "many" | "outbox" | "nowhere" }
  | { at: "log" | "letter" | "sign"; id: string }
  | { at: "kept" | "mend"; op: string };

const ID = "([0-9a-f-]{36})";
const matched = (path: string, pattern: string) => new RegExp(`^/field${pattern}/?$`).exec(path)?.[1];

export function placeOf(path: string): Place {
  const [id, op] = [matched(path, `/log/${ID}`), matched(path, `/kept/${ID}`)];
  if (id) return { at: "log", id };
  if (op) return { at: "kept", op };
  const [letter, sign] = [matched(path, `/cases/${ID}`), matched(path, `/cases/${ID}/sign`)];
  if (letter) return { at: "letter", id: letter };
  if (sign) return { at: "sign", id: sign };
  const mended = matched(path, `/entries/${ID}/correction`);
  if (mended) return { at: "mend", op: mended };
  const plain = matched(path, "(|/log|/many|/outbox)");
  if (plain === "/log") return { at: "choose" };
  if (plain === "/many") return { at: "many" };
  if (plain === "/outbox") return { at: "outbox" };
  return { at: plain === undefined ? "nowhere" : "today" };
}

export const logOf = (id: string) => `/field/log/${id}`;
export const letterOf = (id: string) => `/field/cases/${id}`;
export const signingOf = (id: string) => `/field/cases/${id}/sign`;
export const keptOf = (op: string) => `/field/kept/${op}`;
export const mendingOf = (op: string) => `/field/entries/${op}/correction`;
