"""A policy says which logs and witnesses count, and whose cosignatures are enough."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, Self

from audit.note import LOG, WITNESS, IsNotAKey, Note, VKey
from domain.refusal import Refusal

NONE = "none"


class PolicyLineIsUnknown(Refusal):
    """Line {line} of the policy is none of log, witness, group and quorum with their words."""

    zh = "策略第 {line} 行不是 log、witness、group 或 quorum 语句，或缺字、多字。"
    status = 422


class PolicyKeyIsWrong(Refusal):
    """Line {line} of the policy has no public key of a {kind}."""

    zh = "策略第 {line} 行的公钥不是 {kind} 的公钥。"
    status = 422


class PolicyKeyIsTwice(Refusal):
    """Line {line} of the policy has a public key that stands above already."""

    zh = "策略第 {line} 行的公钥前面已出现过。"
    status = 422


class PolicyNameIsTaken(Refusal):
    """Line {line} of the policy gives the name {name}, which stands above already."""

    zh = "策略第 {line} 行的名称 {name} 前面已用过。"
    status = 422


class PolicyNameIsUnknown(Refusal):
    """Line {line} of the policy speaks of {name}, which no line above it names."""

    zh = "策略第 {line} 行提到的 {name} 前面没有定义。"
    status = 422


class PolicyMemberIsTwice(Refusal):
    """Line {line} of the policy puts {name} into a group for the second time."""

    zh = "策略第 {line} 行把 {name} 第二次编入组。"
    status = 422


class PolicyCountIsWrong(Refusal):
    """Line {line} of the policy asks for {least} of {members} members."""

    zh = "策略第 {line} 行要求 {members} 个成员中的 {least} 个。"
    status = 422


class PolicyQuorumIsTwice(Refusal):
    """Line {line} of the policy names a second quorum."""

    zh = "策略第 {line} 行是第二个 quorum。"
    status = 422


class Witness(NamedTuple):
    """Who watches the log; without ``url`` requests are carried by hand."""

    name: str
    vkey: VKey
    url: str | None = None


class Group(NamedTuple):
    """Has witnessed when at least so many of its members have."""

    least: int
    members: tuple[str, ...]


class Policy:
    """C2SP tlog-policy: ``logs`` by origin, ``witnesses`` and ``groups`` by the policy's names."""

    def __init__(self) -> None:
        """Trust nobody, ask for nobody."""
        self.logs: dict[str, VKey] = {}
        self.witnesses: dict[str, Witness] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a policy, or the one vkey of a log. Raises a refusal that names the line."""
        lines = [
            (n, words)
            for n, words in enumerate(map(str.split, text.removeprefix("\ufeff").split("\n")), 1)
            if words and not words[0].startswith("#")
        ]
        policy = cls()
        if len(lines) == 1 and len(lines[0][1]) == 1:
            lines[0][1].insert(0, "log")
        for n, words in lines:
            policy._read(n, words)
        return policy

    def cosigners(self, note: Note) -> set[str]:
        """The names of the witnesses whose cosignature stands under a checkpoint."""
        return {each.name for each in self.witnesses.values() if each.vkey.signed(note)}

    def is_witnessed(self, names: Collection[str]) -> bool:
        """Whether the cosignatures of the witnesses of these names are enough."""
        return self.quorum in (None, NONE) or self._holds(str(self.quorum), names)

    def _holds(self, name: str, names: Collection[str]) -> bool:
        if name not in self.groups:
            return name in names
        least, members = self.groups[name]
        return sum(self._holds(member, names) for member in members) >= least

    def _read(self, line: int, words: list[str]) -> None:
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                log = self._key(line, vkey, LOG)
                self.logs[log.name] = log
            case ["witness", name, vkey, *url] if len(url) <= 1:
                self._name(line, name)
                self.witnesses[name] = Witness(name, self._key(line, vkey, WITNESS), *url)
            case ["group", name, least, *members] if members:
                self._name(line, name)
                self.groups[name] = self._group(line, least, members)
            case ["quorum", name]:
                self._quorum(line, name)
            case _:
                raise PolicyLineIsUnknown(line=line)

    def _key(self, line: int, text: str, type_: int) -> VKey:
        kind = {LOG: "log", WITNESS: "witness"}[type_]
        try:
            vkey = VKey.parse(text)
        except IsNotAKey:
            raise PolicyKeyIsWrong(line=line, kind=kind) from None
        if vkey.type != type_:
            raise PolicyKeyIsWrong(line=line, kind=kind)
        # A witness's signature does not say its name: one key under two names would count twice.
        known = [*self.logs.values(), *(witness.vkey for witness in self.witnesses.values())]
        if any(vkey.public == each.public for each in known):
            raise PolicyKeyIsTwice(line=line)
        if vkey.name in self.logs:
            raise PolicyNameIsTaken(line=line, name=vkey.name)
        return vkey

    def _name(self, line: int, name: str) -> None:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise PolicyNameIsTaken(line=line, name=name)

    def _group(self, line: int, least: str, members: list[str]) -> Group:
        placed = {each for group in self.groups.values() for each in group.members}
        for member in members:
            if member not in self.witnesses and member not in self.groups:
                raise PolicyNameIsUnknown(line=line, name=member)
            if member in placed:
                raise PolicyMemberIsTwice(line=line, name=member)
            placed.add(member)
        count = {"any": "1", "all": str(len(members))}.get(least, least)
        # In decimal and in ASCII, as it must be written; str.isdigit takes other scripts too.
        if count not in {str(k) for k in range(1, len(members) + 1)}:
            raise PolicyCountIsWrong(line=line, least=least, members=len(members))
        return Group(int(count), tuple(members))

    def _quorum(self, line: int, name: str) -> None:
        if self.quorum:
            raise PolicyQuorumIsTwice(line=line)
        if name != NONE and name not in self.witnesses and name not in self.groups:
            raise PolicyNameIsUnknown(line=line, name=name)
        self.quorum = name
