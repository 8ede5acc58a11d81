// 每一种事件的一句中文。
import { sayArea, sayYuan } from "../amounts";
import type { Means, Method } from "../answers";
import type { Sentences } from "../happenings";
import { outcome } from "./zh-names";

const HOW = { hand: "立案", roster: "由花名册立案", history: "由历史台账立案", split: "分户立案" };
const METHOD: Record<Method, string> = {
  visit: "走访了这户",
  phone: "与这户通了电话",
  wechat: "与这户微信联系",
  office: "这户来访",
  meeting: "与这户会谈",
  letter: "给这户去信",
  site_viewing: "陪这户看现场",
};
const MEANS: Record<Means, string> = { ink: "手写签字", finger: "屏幕签字", thumbprint: "按指印" };
const named = (name: string | null) => name ?? "（姓名已删除）";

export const sentences: Sentences = {
  "case.opened": (e) => HOW[e.how],
  "case.opening_moved_back": () => "立案时间更正为更早",
  "case.closed": (e) => `办结：${outcome[e.outcome]}`,
  "case.reopened": () => "重新启动",
  "case.chief_named": (e) =>
    e.instead_of ? `首席代表由 ${e.instead_of} 换为 ${e.name}` : `首席代表：${e.name}`,
  "case.party_recorded": (e) =>
    `登记权利人 ${named(e.name)}${e.share ? `，份额 ${e.share}` : ""}`,
  "case.party_succeeded": (e, name) =>
    `${name(e.n)} 由 ${e.heirs.map((heir) => named(heir.name)).join("、")} 继承`,
  "case.asset_recorded": (e) =>
    `登记${e.kind}：有证 ${sayArea(e.legal_area_cm2)}，无证 ${sayArea(e.unregistered_area_cm2)}`,
  "case.split": (e) => `分户，另立 ${e.case_no}`,
  "case.merged": (e) => `并入 ${e.case_no}`,
  "case.contact_logged": (e) =>
    METHOD[e.method] + (e.messages ? `，${e.messages} 条消息` : ""),
  "case.contact_confirmed": (e) => `同行人确认第 ${e.confirms} 条记录`,
  "case.demand_raised": (e) => `提出诉求 ${e.n}`,
  "case.demand_answered": (e) => `答复诉求 ${e.n}`,
  "case.objection_raised": (e) => `住户提出异议 ${e.n}`,
  "case.objection_answered": (e) => `答复异议 ${e.n}`,
  "case.order_given": (e) =>
    `${e.kind === "supervised" ? "督办" : "交办"} ${e.n}${e.to ? `，由 ${e.to} 办理` : ""}，${e.due} 前办结`,
  "case.order_reported": (e) => `报告交办 ${e.n} 的办理情况`,
  "case.order_settled": (e) => (e.outcome === "done" ? `交办 ${e.n} 销号` : `撤回交办 ${e.n}`),
  "case.promise_made": (e) => `作出承诺 ${e.n}，${e.due} 前兑现`,
  "case.promise_kept": (e) => `承诺 ${e.n} 已兑现`,
  "case.promise_broken": (e) => `承诺 ${e.n} 未兑现`,
  "case.offer_made": (e) => `出具方案 ${e.n}：${sayYuan(e.amount_fen)}`,
  "case.offer_accepted": (e) => `接受方案 ${e.n}`,
  "case.offer_declined": (e) => `拒绝方案 ${e.n}`,
  "case.offer_withdrawn": (e) => `收回方案 ${e.n}`,
  "case.signature_captured": (e, name) => {
    const whose = e.party ? name(e.party) : "整户";
    const who = e.signer === undefined ? whose : `${named(e.signer)} 代 ${whose}`;
    const seen = e.witness === undefined ? "" : `，${named(e.witness)} 见证`;
    const text = e.document ? `（文本 ${e.document.slice(0, 8)}）` : "";
    return `${who}${e.party || e.signer ? " " : ""}${e.means ? MEANS[e.means] : "签字"}${seen}${text}`;
  },
  "case.signature_withdrawn": (e) => `撤回签字 ${e.n}`,
  "case.agreement_effective": () => "协议生效",
  "case.paid": (e) => `支付 ${sayYuan(e.amount_fen)}`,
  "case.flat_assigned": (e) => `安排安置房 ${e.flat}`,
  "case.handed_over": () => "腾空交房",
  "case.demolished": () => "拆除",
  "case.recusal_declared": (e) => `${e.cadre} 申报回避`,
  "case.recusal_lifted": (e) => `${e.cadre} 解除回避`,
  "case.transfer_offered": (e) => `发起交接，请 ${e.to} 接收`,
  "case.transfer_accepted": () => "复述并接收交接",
  "case.transfer_refused": () => "不接收交接",
  "case.transfer_withdrawn": (e) => (e.reason === undefined ? "另行指定首席代表，交接作废" : "撤回交接"),
  "case.decision_conflicted": (e) =>
    `决定与他人的决定冲突（${e.n}），由 ${e.owner} 于 ${e.due} 前处理`,
  "case.conflict_settled": (e) =>
    `处理冲突 ${e.n}：${e.outcome === "stands" ? "维持原决定" : "采用所保留的决定"}`,
  "case.corrected": (e) => `更正第 ${e.corrects} 条记录`,
};
