// 地块图的中文；每一项在 en-parcels.ts 中必有对应。
export const parcels = {
  parcels: {
    as: "按什么看",
    squares: "按组排列",
    map: "地块图",
    says: (n: string, of: string) => `地块图：${of} 户中 ${n} 户有地块`,
    missing: (n: string) => `${n} 户没有画出地块，只在“按组排列”中。`,
    drawTitle: "上传地块图",
    drawSays: "制图软件导出的 GeoJSON 文件，每个面的 case_no 或“户号”字段填户号；不需要底图，也不联网。",
    choose: "选择文件",
    sending: "正在上传…",
    drawn: (n: string) => `已画出 ${n} 个地块。`,
    strangers: (numbers: string) => `没有对应户案的地块：${numbers}`,
    feature: (n: string) => `第 ${n} 个要素：`,
  },
};

export type ParcelWords = typeof parcels;
