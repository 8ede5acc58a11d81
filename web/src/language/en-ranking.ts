// The ranking of projects and the monthly review in English, in the shape of zh-ranking.ts.
import type { RankingWords } from "./zh-ranking";

export const ranking: RankingWords = {
  ranking: {
    title: "Ranking of projects",
    of: (month) => `Ranking of projects, ${month}`,
    month: "Month",
    monthExample: "e.g. 2026-10",
    unreadable: "Write the month like 2026-10.",
    show: "Show",
    earlier: "Month before",
    later: "Month after",
    method: "How they are ranked",
    none: "No project can be compared in this month.",
    rank: "Rank",
    between: (low, high) => `between ${low} and ${high}`,
    project: "Project",
    closed: "Closed",
    expected: "Expected",
    remaining: "Remaining",
    difficulty: "Difficulty",
    deducted: "Deducted",
    score: "Score",
    noScore: "nothing could be expected",
    asExpected: "dashed at 1: as expected",
    interval: (low, high) => `${low}–${high}`,
    quality: "Quality",
    clean: "none",
    excel: "Download Excel",
    print: "Print",
  },
};
