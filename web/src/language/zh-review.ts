// 月度分析的中文；每一项在 en-review.ts 中必有对应。
export const review = {
  review: {
    title: "月度分析",
    of: (month: string) => `${month} 月度分析`,
    draft: "草稿：尚未定稿，数字还会变",
    frozen: (who: string, moment: string) => `${who} 于 ${moment} 定稿`,
    position: (n: string) => `按第 ${n} 条记录`,
    hash: "指纹（SHA-256）",
    freeze: "定稿",
    freezing: "定稿后数字不再变动，确定吗？",
    notDone: "没有定稿：",
    count: "户数",
    before: "月初",
    after: "月末",
    rows: { opened: "立案", closed: "已办结", remaining: "剩余" },
    moves: "本月变动",
    move: {
      closed: "办结",
      opened: "新立案",
      reopened: "重启",
      signing: "进入签约",
      signed: "签约",
    },
    contacts: "联系",
    stalled: "停滞情况",
    red: "停滞",
    amber: "放缓",
    forecast: "预测",
    noBasis: "没有依据，不作预测。",
    clear: (p50: string, p85: string, p95: string) =>
      `全部办结：一半把握 ${p50}，八五成把握 ${p85}，九五成把握 ${p95}`,
    beyond: "十年以后",
    projects: "所辖项目",
    none: "没有项目。",
  },
};

export type ReviewWords = typeof review;
