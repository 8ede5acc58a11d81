// What a posting still lacks before it can be sent, as a sentence.
import type { Words } from "../language/zh";
import { readDay } from "../moment/shanghai";
import { remitOf, type PostingDraft } from "./accounts";

/** The first thing that is missing or cannot be read; null where all is there. */
export function flawOf(draft: PostingDraft, words: Words["identity"]["accounts"]): string | null {
  const remit = remitOf(draft);
  if (!draft.role) return words.choose(words.role);
  if (draft.role !== "admin" && remit === "task_force" && !draft.force) {
    return words.choose(words.force);
  }
  if (remit === "project" && !draft.project.trim()) return words.missing(words.project);
  return draft.until.trim() && !readDay(draft.until) ? words.badDay : null;
}
