// 外勤页的中文；每一项在 en-field.ts 中必有对应，缺一项即构建失败。
import type { Trouble } from "../field/device/device";

const trouble: Record<Trouble, string> = {
  storage_full: "手机存储空间已满，这一条没有记下；请清理空间后再记。",
  file_given_up: "手机存储空间已满：文字已记下，照片或录音没有留住。",
  server_away: "服务器没有完整答复，稍后自动再试。",
  not_a_server: "当前网络返回的不是专班服务器（可能需要先登录无线网络），稍后自动再试。",
  too_often: "请求过于频繁，稍后自动再试。",
  other_account: "登录的是另一个账号；本机未送达的记录仍封存着，请用原账号登录后送出。",
  not_allowed: "当前岗位不能同步户案。",
  file_refused: "有附件没有送到，稍后自动再试。",
  no_caseload: "请先登录并联网，取得自己的户案。",
  wrong_code: "取件码不对，或文件不完整。",
};

export const field = {
  product: "专班外勤",
  trouble,
};

export type FieldWords = typeof field;
