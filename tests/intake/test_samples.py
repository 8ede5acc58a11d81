"""The sample rosters give exactly the answers that were worked out for them."""

import json
from pathlib import Path

import pytest

from intake.refused import write_refused
from intake.roster import Roster, read_roster

ROSTERS = Path(__file__).resolve().parents[3] / "shared" / "data" / "rosters"
SAMPLES = sorted(ROSTERS.glob("*.xlsx"))

pytestmark = pytest.mark.skipif(not SAMPLES, reason="the sample rosters are not on this machine")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_gives_its_expected_answers(sample: Path) -> None:
    roster = read_roster(sample.read_bytes())
    expected = json.loads(sample.with_suffix(".answers.json").read_text("utf-8"))

    assert len(roster.numbers) == expected["households"]
    assert len(roster.households) == expected["accepted"]
    assert sum(len(each.parties) for each in roster.households) == expected["parties"]
    for name in ("legal_area_cm2", "unregistered_area_cm2"):
        assert sum(getattr(each, name) or 0 for each in roster.households) == expected[name]
    assert [(each.sheet, each.row) for each in roster.refusals] == [
        (each["sheet"], each["row"]) for each in expected["refused"]
    ]
    first = min(roster.households, key=lambda each: each.case_no)
    assert expected["first_household"] == {
        "no": first.case_no,
        "people": first.people,
        "legal_cm2": first.legal_area_cm2,
        "name": first.parties[0].name,
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_the_refused_file_of_a_sample_is_refused_for_the_same_reasons(sample: Path) -> None:
    content = sample.read_bytes()
    roster = read_roster(content)
    if not roster.refusals:
        pytest.skip("nothing is refused in this sample")

    again = read_roster(_refused_file(content, roster))

    # A row refused alone stands first in the refused file, so it waits for the project's check.
    own = [each.code for each in roster.refusals if each.code != "duplicate_number"]
    assert [each.code for each in again.refusals] == own
    assert again.numbers == roster.refused_numbers | {
        each.value for each in roster.refusals if each.code == "duplicate_number"
    }


def _refused_file(content: bytes, roster: Roster) -> bytes:
    reasons = {(each.sheet, each.row): each.why for each in roster.refusals}
    return write_refused(content, roster.refused_numbers, roster.refused_rows, reasons)
