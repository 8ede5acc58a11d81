"""A broken rule is a class named as a clause; its docstring is the sentence a person reads."""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a crash
    """The operation is refused."""

    zh: ClassVar[str] = "操作被拒绝。"
    status: ClassVar[int] = 409
    article: ClassVar[str | None] = None

    def __init__(self, **facts: object) -> None:
        """Take the facts that fill the sentence, e.g. ``OfferIsNotOpen(n=3)``."""
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """Say the refusal in ``zh`` or ``en``, one sentence."""
        text = self.zh if language == "zh" else (type(self).__doc__ or "")
        return " ".join(text.split()).format(**self.facts)


class Unknown(Refusal):
    """{what} is not known here."""

    zh = "没有找到：{what}。"
    status = 404

    # What a thing begins with in English, and its word in Chinese.
    THINGS: ClassVar[dict[str, str]] = {
        "account": "账号", "cadre": "干部", "case": "户案", "checkpoint": "检查点",
        "finding": "问题", "inspection": "监督", "party": "权利人", "person": "人员",
        "position": "日志条目", "project": "项目", "promise": "承诺", "demand": "诉求",
        "objection": "异议", "offer": "补偿方案", "order": "交办", "receipt": "回执",
        "signature": "签字",
        "read model": "读模型", "session": "会话", "stream": "事件流", "task force": "专班",
        "transfer": "交接", "witness": "见证单位", "conflict": "冲突", "device": "设备",
        "attachment": "附件",
    }  # fmt: skip

    def sentence(self, language: str) -> str:
        """Name the thing in the reader's language."""
        what = str(self.facts.get("what"))
        thing = next((t for t in self.THINGS if what == t or what.startswith(f"{t} ")), None)
        if language != "zh" or thing is None:
            return super().sentence(language)
        rest = what.removeprefix(thing).removesuffix(" in this case").strip()
        return self.zh.format(what=f"{self.THINGS[thing]} {rest}".strip())


class HappenedInFuture(Refusal):
    """The time {at} lies more than five minutes ahead; set the clock of the device or the date."""

    zh = "时间 {at} 比现在晚五分钟以上；请校正设备时钟或日期。"


class HappenedTooLongAgo(Refusal):
    """The time {at} lies before 1900; correct the date."""

    zh = "时间 {at} 早于 1900 年；请更正日期。"


class HoldsNull(Refusal):
    """The text of {field} holds a null character, which no page can show; remove it."""

    zh = "“{field}”的文字含有空字符（NUL），无法显示；请删除后再提交。"
    status = 422


class ValueDoesNotFit(Refusal):
    """The value given for {field} cannot be read: {why}."""

    zh = "“{field}”的值无法识别：{why}。"
    status = 422
