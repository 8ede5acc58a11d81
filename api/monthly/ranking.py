"""排名: projects side by side for the monthly meeting, by a method that is printed with them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from api.board.pair import PAIR, Pair, pair_of_each
from api.monthly.months import Month
from api.monthly.standardised import Interval, Measured, interval, measured, ranks
from api.reading import reading
from projections.countdown import COUNTDOWN, count_each
from projections.directory import DIRECTORY
from projections.directory import projects as all_projects
from projections.settlings import settlings
from store.books import Books
from store.sight import EVERYTHING

PLACES = 4  # decimals of what is answered
LASTING = ("complaints_open", "promises_overdue", "pressure")  # as they stand at the month's end
TAKEN_BACK = ("reversals", "withdrawn_signatures")  # of the month itself
METHOD = {
    "zh": "办结数为月初未办结或当月立案、月末已签约或已解决的户数；不在范围、撤回、并户不计。"
    "预期数按间接标准化：全部项目中同阶段、同等待时长（不足90天、1年内、3年内、3年以上）的户，"
    "其当月办结比例乘以本项目的户数。难度大于1，表示本项目的户比平均更难。"
    "得分＝（办结数－抵扣数）÷预期数，抵扣数为月末未答复的异议、逾期的承诺、近30天深夜联系，"
    "以及当月的重启和撤回签字，每件抵一户；只看签约多不能排前。"
    "区间为95%泊松区间（Byar 近似）；区间不重叠才分得出先后，名次区间重叠的项目，先后没有依据。",
    "en": "Closed are households open when the month began, or opened in it, that stood as signed "
    "or resolved at its end; out of scope, withdrawn and merged do not count. Expected is by "
    "indirect standardisation: of all projects' households in the same stage that had waited as "
    "long (under 90 days, a year, three years, more), the share closed in the month, times this "
    "project's households. Difficulty above 1 means harder households than the average. Score = "
    "(closed - deducted) / expected; deducted is one for each complaint open and promise overdue "
    "at the month's end, contact at night in its last 30 days, and reversal and signature "
    "withdrawn in the month, so that signatures alone put nobody first. Intervals are 95 % Poisson "
    "limits (Byar's approximation); ranks differ for sure only where intervals do not overlap.",
}  # fmt: skip


def ranking(books: Books, month: Month, language: str) -> dict[str, Any]:
    """The projects in sight, each with its place among all of them.

    Rates and ranks are of all projects, whoever asks: a project has one score and not one a reader.
    """
    items, position = ranked(books, month)
    seen = [item for item in items if books.sight.holds(item.pop("id"))]
    return {
        "month": month.name, "as_of": month.until.isoformat(), "position": position,
        "of": sum(item["rank"] is not None for item in items), "method": METHOD[language],
        "items": seen,
    }  # fmt: skip


def ranked(books: Books, month: Month) -> tuple[list[dict[str, Any]], int]:
    """Every project, the best score first, those of which nothing could be expected last."""
    asked: dict[str, Any] = {"jurisdiction": books.jurisdiction}
    with reading(
        books.seen_by(EVERYTHING), DIRECTORY, COUNTDOWN, *PAIR
    ) as (connection, position):  # fmt: skip
        listed = all_projects(connection, **asked)
        asked["projects"] = [project["id"] for project in listed]
        against = measured(settlings(connection, **asked, since=month.since, until=month.until))
        counts = count_each(connection, **asked, as_of=month.until)
        before = pair_of_each(connection, **asked, as_of=month.since - timedelta(microseconds=1))
        after = pair_of_each(connection, **asked, as_of=month.until)
    items = [
        _item(project, counts[id_], against.get(id_, Measured(0, 0.0, None)), before[id_],
              after[id_])
        for project in listed for id_ in [project["id"]]
    ]  # fmt: skip
    _place([item for item in items if item["expected"]])
    for item in items:  # only now, so that score and ratio are of the same expectation
        item["expected"] = _rounded(item["expected"])
    items.sort(key=lambda item: (item["rank"] or len(items) + 1, item["project"]))
    return items, position


def _item(project: dict[str, Any], counts: dict[str, int], against: Measured, before: Pair,
          after: Pair) -> dict[str, Any]:  # fmt: skip
    deducted = sum(after[name] or 0 for name in LASTING) + sum(
        (after[name] or 0) - (before[name] or 0) for name in TAKEN_BACK
    )
    ratio = interval(against.settled, against.expected) if against.expected else None
    return {
        "id": project["id"], "project": project["code"], "name": project["name"],
        "rank": None, "rank_low": None, "rank_high": None,
        "score": None, "score_low": None, "score_high": None,
        "difficulty": _rounded(against.difficulty), "closed": against.settled,
        "deducted": deducted, "remaining": counts["remaining"],
        "expected": against.expected, "ratio": _rounded(ratio and ratio.ratio),
        "ratio_low": _rounded(ratio and ratio.low), "ratio_high": _rounded(ratio and ratio.high),
        "quality": after,
    }  # fmt: skip


def _place(items: list[dict[str, Any]]) -> None:
    scores = [
        interval(max(0, item["closed"] - item["deducted"]), item["expected"]) for item in items
    ]
    for item, score, (rank, low, high) in zip(items, scores, ranks(scores), strict=True):
        item |= {"rank": rank, "rank_low": low, "rank_high": high, **_shown(score)}


def _shown(score: Interval) -> dict[str, float | None]:
    return {
        "score": _rounded(score.ratio), "score_low": _rounded(score.low),
        "score_high": _rounded(score.high),
    }  # fmt: skip


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
