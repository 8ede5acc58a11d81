"""A database whose tree is not the one signed last is explained before anything is signed again.

It may be an earlier signed state of ours (restored from a backup), or one whose signed states were
lost, or none of ours at all (changed). A log that goes on after a restore has a folder of its own
in the audit folder, ``log-JURISDICTION-2``, ``-3`` …; the newest stands, the others stay as is.
"""

from __future__ import annotations

import re
from pathlib import Path

from audit.journal import Journal, State
from domain.refusal import Refusal

CONTINUED = re.compile(r"log-(\d+)-(\d+)")


class TreeIsNotAsSigned(Refusal):
    """The database holds another history than the checkpoint of {size} records that was signed: it was changed, or it is of another log; nothing is signed until this is explained."""  # noqa: E501

    zh = "数据库中的历史与已签发的检查点（{size} 条记录）不一致：数据被改动，或属于另一本账；查明原因之前不再签发。"  # noqa: E501
    status = 503


class RestoredFromBackup(TreeIsNotAsSigned):
    """The database was restored from a backup: signed up to {size}, it holds {holds}, so records {first} to {size} are missing; nothing is signed before `zhuanban audit continue --ground TEXT` says why."""  # noqa: E501

    zh = (
        "数据库由备份恢复：已签发至第 {size} 条，现有 {holds} 条，缺第 {first} 至 {size} 条；"
        "请以 zhuanban audit continue --ground 说明缘由，此前不再签发。"
    )


class SignedStatesAreLost(TreeIsNotAsSigned):
    """The database holds {size} records that were signed, but the file of signed states outside it is not there, so nobody knows what was signed since; put the audit folder back, or let `zhuanban audit continue --ground TEXT` say why it is lost."""  # noqa: E501

    zh = (
        "数据库中有 {size} 条已签记录，而库外的检查点文件不在，无从知晓此后签发过什么；"
        "请放回审计目录，或以 zhuanban audit continue --ground 说明缘由。"
    )


def folders(top: Path, jurisdiction: int) -> list[Path]:
    """The folders of a log's signed states, the one that stands first."""
    found = top.glob(f"log-{jurisdiction}-*")
    continued = [each for each in found if CONTINUED.fullmatch(each.name)]
    return [*sorted(continued, key=number, reverse=True), top]


def number(folder: Path) -> int:
    """Which of the names of a log a folder is for; the first has none."""
    found = CONTINUED.fullmatch(folder.name)
    return int(found[2]) if found else 1


def top_of(folder: Path) -> Path:
    """The audit folder, whichever of the folders of a log is given."""
    return folder.parent if CONTINUED.fullmatch(folder.name) else folder


def standing(top: Path, jurisdiction: int) -> Path:
    """Where the log is signed now."""
    return folders(top, jurisdiction)[0]


def journals(journal: Journal) -> list[Journal]:
    """All journals of the same log, this one first."""
    folder = journal.path.parent
    others = [each for each in folders(top_of(folder), journal.jurisdiction) if each != folder]
    return [journal, *(journal.beside(other) for other in others)]


def where_signed(journal: Journal, tree: State) -> tuple[Journal, list[State]]:
    """The first journal that knew the tree, and its states up to it; none where no journal does."""
    for each in reversed(journals(journal)):
        states = [*each.states()]
        last = max((n for n, state in enumerate(states) if state.tree == tree.tree), default=-1)
        if last >= 0:
            return each, states[: last + 1]
    return journal, []


def explained(journal: Journal, tree: State, head: int) -> TreeIsNotAsSigned:
    """Why a tree is not the one that was signed last."""
    signed = journal.last.size
    if head < signed and (not tree.size or where_signed(journal, tree)[1]):
        return RestoredFromBackup(size=signed, holds=head, first=head + 1)
    if not any(each.path.exists() for each in journals(journal)):
        return SignedStatesAreLost(size=tree.size)
    return TreeIsNotAsSigned(size=signed)
