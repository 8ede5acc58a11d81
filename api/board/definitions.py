"""Each figure says what it counts, in one place: for the page, the workbook and the print alike."""

from __future__ import annotations

from typing import NamedTuple

from domain.refusal import Refusal


class FigureIsUnknown(Refusal):
    """There is no figure {figure}; there are {figures}."""

    zh = "没有名为“{figure}”的指标；可查：{figures}。"
    status = 404


class Definition(NamedTuple):
    """What a figure counts, in both languages."""

    zh: str
    en: str

    def told(self, language: str) -> str:
        """In the reader's language."""
        return self.en if language == "en" else self.zh


STAGES = {
    "opened": Definition("尚未联系", "nobody has been in contact yet"),
    "contacted": Definition("已联系，无待答复方案", "in contact, without an open offer"),
    "offered": Definition("补偿方案待答复", "an offer waits for its answer"),
    "accepted": Definition("已接受方案，尚无有效签字", "an offer is accepted, no signature stands"),
    "signing": Definition("已有签字未撤回", "a signature stands that was not withdrawn"),
}
OUTCOMES = {
    "signed": Definition("签约", "signed"),
    "resolved": Definition("化解", "resolved"),
    "excluded": Definition("不在范围", "excluded"),
    "withdrawn": Definition("撤案", "withdrawn"),
    "merged": Definition("并户", "merged"),
    "other": Definition("其他", "other"),
}
PLAIN = {
    "remaining": Definition(
        "剩余户数：截至该时点已立案、未办结的户案；重启的再次计入。",
        "Remaining: cases opened by the moment and not closed at it; a reopened case counts again.",
    ),
    "opened": Definition(
        "立案户数：截至该时点已立案的全部户案，含已办结和分户产生的。",
        "Opened: all cases opened by the moment, with those closed since and those split off.",
    ),
    "closed": Definition(
        "办结户数：截至该时点处于办结状态的户案，不论以何种结果办结。",
        "Closed: cases that stand closed at the moment, whatever their outcome.",
    ),
    "change_today": Definition(
        "今日变化：该时点剩余户数减昨日24时剩余户数（北京时间）；负数为减少。每项注明增一户或减一户。",
        "Change today: remaining at the moment less remaining at the end of yesterday, by"
        " Shanghai's days; minus is fewer. Each item says whether it adds one or takes one off.",
    ),
    "change_week": Definition(
        "本周变化：该时点剩余户数减上周日24时剩余户数（北京时间）；负数为减少。每项注明增一户或减一户。",
        "Change this week: remaining at the moment less remaining at the end of last Sunday, by"
        " Shanghai's days; minus is fewer. Each item says whether it adds one or takes one off.",
    ),
    "complaints_open": Definition(
        "未答复的异议：群众对联系记录提出、截至该时点尚未答复的异议。",
        "Complaints open: objections of households that are not answered at the moment.",
    ),
    "reversals": Definition(
        "办结后重启：自立案以来办结的户案被重新打开的次数。",
        "Reversals: how often a closed case was opened again, since the beginning.",
    ),
    "withdrawn_signatures": Definition(
        "撤回的签字：自立案以来被撤回的签字。",
        "Signatures withdrawn: signatures taken back, since the beginning.",
    ),
    "pressure": Definition(
        "夜间联系：该时点前30天内，在22时至次日6时（北京时间）发生的联系。",
        "Pressure: contacts between 22:00 and 06:00 by Shanghai's clock in the 30 days up to the"
        " moment.",
    ),
    "promises_overdue": Definition(
        "逾期的承诺：期限在当日之前、尚未兑现也未记为未兑现的承诺。",
        "Promises overdue: promises neither kept nor broken whose day is before the moment's.",
    ),
    "unsent_entries": Definition(
        "手机未上传：各手机报告仍留存、尚未送达的记录；内容在送达前不可见，只有现时数。",
        "Entries on phones: what phones said they still hold; unseen until it arrives, and known"
        " only of now.",
    ),
}  # fmt: skip
DEFINITIONS = {
    **PLAIN,
    **{
        f"stage_{stage}": Definition(
            f"剩余户数中：{said.zh}。", f"Of those that remain: {said.en}."
        )
        for stage, said in STAGES.items()
    },
    **{
        f"outcome_{outcome}": Definition(
            f"办结户数中，结果为：{said.zh}。",
            f"Of those that are closed, with outcome: {said.en}.",
        )
        for outcome, said in OUTCOMES.items()
    },
}


def definition(figure: str, language: str) -> str:
    """What a figure counts, in the reader's language. Raises FigureIsUnknown."""
    if figure not in DEFINITIONS:
        raise FigureIsUnknown(figure=figure, figures=", ".join(DEFINITIONS))
    return DEFINITIONS[figure].told(language)
