"""The directory says what is set for each jurisdiction, or nothing is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.jurisdictions.directory import (
    BelongsInDirectory,
    Directory,
    DirectoryIsUnreadable,
    NoDirectory,
    NotApart,
    NotInDirectory,
    SayWhich,
    chosen,
)

LINZHOU = """
[[jurisdiction]]
number = 2
code = "linzhou"
name = "临州市"
host = "linzhou.zb.example.gov.cn"
"""
ZEZHOU = """
[[jurisdiction]]
number = 3
code = "zezhou"
name = "泽州市"
host = "zezhou.zb.example.gov.cn"
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"ZHUANBAN_JURISDICTIONS": str(tmp_path / "province.toml"),
            "ZHUANBAN_DATA": str(tmp_path / "data")}  # fmt: skip


def read(environment: dict[str, str], text: str) -> Directory:
    Path(environment["ZHUANBAN_JURISDICTIONS"]).write_text(text)
    directory = Directory.of(environment)
    assert directory
    return directory


def test_each_has_folders_keys_and_a_name_of_its_own(
    environment: dict[str, str], tmp_path: Path
) -> None:
    one, other = read(environment, LINZHOU + ZEZHOU).members

    assert one.given.data == tmp_path / "data/linzhou"
    assert one.given.sealing_key == tmp_path / "data/linzhou/sealing.key"
    assert one.given.audit == tmp_path / "data/linzhou/audit"
    assert one.given.transport().names == {"linzhou.zb.example.gov.cn"}
    assert one.given.jurisdiction == (2, "linzhou", "临州市")
    assert other.given.data == tmp_path / "data/zezhou"


def test_what_the_file_sets_is_read_beside_it_and_the_process_sets_the_rest(
    environment: dict[str, str], tmp_path: Path
) -> None:
    said = LINZHOU + 'database_url = "postgresql://db/linzhou"\nsealing_key_file = "keys/linzhou"'
    (member,) = read({**environment, "ZHUANBAN_RATE": "7"}, said).members
    (same,) = Directory.of({**environment, "ZHUANBAN_RATE": "7"}).members  # type: ignore[union-attr]

    assert member.given.database_url == "postgresql://db/linzhou"
    assert member.given.sealing_key == tmp_path / "keys/linzhou"
    assert same.given.rate == 7


@pytest.mark.parametrize(
    ("also", "why"),
    [
        ("colour = 1", "colour: Extra inputs"),
        ('host = "a"', "Cannot overwrite"),
        ("[[jurisdiction]]", "code: Field required"),
        ('[[jurisdiction]]\ncode = "A B"\nname = "甲"\nhost = "a.cn"', "2.code: String should"),
        ('database_url = "s3cret"', "linzhou.database_url: no connection string"),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_refused_in_a_sentence(
    environment: dict[str, str], also: str, why: str
) -> None:
    with pytest.raises(DirectoryIsUnreadable) as refused:
        read(environment, LINZHOU + also)

    assert why in refused.value.sentence("en")


def test_a_file_that_is_not_there_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(DirectoryIsUnreadable, match="No such file"):
        Directory.of(environment)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("number", "", "number = 2"),
        ("code", "", 'code = "linzhou"'),
        ("host", "", 'host = "linzhou.zb.example.gov.cn"'),
        ("data", 'data = "all"', 'data = "all"'),
        ("audit", 'audit = "a"', 'audit = "./a"'),
        ("sealing_key_file", 'sealing_key_file = "k"', 'sealing_key_file = "k"'),
        ("database_url", 'database_url = "postgresql://db/all"',
         'database_url = "host=db dbname=all user=other"'),
    ],
)  # fmt: skip
def test_no_two_share_what_must_be_apart(
    environment: dict[str, str], field: str, one: str, other: str
) -> None:
    name = other.split(" =", maxsplit=1)[0]
    rest = "\n".join(line for line in ZEZHOU.splitlines() if not line.startswith(f"{name} ="))

    with pytest.raises(NotApart) as refused:
        read(environment, f"{LINZHOU}\n{one}\n{rest}\n{other}\n")

    assert refused.value.facts["field"] == field


def test_cities_that_began_alone_stand_side_by_side(environment: dict[str, str]) -> None:
    both = (LINZHOU + ZEZHOU).replace("number = 2\n", "").replace("number = 3\n", "")

    assert [each.given.jurisdiction.number for each in read(environment, both).members] == [1, 1]


@pytest.mark.parametrize("name", ["ZHUANBAN_DATABASE_URL", "ZHUANBAN_ARCHIVE", "ZHUANBAN_HOSTS"])
def test_the_environment_sets_for_all_nothing_that_is_of_one(
    environment: dict[str, str], name: str
) -> None:
    with pytest.raises(BelongsInDirectory, match=name):
        read({**environment, name: "x"}, LINZHOU)


def test_a_command_says_which_jurisdiction_it_means(environment: dict[str, str]) -> None:
    read(environment, LINZHOU + ZEZHOU)

    assert chosen(environment, "zezhou", of_all=False).jurisdiction.code == "zezhou"
    assert chosen(environment, None, of_all=True).jurisdiction.code is None
    with pytest.raises(SayWhich, match="linzhou, zezhou"):
        chosen(environment, None, of_all=False)
    with pytest.raises(NotInDirectory, match="linzhou, zezhou"):
        chosen(environment, "xinzhou", of_all=True)
    with pytest.raises(NoDirectory):
        chosen({}, "linzhou", of_all=False)
    assert chosen({}, None, of_all=False).jurisdiction.number == 1
