// Projects side by side: what they closed against what is expected of the households they have.
import type { Quality } from "../leading/quality";

export interface Ranked {
  /** The code of the project. */
  project: string;
  name: string;
  /** Null where nothing could be expected of it. */
  rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
  /** What was closed, less what quality takes off, over what was expected; with its limits. */
  score: number | null;
  score_low?: number | null;
  score_high?: number | null;
  difficulty: number | null;
  closed: number;
  deducted?: number;
  remaining: number;
  expected: number;
  /** The limits of closed over expected. */
  ratio_low: number | null;
  ratio_high: number | null;
  quality: Partial<Quality>;
}

/** What GET /ranking answers. */
export interface RankingAnswer {
  month: string;
  as_of?: string;
  position?: number;
  method: string;
  items: Ranked[];
}

/** The interval that ranks a project: its score's, of an older answer its ratio's; null without one. */
export function intervalOf(row: Ranked): { low: number; high: number } | null {
  const [low, high] = [row.score_low ?? row.ratio_low, row.score_high ?? row.ratio_high];
  return low === null || high === null ? null : { low, high };
}

/** Where the axis ends: with the longest interval, but at three times what is expected. */
export function axisEnd(items: Ranked[]): number {
  const most = Math.max(1.5, ...items.map((each) => intervalOf(each)?.high ?? 0));
  return Math.ceil(Math.min(3, most) * 2) / 2;
}
