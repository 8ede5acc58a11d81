"""The receipt as a page: plain, script-free, the same on an old phone as on paper."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from api.receipt.markup import Inside, document, element
from api.receipt.masking import masked
from api.receipt.objecting import MOST, Form
from api.receipt.reading import Change, Objected, Receipt, Said
from api.receipt.words import Words
from api.receipt.words_en import EN
from api.receipt.words_zh import ZH
from audit.papers.words import ROLES, VALUES, word
from domain.case.objection import WITHIN
from domain.refusal import Refusal

STYLE = (Path(__file__).parent / "receipt.css").read_text("utf-8")
STYLE_AT = f"/receipt.css?v={sha256(STYLE.encode()).hexdigest()[:12]}"
EMPTY = Form()
BROKEN = 500
AT_HOME = frozenset({"visit", "site_viewing"})  # where two are expected
ENDS = 8  # characters of the fingerprint shown large at either end


def in_language(code: str | None) -> Words:
    """Chinese unless English is asked for."""
    return EN if code == "en" else ZH


class Page:
    """The pieces of one receipt in one language."""

    def __init__(self, receipt: Receipt, words: Words, *, office: str | None = None,
                 form: Form = EMPTY, refused: Refusal | None = None) -> None:  # fmt: skip
        """``office`` is how households reach the office, where that is set.

        ``form`` is what was written and not taken, ``refused`` why.
        """
        self.receipt, self.words, self.office = receipt, words, office
        self.form, self.refused = form, refused

    def html(self) -> str:
        """The whole page."""
        words = self.words
        return framed(
            words, words.title, element("p", words.intro, class_="intro"), self._talk(),
            self._changes(), self._objection(), self._whom(), self._check(),
        )  # fmt: skip

    def text(self, said: str | None) -> Inside:
        """A text of the household's as this page may show it."""
        words, names = self.words, self.receipt.names
        known = [name for name in names if name is not None]
        # What an erased name was nobody knows, so nothing can be left out any more.
        if said is None or len(known) < len(names):
            return element("span", words.erased, class_="soft")
        return element("bdi", masked(said, known, name=words.name, number=words.number))

    def _talk(self) -> Element:
        words, receipt = self.words, self.receipt
        how = word(VALUES, receipt.method)[words.word]
        who = words.person(receipt.by, word(ROLES, receipt.role)[words.word])
        entered = f" · {words.entered_by(receipt.recorded_by)}" if receipt.recorded_by else None
        sent = f" · {words.messages(receipt.messages)}" if receipt.messages else None
        facts = element(
            "dl", _fact(words.when, words.moment(receipt.at)),
            _fact(words.who, who), self._companion(),
            _fact(words.how, how, sent), self._files(),
            _fact(words.heard, words.moment(receipt.recorded_at), entered),
        )  # fmt: skip
        return element(
            "section", facts,
            element("h2", words.asked), self._list(receipt.demands, words.asked_nothing),
            element("h2", words.promised), self._list(receipt.promises, words.promised_nothing),
            self._next(),
        )  # fmt: skip

    def _companion(self) -> Inside:
        words, receipt = self.words, self.receipt
        if not receipt.accompanied_by and receipt.method not in AT_HOME:
            return None
        return _fact(words.with_whom, receipt.accompanied_by or words.alone)

    def _files(self) -> Inside:
        words, files = self.words, self.receipt.files
        said = [words.files[kind](n) for kind, n in files.items() if kind in words.files]
        return _fact(words.taken, " · ".join(said)) if said else None

    def _list(self, lines: list[Said], nothing: str) -> Element:
        if not lines:
            return element("p", nothing, class_="soft")
        return element("ul", [self._line(line) for line in lines])

    def _line(self, line: Said) -> Element:
        words = self.words
        due = _due(words.due(words.day(line.due))) if line.due else None
        mark = element("small", words.record(line.position), class_="soft")
        return element("li", element("p", self.text(line.text)), due, mark)

    def _next(self) -> Inside:
        words, step = self.words, self.receipt.next_step
        if step is None:
            return None
        due = _due(words.by_day(words.day(step.due))) if step.due else None
        said = None if step.text == "" else element("p", self.text(step.text))
        return element("h2", words.next), element("div", said, due, class_="next")

    def _changes(self) -> Inside:
        if not self.receipt.changes:
            return None
        changes = [self._change(change) for change in self.receipt.changes]
        return element("section", element("h2", self.words.changes), element("ul", changes))

    def _change(self, change: Change) -> Element:
        words = self.words
        field = words.fields.get(change.field, change.field)
        said = element("p", words.change(field, words.moment(change.at)), f" · {change.by}")
        if not change.is_shown:
            return element("li", said, element("p", words.not_shown(field), class_="soft"))
        return element("li", said, element(
            "dl", _fact(words.before, self._value(change.field, change.before)),
            _fact(words.after, self._value(change.field, change.after)),
            _fact(words.because, self.text(change.reason)),
        ))  # fmt: skip

    def _value(self, field: str, value: object) -> Inside:
        words = self.words
        if value == "":
            return words.nothing
        if field == "method":
            return word(VALUES, str(value))[words.word]
        return self.text(value if value is None else str(value))

    def _objection(self) -> Element:
        words, receipt = self.words, self.receipt
        raised = [self._raised(each) for each in receipt.objections]
        return element(
            "section", element("h2", words.object), element("ul", raised) if raised else None,
            element("p", receipt.too_late.sentence(words.code)) if receipt.too_late
            else [element("p", words.object_says(words.moment(receipt.recorded_at + WITHIN))),
                  self._form()], id="objection",
        )  # fmt: skip

    def _raised(self, objected: Objected) -> Element:
        words = self.words
        reach = element("small", words.reach_is_kept) if objected.can_be_reached else None
        waits = None if objected.answers else _due(words.answer_by(words.day(objected.due)))
        return element(
            "li", element("small", words.objected(words.moment(objected.at)), class_="soft"),
            element("p", self.text(objected.text)), reach, waits, [
                element("div", element("small", words.answered(each.by, words.moment(each.at))),
                        element("p", self.text(each.text)), class_="answer")
                for each in objected.answers
            ],
        )  # fmt: skip

    def _form(self) -> Element:
        words, form = self.words, self.form
        refused = self.refused and self.refused.sentence(words.code)
        return element(
            "form", element("p", refused, class_="bad", role="alert") if refused else None,
            element("label", words.object_text, for_="text", class_="asks"),
            element("textarea", form.text, id="text", name="text", rows="5", required="required",
                    maxlength=str(MOST["text"])),
            element("label", words.object_reach, for_="reach", class_="asks"),
            element("input", id="reach", name="reach", value=form.reach, autocomplete="off",
                    maxlength=str(MOST["reach"])),
            element("p", words.object_reach_says, class_="soft"),
            element("button", words.object_send, type="submit"),
            method="post", accept_charset="utf-8",
        )  # fmt: skip

    def _whom(self) -> Element:
        words, receipt = self.words, self.receipt
        return element(
            "section", element("h2", words.call),
            element("dl", _fact(words.chief, receipt.chief or words.no_chief),
                    self.office and _fact(words.office, self.office), class_="high"),
            element("p", words.elsewhere),
        )  # fmt: skip

    def _check(self) -> Element:
        words, receipt = self.words, self.receipt
        signed, witnessed = receipt.signed_at, receipt.witnessed_at
        ends = [
            element("span", end, class_="large")
            for end in (receipt.leaf_hash[:ENDS], receipt.leaf_hash[-ENDS:])
        ]
        proof = f"/api/v1/audit/proof?position={receipt.position}"
        return element(
            "section", element("h2", words.check), element(
                "dl", _fact(words.position, element("span", str(receipt.position), class_="large")),
                _fact(words.leaf, ends[0], " … ", ends[1]),
                class_="high",
            ),
            element("p", words.keep),
            element("p", words.signed(words.moment(signed)) if signed else words.not_signed),
            element("p", words.witnessed(words.moment(witnessed)) if witnessed
                    else words.not_witnessed),
            element("p", element("a", words.notice, href="/audit/notice", class_="button")),
            element("details", element("summary", words.whole),
                    element("p", element("code", receipt.leaf_hash)),
                    element("p", element("a", words.proof, href=proof)) if signed else None),
            element("p", words.privacy, class_="soft"),
        )  # fmt: skip


