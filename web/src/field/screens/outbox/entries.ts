// An entry in words: what it is, how it stands, and what its writer said in it.
import type { MarkName } from "../../../look/marks";
import type { Entry, EntryState } from "../../device/device";

export const LOOKS: Record<EntryState, { mark: MarkName; look: string }> = {
  waiting: { mark: "outbox", look: "warn" },
  kept: { mark: "done", look: "good" },
  refused: { mark: "alert", look: "bad" },
  mismatch: { mark: "alert", look: "bad" },
  conflict: { mark: "alert", look: "bad" },
  given_up: { mark: "shut", look: "soft" },
};

/** What somebody must do something about. */
export const isStuck = (entry: Entry) => ["refused", "mismatch", "conflict"].includes(entry.state);

/** What the server does not hold in full: the words, or a file of it. */
export const isOnItsWay = (entry: Entry) =>
  entry.state === "waiting" ||
  (entry.state === "kept" && entry.files.some((file) => file.sent < file.size));

/** The first of its writer's own words. */
export function saysOf(entry: Entry): string {
  const told = ["summary", "text", "next_step", "reason", "met"].map((field) => entry.body[field]);
  return told.find((text): text is string => typeof text === "string" && text !== "") ?? "";
}
