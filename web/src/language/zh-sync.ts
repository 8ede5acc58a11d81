// 同步与冲突的中文；每一项在 en-sync.ts 中必有对应。
export const sync = {
  unsent: {
    entries: (phones: string, entries: string) => `${phones} 部手机尚有 ${entries} 条未送达`,
    files: (phones: string, files: string) => `${phones} 部手机尚有 ${files} 份附件未送达`,
    both: (phones: string, entries: string, files: string) =>
      `${phones} 部手机尚有 ${entries} 条、${files} 份附件未送达`,
    since: (moment: string) => `最早一次报告在 ${moment}`,
    disagreeing: (phones: string) => `${phones} 部手机上的户案与服务器不一致`,
  },
  conflict: {
    title: "冲突",
    says: "两个决定都在，请当面核对后处理。",
    kept: (who: string, moment: string) => `${who} 于 ${moment} 决定，当时未看到之后的变化：`,
    owner: (who: string, day: string) => `由 ${who} 处理，${day} 前办结`,
    offer: (yuan: string) => `出具新方案：${yuan}`,
    stands: "维持原决定",
    applied: "采用这一决定",
    reason: "理由",
    reasonExample: "如 当面核对，户主确认以此为准",
    missing: "请填写“理由”。",
    notDone: "没有办理，内容还在：",
  },
};
