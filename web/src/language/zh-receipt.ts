// 回执与异议的中文；每一项在 en-receipt.ts 中必有对应。
export const receipt = {
  receipt: {
    title: "回执",
    of: (what: string) => `回执：${what}`,
    alt: "回执的二维码",
    says: "请这户用微信扫一扫：记了什么、答应了什么，都写在上面；七天内可以提出异议。",
    open: "打开回执",
  },
  objection: {
    title: "住户提出异议",
    household: "住户",
    about: (contact: string, day: string) => `对 ${day} 的记录“${contact}”有异议`,
    aboutUnknown: (position: string) => `对第 ${position} 条记录有异议`,
    raised: (moment: string) => `${moment} 提出`,
    reach: "联系方式",
    answer: "答复",
    answerSays: "答复会显示在住户的回执上，任何拿着二维码的人都能看到；其中的姓名和号码会自动隐去。",
    missing: "请填写答复。",
    send: "提交答复",
    notDone: "没有办理，内容还在：",
  },
};

export type ReceiptWords = typeof receipt;
