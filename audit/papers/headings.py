"""What a readable paper says before and between the records is said the same way on each."""

from __future__ import annotations

from collections.abc import Iterator

from audit.papers.cover import Cover
from audit.papers.reading import clock
from audit.papers.words import Word

TITLE = Word("监督痕迹", "Audit trail")
TIMELINE, CORRECTIONS = Word("时间线", "Timeline"), Word("更正", "Corrections")
GAPS, SUMMARY = Word("缺口", "Gaps"), Word("概要", "Summary")
HOW_TO_CHECK = Word("如何核验", "How to verify")
COLUMNS = (
    Word("条", "No."), Word("户号", "Case"), Word("时间", "When"), Word("及时性", "Lag"),
    Word("事项", "What"), Word("经手", "By"),
)  # fmt: skip
CORRECTED = (
    Word("条", "No."), Word("原记录", "Of"), Word("字段", "Field"), Word("更正前", "Before"),
    Word("更正后", "After"), Word("理由", "Reason"), Word("经手", "By"), Word("入库", "Recorded"),
)  # fmt: skip
COUNTED = (Word("缺口", "Gap"), Word("条数", "Records"), Word("规则", "Rule"))
NO_CORRECTIONS = Word("没有更正。", "No corrections.")
GAPS_SAY = Word("缺口只说事实，不评价人。", "A gap states a fact; it judges nobody.")
CHECKS = (
    Word("在另一台电脑上，用自己手里的 verify.py 核验证据包，不用包内的。",
         "On another machine, check the bundle by your own copy of verify.py, not the one in it."),
    Word("公钥和见证规则以纸面或 U 盘交付的为准，不从证据包里取。",
         "Take keys and policy from paper or USB, never out of the bundle."),
    Word("把此处检查点的条数和根哈希与自己留存的检查点对照。",
         "Compare size and root of the checkpoint given here with one you hold."),
)  # fmt: skip
COMMAND = "python3 verify.py BUNDLE.zip --trusted-key POLICY"
FOR_READING = Word("本页供阅读，证明在证据包里。", "This is for reading; the proof is the bundle.")


def facts(cover: Cover) -> Iterator[tuple[Word, str]]:
    """What the cover says of itself, line by line."""
    yield Word("记录", "Records"), f"{cover.records:,}"
    yield Word("日志位置", "Position of the log"), f"{cover.position:,}"
    span = "全部 all" if cover.is_whole else f"{clock(cover.since)} 至 {clock(cover.until)}"
    yield Word("入库时间", "Recorded"), span
    if cover.signed is None:
        yield Word("检查点", "Checkpoint"), "尚无检查点，外部无从核对。None yet."
        return
    origin, size, root = cover.signed
    yield Word("检查点", "Checkpoint"), f"{origin} · {int(size):,} 条"
    yield Word("根哈希", "Root"), root
    named = "；".join(f"{name} {clock(at)}" for name, at in cover.witnesses)
    yield Word("见证", "Witnesses"), named or "尚无见证。None yet."
