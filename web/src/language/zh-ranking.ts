// 项目排名与月度分析的中文；每一项在 en-ranking.ts 中必有对应。
export const ranking = {
  ranking: {
    title: "项目排名",
    of: (month: string) => `${month} 项目排名`,
    month: "月份",
    monthExample: "如 2026-10",
    unreadable: "月份请写成 2026-10 这样。",
    show: "查看",
    earlier: "上月",
    later: "下月",
    method: "怎么排的",
    none: "这个月没有可比的项目。",
    rank: "名次",
    between: (low: string, high: string) => `${low}–${high} 名之间`,
    project: "项目",
    closed: "办结",
    expected: "预期",
    remaining: "剩余",
    difficulty: "难度",
    deducted: "抵扣",
    score: "得分",
    noScore: "没有可预期的户",
    asExpected: "虚线为 1：合乎预期",
    interval: (low: string, high: string) => `${low}–${high}`,
    quality: "数字成色",
    clean: "无",
    excel: "下载 Excel",
    print: "打印",
  },
};

export type RankingWords = typeof ranking;
