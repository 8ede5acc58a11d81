"""One file names every jurisdiction of a province, and what is set for each of them alone.

What belongs to the process (port, proxies, rates) stays in the environment.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Annotated

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.settings import Settings
from domain.refusal import Refusal
from store.jurisdiction import Jurisdiction

FILE = "ZHUANBAN_JURISDICTIONS"
# Settings of one jurisdiction that name a file or a folder: relative to the directory's own folder.
PATHS = frozenset({
    "data", "database_password_file", "sealing_key_file", "audit", "attachments",
    "attachments_key_file", "archive", "witnesses", "oidc_client_secret_file",
})  # fmt: skip
SERVER = ("host", "hostaddr", "port", "dbname")


class DirectoryIsUnreadable(Refusal):
    """The directory of jurisdictions {file} cannot be read: {why}."""

    zh = "辖区名录 {file} 无法读取：{why}。"
    status = 503


class NotApart(Refusal):
    """In {file}, {one} and {other} have the same {field}; each needs its own."""

    zh = "{file} 中 {one} 与 {other} 的 {field} 相同；必须各不相同。"
    status = 503


class BelongsInDirectory(Refusal):
    """{name} is of one jurisdiction; write it into {file} and take it out of the environment."""

    zh = "{name} 属于单个辖区，请写入 {file}，并从环境变量中去掉。"
    status = 503


class NotInDirectory(Refusal):
    """There is no jurisdiction {code} in the directory; it names {known}."""

    zh = "辖区名录中没有 {code}，只有：{known}。"
    status = 404


class NoDirectory(Refusal):
    """No directory of jurisdictions is set; name its file in ZHUANBAN_JURISDICTIONS."""

    zh = "未设辖区名录；请用 ZHUANBAN_JURISDICTIONS 指定文件。"
    status = 422


class SayWhich(Refusal):
    """Say which jurisdiction is meant: --jurisdiction with one of {known}."""

    zh = "请用 --jurisdiction 指明辖区：{known}。"
    status = 422


class Entry(BaseModel):
    """What the file says of one; the settings are those of the manual, in small letters."""

    model_config = ConfigDict(extra="forbid", strict=True)

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
    name: Annotated[str, Field(min_length=1, max_length=64)]
    host: Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    number: Annotated[int, Field(ge=1, lt=2**31)] = 1
    counts_all: bool = False
    data: str | None = None
    database_url: str | None = None
    replica_url: str | None = None
    database_password_file: str | None = None
    sealing_key_file: str | None = None
    audit: str | None = None
    attachments: str | None = None
    attachments_endpoint: str | None = None
    attachments_key_file: str | None = None
    archive: str | None = None
    log_name: str | None = None
    witnesses: str | None = None
    public_url: str | None = None
    office: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret_file: str | None = None
    oidc_claim: str | None = None


OF_ENTRY = frozenset({"code", "name", "host", "number", "counts_all"})
SETTINGS = frozenset(Entry.model_fields) - OF_ENTRY
# In the environment they would be set for all of them at once; the data folder is above theirs.
NOT_FOR_ALL = {f"ZHUANBAN_{name.upper()}" for name in SETTINGS - {"data"}} | {"ZHUANBAN_HOSTS"}


class File(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    jurisdiction: Annotated[list[Entry], Field(min_length=1)]


@dataclass(frozen=True)
class Member:
    """One jurisdiction: the name it is served under, and how it is set up.

    ``counts_all``: whoever sees everything in it may see the counts of all of them.
    """

    host: str
    counts_all: bool
    given: Settings

    @property
    def code(self) -> str:
        """What the directory calls it."""
        return str(self.given.jurisdiction.code)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.given.jurisdiction.name

    @property
    def apart(self) -> Iterable[tuple[str, object]]:
        """What no other may have; but each that began alone has the number 1."""
        given = self.given
        number = given.jurisdiction.number
        yield "code", self.code
        yield "host", self.host
        yield "number", number if number > 1 else None
        yield "data", given.data
        yield "database_url", given.database_url and place_of(given.database_url)
        yield "sealing_key_file", given.sealing_key.resolve()
        yield "audit", given.audit.resolve()
        yield "attachments", given.attachments
        yield "archive", given.archive
        yield "log_name", given.log_name


@dataclass(frozen=True)
class Directory:
    """Every jurisdiction, as they stand in the file."""

    members: tuple[Member, ...]

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Directory | None:
        """The directory that the environment names, None where it names none.

        Raises DirectoryIsUnreadable, NotApart, BelongsInDirectory.
        """
        if not environment.get(FILE):
            return None
        file = Path(environment[FILE]).absolute()
        for name in sorted(NOT_FOR_ALL):
            if environment.get(name):
                raise BelongsInDirectory(name=name, file=file)
        members = tuple(member(each, environment, file.parent) for each in entries(file))
        for one, other in combinations(members, 2):
            for (field, mine), (_, theirs) in zip(one.apart, other.apart, strict=True):
                if mine is not None and mine == theirs:
                    raise NotApart(file=file, one=one.code, other=other.code, field=field)
        return cls(members)

    @property
    def known(self) -> str:
        """Their codes, for a sentence."""
        return ", ".join(each.code for each in self.members)

    def member(self, code: str) -> Member:
        """The one of that code. Raises NotInDirectory."""
        for each in self.members:
            if each.code == code:
                return each
        raise NotInDirectory(code=code, known=self.known)


def entries(file: Path) -> list[Entry]:
    """What the file says. Raises DirectoryIsUnreadable."""
    try:
        found = File.model_validate(tomllib.loads(file.read_text()))
    except OSError as error:
        raise DirectoryIsUnreadable(file=file, why=error.strerror) from error
    except ValidationError as error:
        wrong = error.errors()[0]
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in wrong["loc"])
        raise DirectoryIsUnreadable(file=file, why=f"{where}: {wrong['msg']}") from error
    except ValueError as error:
        raise DirectoryIsUnreadable(file=file, why=str(error)) from error
    for each in found.jurisdiction:
        try:
            place_of(each.database_url or "")
        except ProgrammingError:  # which would show what it may hold, a password
            why = f"{each.code}.database_url: no connection string"
            raise DirectoryIsUnreadable(file=file, why=why) from None
    return found.jurisdiction


def member(entry: Entry, environment: Mapping[str, str], folder: Path) -> Member:
    """One jurisdiction set up by what stands in the file and, for the process, beside it."""
    above = Settings.of(dict(environment)).data
    said = {name: getattr(entry, name) for name in SETTINGS}
    for name in PATHS:
        if said[name] and not said[name].startswith("s3://"):
            said[name] = str(folder / said[name])
    said["data"] = said["data"] or str(above / entry.code)
    own = {f"ZHUANBAN_{name.upper()}": value for name, value in said.items() if value}
    given = replace(
        Settings.of({**environment, **own}), hosts=frozenset({entry.host}),
        jurisdiction=Jurisdiction(entry.number, entry.code, entry.name),
    )  # fmt: skip
    return Member(entry.host, entry.counts_all, given)


def place_of(url: str) -> tuple[object, ...]:
    """Where a connection string leads: server and database."""
    found = conninfo_to_dict(url)
    return tuple(found.get(part) for part in SERVER)


def chosen(environment: Mapping[str, str], code: str | None, *, of_all: bool) -> Settings:
    """The settings a command works with; ``of_all`` may go without naming a jurisdiction.

    Raises NoDirectory, NotInDirectory, SayWhich, and what reading the directory raises.
    """
    directory = Directory.of(environment)
    if directory is None:
        if code:
            raise NoDirectory
        return Settings.of(dict(environment))
    if code:
        return directory.member(code).given
    if of_all:
        return Settings.of(dict(environment))
    raise SayWhich(known=directory.known)
