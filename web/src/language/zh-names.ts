// 各种状态与选项的中文名。
import type { Method, Milestone, Mood, Outcome, Stage, Track } from "../answers";

export const stage: Record<Stage, string> = {
  opened: "未联系",
  contacted: "已联系",
  offered: "已出方案",
  accepted: "已接受",
  signing: "签约中",
  closed: "已办结",
};
export const outcome: Record<Outcome, string> = {
  signed: "签约",
  resolved: "已解决",
  excluded: "不在范围",
  withdrawn: "撤回",
  merged: "并户",
  other: "其他",
};
export const milestone: Record<Milestone, string> = {
  effective: "协议已生效",
  paid: "已支付",
  handed_over: "已腾空交房",
  demolished: "已拆除",
};
export const method: Record<Method, string> = {
  visit: "走访",
  phone: "电话",
  wechat: "微信",
  office: "来访",
  meeting: "会谈",
  letter: "信函",
  site_viewing: "看现场",
};
export const mood: Record<Mood, string> = {
  willing: "愿意",
  wavering: "犹豫",
  opposed: "反对",
  unknown: "不清楚",
};
export const track: Record<Track, string> = { state: "国有土地", collective: "集体土地" };
