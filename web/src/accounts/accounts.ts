// Accounts, postings and task forces as the server answers them to whoever keeps accounts.
import type { PostedRole, Remit } from "../identity/me.svelte";

export interface PostingRow {
  n: number;
  role: PostedRole;
  remit: Remit;
  /** The code of the task force or project; null where it is over everything. */
  over: string | null;
  since: string;
  until: string | null;
  stands: boolean;
}

export interface Account {
  id: string;
  name: string;
  opened_at: string;
  opened_by: string;
  is_disabled: boolean;
  postings: PostingRow[];
}

/** What opening an account or resetting a password answers; the password is told this once. */
export interface Handed {
  position: number;
  password: string;
}

export interface TaskForce {
  code: string;
  name: string;
  is_dissolved: boolean;
}

/** Which remits a role may have, the likeliest first. */
export const REMITS_OF: Record<PostedRole, Remit[]> = {
  cadre: ["task_force", "project"],
  chief: ["task_force", "project"],
  inspector: ["all", "task_force", "project"],
  admin: [],
};

/** A posting as it is being written. */
export interface PostingDraft {
  role: PostedRole | null;
  /** As chosen; until then the likeliest of the role. */
  remit: Remit | null;
  force: string | null;
  project: string;
  until: string;
  ground: string;
}

export const emptyPosting = (): PostingDraft => ({
  role: null,
  remit: null,
  force: null,
  project: "",
  until: "",
  ground: "",
});

/** The remit that the role takes: the one chosen, where it may. */
export function remitOf(draft: PostingDraft): Remit {
  const may = draft.role ? REMITS_OF[draft.role] : [];
  return draft.remit && may.includes(draft.remit) ? draft.remit : (may[0] ?? "all");
}

/** The body to send; `untilDay` is the last day, read. */
export function bodyOf(draft: PostingDraft, untilDay: string | null): Record<string, unknown> {
  const remit = remitOf(draft);
  return {
    role: draft.role,
    task_force: remit === "task_force" ? draft.force : undefined,
    project: remit === "project" ? draft.project.trim() : undefined,
    until: untilDay ? `${untilDay}T23:59:59+08:00` : undefined,
    ground: draft.ground.trim() || undefined,
  };
}
