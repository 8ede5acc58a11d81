// 大屏的中文；每一项在 en-screen.ts 中必有对应。
export const screen = {
  screen: {
    title: "大屏",
    remaining: "还剩",
    households: "户",
    closedOf: (closed: string, of: string) => `已办结 ${closed} / ${of}`,
    today: "今天",
    week: "本周",
    fewer: (n: string) => `少 ${n}`,
    more: (n: string) => `多 ${n}`,
    same: "没动",
    target: (day: string) => `目标 ${day}`,
    byGroup: "各组还剩",
    byProject: "各项目还剩",
    rest: (n: string) => `其余 ${n} 处`,
    cleared: "全部办结",
    noGroup: "未分组",
    fresh: (moment: string) => `${moment} 的数`,
    stale: (moment: string) => `连接已断，数停在 ${moment}`,
    pause: "暂停轮换",
    goOn: "继续轮换",
    next: "下一屏",
    full: "全屏",
    leave: "退出大屏",
    controls: "大屏控制",
    face: (n: string, of: string) => `第 ${n} 屏，共 ${of} 屏`,
  },
};

export type ScreenWords = typeof screen;
