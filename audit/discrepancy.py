"""A discrepancy says what is not as it must be, and the first position at which it shows."""

from __future__ import annotations

from typing import NamedTuple

SENTENCES = {
    "event_changed": (
        "第 {position} 条记录与审计树不符，已被改动",
        "record {position} is not what the tree holds: it was changed",
    ),
    "event_missing": (
        "第 {position} 条记录不见了",
        "record {position} is missing",
    ),
    "event_beyond_head": (
        "第 {position} 条记录在日志范围之外或重号，是绕过系统写入的",
        "record {position} lies outside the log or stands twice: it was written past the system",
    ),
    "back_dated": (
        "第 {position} 条记录的入库时间早于其前一条",
        "record {position} says it was recorded before the record that it follows",
    ),
    "log_is_shorter": (
        "日志止于第 {position} 条之前，而检查点已签到 {size} 条：记录被截去，或由旧备份恢复",
        (
            "the log ends before record {position} although {size} were signed: it was cut off "
            "or restored from an old backup"
        ),
    ),
    "history_rebuilt": (
        "自第 {position} 条起，整棵审计树与已签发的检查点（{size} 条）不符：历史被重做",
        (
            "from record {position} on the tree is not the one signed at {size} records: history "
            "was made anew"
        ),
    ),
    "tile_changed": (
        "审计树在第 {position} 条处的分片被改动，记录本身无恙",
        "the tree's tile at record {position} was changed; the record itself is unharmed",
    ),
    "tiles_above_changed": (
        "审计树第 {level} 层的分片与下层不符，可由下层重算",
        (
            "the tree's tiles of level {level} do not fit those below; they can be made again "
            "from them"
        ),
    ),
    "tree_changed": (
        "数据库中审计树的大小或根不是库外记下的任何一个",
        "the tree's size or roots in the database are none of those written outside",
    ),
    "head_changed": (
        "{subject} 的计数与其记录不符",
        "the count of {subject} does not fit its records",
    ),
    "shelf_changed": (
        "计数的汇总与各计数不符",
        "the root over the counts does not fit the counts",
    ),
    "checkpoint_changed": (
        "数据库中 {size} 条的检查点与库外留存的不同",
        "the checkpoint of {size} records in the database is not the one kept outside",
    ),
    "journal_changed": (
        "库外留存的 {size} 条检查点签名无效",
        "the checkpoint of {size} records kept outside has no valid signature",
    ),
    "checkpoint_conflict": (
        "对方持有的 {size} 条检查点与本日志不符：曾出示过另一份历史",
        (
            "the checkpoint of {size} records that was handed in is not of this log: another "
            "history was shown"
        ),
    ),
    "trigger_changed": (
        "记录表上的触发器 {name} 不是应有的样子",
        "trigger {name} of the log is not as it must be",
    ),
    "function_changed": (
        "数据库函数 {name} 被改动",
        "function {name} of the database was changed",
    ),
    "constraint_changed": (
        "{name} 的约束不是应有的样子：{found}",
        "the constraints of {name} are not as they must be: {found}",
    ),
    "grant_changed": (
        "{name} 的权限不是应有的样子：{found}",
        "the rights on {name} are not as they must be: {found}",
    ),
    "read_model_differs": (
        "读模型 {name} 与记录不符，请重建",
        "read model {name} does not fit the records; rebuild it",
    ),
    "read_model_behind": (
        "读模型 {name} 停在第 {position} 条记录之前：{why}",
        "read model {name} stopped before record {position}: {why}",
    ),
}


class Discrepancy(NamedTuple):
    """``kind`` is stable; ``position`` is None where no single record is meant."""

    kind: str
    position: int | None = None
    facts: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, kind: str, position: int | None = None, **facts: object) -> Discrepancy:
        """With the facts that fill its sentence."""
        return cls(kind, position, tuple(facts.items()))

    @property
    def what(self) -> str:
        """The sentence in both languages."""
        facts = dict(self.facts) | {"position": self.position}
        return " / ".join(sentence.format(**facts) for sentence in SENTENCES[self.kind])

    @property
    def json(self) -> dict[str, object]:
        """As commands and routes answer."""
        return {"kind": self.kind, "position": self.position, "what": self.what}
