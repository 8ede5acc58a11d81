"""The report is one page that loads nothing, runs nothing and shows every text as it is."""

from __future__ import annotations

from html.parser import HTMLParser

from audit.flags import FLAGS
from audit.papers import report
from audit.papers.cover import cover_of
from audit.papers.words import FLAGS as WORDS
from audit.trail import Trail
from store.books import Books
from tests.audit.papers.conftest import NASTY, Told
from tests.audit.story import cosigned

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The elements of a page, its text, and whether each element is closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "style"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_well_formed_and_needs_nothing_else(told: Told) -> None:
    page = Page(told.on(report))

    assert page.open == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert all(link.startswith("#r") for link in page.links)


def test_every_text_is_shown_as_it_is(told: Told) -> None:
    written = told.on(report).decode()

    assert NASTY not in written
    assert NASTY in Page(written.encode()).text


def test_the_cover_counts_and_names_checkpoint_and_witness(told: Told) -> None:
    text = Page(told.on(report)).text

    assert "XN/007" in text
    assert "zhuanban.example/1 · 4 条" in text
    assert "office.example" in text


def test_every_gap_has_its_line_zeros_included(told: Told) -> None:
    written = told.on(report).decode()

    assert all(WORDS[flag].rule.zh in written for flag in FLAGS)
    assert written.count('class="number">0</td>') == list(told.cover.flags.values()).count(0)


def test_a_lag_is_a_word_and_a_shape_and_a_colour(told: Told) -> None:
    written = told.on(report).decode()

    assert 'class="lag imported">◆ 导入' in written
    assert 'class="lag late">■ 迟' in written


def test_a_correction_stands_with_before_after_and_reason(told: Told) -> None:
    text = Page(told.on(report)).text

    assert f"{NASTY} → @看了地块" in text
    assert "-听错" in text


def test_every_flag_and_column_of_a_trail_has_words() -> None:
    assert set(WORDS) == set(FLAGS)


def test_the_checkpoint_is_one_of_the_log_that_is_shown(
    told: Told, books: Books, owner: str
) -> None:
    subject = told.cover.subject
    cosigned(owner, told.cover.position + 9, told.rows[-1]["recorded_at"])

    later, earlier = (Trail(books, subject, known_at=at) for at in (None, 3))

    assert cover_of(later).signed == told.cover.signed
    assert cover_of(earlier).signed is None
    written = told._replace(cover=cover_of(earlier)).on(report).decode()
    assert "尚无检查点" in written
