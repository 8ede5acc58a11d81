"""Every word of a paper stands in Chinese with English beside it; an unknown code stands alone."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """One idea in both languages."""

    zh: str
    en: str


class FlagWords(NamedTuple):
    """What a flag is called, and the fact it states."""

    name: Word
    rule: Word


SUBJECTS = {
    "stream": Word("一宗卷", "One file"),
    "cadre": Word("干部", "Cadre"),
    "project": Word("项目", "Project"),
    "task_force": Word("专班", "Task force"),
}

FLAGS = {
    "late": FlagWords(
        Word("补录", "Late"),
        Word("发生 48 小时后才入库（导入的历史不计）",
             "recorded more than 48 hours after it happened; imports are not counted"),
    ),
    "out_of_hours": FlagWords(
        Word("非工作时段", "Out of hours"),
        Word("08:00 至 20:00 以外的联系", "a contact outside 08:00 to 20:00"),
    ),
    "single_cadre": FlagWords(
        Word("单人上门", "Single cadre"),
        Word("走访或看现场，未记同行人", "a visit or site viewing that names no companion"),
    ),
    "corrected_after_signature": FlagWords(
        Word("签后更正", "Corrected after signature"),
        Word("本户签字入库之后的更正", "a correction recorded after a signature of the same case"),
    ),
    "imported": FlagWords(
        Word("导入", "Imported"),
        Word("由花名册或台账导入，不计为补录", "told by an import; not counted as late"),
    ),
    "recused_contact": FlagWords(
        Word("回避期联系", "Recused contact"),
        Word("回避未解除的干部与该户联系", "a contact by a cadre whose recusal stood"),
    ),
    "after_transfer": FlagWords(
        Word("交接后补报", "After a transfer"),
        Word("原首席代表在交接之后所做、所报", "told by a former chief of a time when another was"),
    ),
}  # fmt: skip

TOPICS = {
    "case.opened": Word("立案", "Opened"),
    "case.opening_moved_back": Word("立案更正", "Opening moved back"),
    "case.party_recorded": Word("登记权利人", "Party recorded"),
    "case.party_succeeded": Word("继承", "Party succeeded"),
    "case.asset_recorded": Word("登记资产", "Asset recorded"),
    "case.chief_named": Word("首席代表", "Chief named"),
    "case.contact_logged": Word("联系", "Contact"),
    "case.contact_confirmed": Word("同行确认", "Contact confirmed"),
    "case.demand_raised": Word("诉求", "Demand"),
    "case.demand_answered": Word("答复", "Demand answered"),
    "case.objection_raised": Word("提出异议", "Objection raised"),
    "case.objection_answered": Word("答复异议", "Objection answered"),
    "case.order_given": Word("交办", "Order given"),
    "case.order_reported": Word("报告办理情况", "Order reported"),
    "case.order_settled": Word("交办销号", "Order settled"),
    "case.promise_made": Word("承诺", "Promise"),
    "case.promise_kept": Word("兑现", "Promise kept"),
    "case.promise_broken": Word("未兑现", "Promise broken"),
    "case.offer_made": Word("补偿方案", "Offer"),
    "case.offer_accepted": Word("接受方案", "Offer accepted"),
    "case.offer_declined": Word("不接受方案", "Offer declined"),
    "case.offer_withdrawn": Word("撤回方案", "Offer withdrawn"),
    "case.signature_captured": Word("签字", "Signature"),
    "case.signature_withdrawn": Word("撤回签字", "Signature withdrawn"),
    "case.agreement_effective": Word("协议生效", "Agreement effective"),
    "case.paid": Word("支付", "Paid"),
    "case.flat_assigned": Word("安置房", "Flat assigned"),
    "case.handed_over": Word("腾空交房", "Handed over"),
    "case.demolished": Word("拆除", "Demolished"),
    "case.closed": Word("办结", "Closed"),
    "case.reopened": Word("重启", "Reopened"),
    "case.split": Word("分户", "Split"),
    "case.merged": Word("并户", "Merged"),
    "case.corrected": Word("更正", "Corrected"),
    "case.recusal_declared": Word("申报回避", "Recusal declared"),
    "case.recusal_lifted": Word("解除回避", "Recusal lifted"),
    "case.transfer_offered": Word("发起交接", "Transfer offered"),
    "case.transfer_accepted": Word("接收交接", "Transfer accepted"),
    "case.transfer_refused": Word("不接收交接", "Transfer refused"),
    "case.transfer_withdrawn": Word("撤回交接", "Transfer withdrawn"),
    "case.decision_conflicted": Word("决定冲突", "Decision in conflict"),
    "case.conflict_settled": Word("处理冲突", "Conflict settled"),
    "project.opened": Word("立项", "Project opened"),
    "project.baseline_set": Word("基数", "Baseline set"),
    "project.map_drawn": Word("地块图", "Map drawn"),
    "project.forecast_made": Word("预测", "Forecast made"),
    "task_force.opened": Word("专班设立", "Task force opened"),
    "task_force.member_joined": Word("派驻", "Member joined"),
    "task_force.member_released": Word("退回", "Member released"),
    "task_force.review_frozen": Word("月度分析定稿", "Review frozen"),
    "task_force.dissolved": Word("专班撤销", "Task force dissolved"),
    "inspection.opened": Word("监督立项", "Inspection opened"),
    "inspection.finding_raised": Word("提出问题", "Finding raised"),
    "inspection.finding_explained": Word("说明情况", "Finding explained"),
    "inspection.rectification_ordered": Word("责令整改", "Rectification ordered"),
    "inspection.rectification_reported": Word("报告整改", "Rectification reported"),
    "inspection.rectification_returned": Word("退回整改", "Rectification returned"),
    "inspection.finding_settled": Word("问题销号", "Finding settled"),
    "inspection.finding_withdrawn": Word("撤回问题", "Finding withdrawn"),
    "inspection.closed": Word("监督结束", "Inspection closed"),
    "person.erased": Word("依令删除个人信息", "Person erased"),
    "hold.placed": Word("要求留存", "Hold placed"),
    "hold.lifted": Word("解除留存", "Hold lifted"),
    "account.opened": Word("开通账号", "Account opened"),
    "account.posted": Word("设岗", "Posted"),
    "account.posting_ended": Word("岗位结束", "Posting ended"),
    "account.disabled": Word("停用账号", "Account disabled"),
    "account.enabled": Word("启用账号", "Account enabled"),
    "account.sign_in_changed": Word("登录方式变更", "Sign-in changed"),
    "access.recorded": Word("查阅记录", "Reads on record"),
    "access.glass_broken": Word("越权调阅", "Glass broken"),
}

FIELDS = {
    "accompanied_by": Word("同行人", "accompanied by"),
    "address": Word("地址", "address"),
    "amount_fen": Word("金额", "amount"),
    "at": Word("时间", "at"),
    "attachments": Word("附件", "attachments"),
    "bank_account": Word("银行账号", "bank account"),
    "body": Word("所报内容", "what was decided"),
    "cadre": Word("干部", "cadre"),
    "code": Word("代码", "code"),
    "case": Word("户案", "case"),
    "case_no": Word("户号", "case number"),
    "confirms": Word("确认的记录", "confirms record"),
    "contact": Word("针对的联系", "contact objected to"),
    "claimed_at": Word("设备所报时间", "time the device gave"),
    "document": Word("所示文本", "document shown"),
    "due": Word("到期", "due"),
    "first_opened_at": Word("最早立案", "first opened"),
    "flat": Word("安置房", "flat"),
    "ground": Word("依据", "ground"),
    "heirs": Word("继承人", "heirs"),
    "home_department": Word("派出单位", "home department"),
    "acting_role": Word("岗位", "acting role"),
    "how": Word("来源方式", "how"),
    "id_number": Word("证件号", "identity number"),
    "instead_of": Word("接替", "instead of"),
    "kind": Word("类别", "kind"),
    "legal_area_cm2": Word("合法面积", "legal area"),
    "letter": Word("交接事项", "letter"),
    "unregistered_area_cm2": Word("未登记面积", "unregistered area"),
    "mandate": Word("依据", "mandate"),
    "means": Word("签署方式", "means"),
    "met": Word("见到", "met"),
    "messages": Word("消息数", "messages"),
    "method": Word("方式", "method"),
    "mood": Word("态度", "mood"),
    "n": Word("序号", "number"),
    "name": Word("姓名", "name"),
    "next_due": Word("下次日期", "next due"),
    "next_step": Word("下一步", "next step"),
    "occurred_at": Word("发生时间", "occurred at"),
    "outcome": Word("结果", "outcome"),
    "op": Word("操作", "operation"),
    "owner": Word("处理人", "owner"),
    "parties": Word("权利人", "parties"),
    "party": Word("权利人", "party"),
    "people": Word("人口", "people"),
    "phone": Word("电话", "phone"),
    "place": Word("位置", "place"),
    "reach": Word("联系方式", "how to reach"),
    "read_back": Word("复述", "read back"),
    "reads": Word("查阅", "reads"),
    "reason": Word("理由", "reason"),
    "relation": Word("关系", "relation"),
    "remit": Word("范围", "remit"),
    "seen": Word("所见版本", "version seen"),
    "share": Word("份额", "share"),
    "signer": Word("代签人", "signed by"),
    "source": Word("导入来源", "source"),
    "structure": Word("结构", "structure"),
    "summary": Word("内容", "summary"),
    "text": Word("内容", "text"),
    "to": Word("接收人", "to"),
    "until": Word("截止", "until"),
    "valid_until": Word("有效期至", "valid until"),
    "village_group": Word("村组", "village group"),
    "what": Word("事项", "what"),
    "witness": Word("见证人", "witness"),
}

VALUES = {
    "ink": Word("手写", "in ink"), "finger": Word("屏幕手写", "on the screen"),
    "thumbprint": Word("按指印", "by thumbprint"),
    "photo": Word("照片", "photo"), "voice": Word("录音", "recording"),
    "document": Word("文件", "document"),
    "visit": Word("走访", "visit"), "phone": Word("电话", "phone"),
    "wechat": Word("微信", "WeChat"), "office": Word("来访", "office"),
    "meeting": Word("会谈", "meeting"), "letter": Word("信函", "letter"),
    "site_viewing": Word("看现场", "site viewing"),
    "willing": Word("愿意", "willing"), "wavering": Word("犹豫", "wavering"),
    "opposed": Word("反对", "opposed"), "unknown": Word("不明", "unknown"),
    "signed": Word("已签约", "signed"), "resolved": Word("已化解", "resolved"),
    "excluded": Word("已剔除", "excluded"), "withdrawn": Word("已撤回", "withdrawn"),
    "merged": Word("已并户", "merged"), "other": Word("其他", "other"),
    "household": Word("户", "household"), "parcel": Word("地块", "parcel"),
    "hand": Word("手工", "by hand"), "roster": Word("花名册", "roster"),
    "history": Word("历史", "history"), "split": Word("分户", "split"),
    "ledger": Word("台账", "ledger"), "demonstration": Word("演示", "demonstration"),
    "case": Word("户案", "case"), "search": Word("检索", "search"), "list": Word("名单", "list"),
    "inspection": Word("监督检查", "inspection"), "trail": Word("监督痕迹", "trail"),
    "export": Word("取走", "export"), "feed": Word("日志", "feed"),
    "reads": Word("查阅记录", "reads"), "attempt": Word("试图调阅", "attempt"),
    "caseload": Word("带走户案", "caseload taken along"),
    "password": Word("密码", "password"), "password_reset": Word("重置密码", "password reset"),
    "stands": Word("维持原决定", "the first stands"), "applied": Word("予以采用", "applied"),
    "second_factor_on": Word("启用二次验证", "second factor on"),
    "second_factor_off": Word("停用二次验证", "second factor off"),
}  # fmt: skip

ROLES = {
    "cadre": Word("干部", "cadre"), "chief": Word("专班负责人", "chief"),
    "inspector": Word("监督人员", "inspector"), "history": Word("历史台账", "history"),
    "console": Word("控制台", "console"), "admin": Word("管理员", "administrator"),
    "household": Word("住户", "household"), "none": Word("无岗位", "no posting"),
}  # fmt: skip


def word(words: dict[str, Word], code: str) -> Word:
    """The word of a code; the code itself where there is none."""
    return words.get(code) or Word(code, "")


def pair(words: dict[str, Word], code: str) -> str:
    """Both languages in one line."""
    return " ".join(filter(None, word(words, code)))