def away(words: Words) -> str:
    """What every address gets that opens nothing, whyever it opens nothing."""
    said = [element("p", sentence) for sentence in words.away]
    return framed(words, words.away_title, element("section", said))


def trouble(words: Words, refusal: Refusal) -> str:
    """What is said where it cannot be shown just now; why is the office's own matter."""
    said = words.later if refusal.status >= BROKEN else refusal.sentence(words.code)
    return framed(words, words.trouble, element("section", element("p", said)))


def framed(words: Words, title: str, *inside: Inside) -> str:
    """A page of ours around what it says."""
    there = "?lang=en" if words.lang == ZH.lang else "?lang=zh"
    head = element(
        "head", element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex, nofollow, noarchive"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="format-detection", content="telephone=no"),
        element("title", f"{title} · {words.product}"),
        element("link", rel="stylesheet", href=STYLE_AT),
    )  # fmt: skip
    switch = element("a", words.other, href=there, lang=words.other_lang, class_="button")
    header = element("header", element("h1", title), switch)
    body = element("body", header, element("main", *inside))
    return document(element("html", head, body, lang=words.lang))


def _fact(name: str, *value: Inside) -> Element:
    return element("div", element("dt", name), element("dd", *value))


def _due(said: str) -> Element:
    return element("strong", said, class_="due")
