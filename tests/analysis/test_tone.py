"""The tone of a pair as a whole, with its shifts and the sentences that show them."""

from datetime import date, timedelta

import pytest

from dragoman.analysis.tone import ToneReading
from dragoman.codebook import load_codebook
from dragoman.records import Record, ToneRemark
from tests.analysis.reports import MALAWI, MOZAMBIQUE, act, report

MONDAY = date(2024, 1, 1)
TURN = 60


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def remark(n: int, direction: str, source: str = "MWI", target: str = "MOZ", document: str = "d") -> ToneRemark:
    return ToneRemark(f"r{n}{direction}", document, "", day(n), direction, source, target, "a new tone", 0, 10, "A new tone.", "")


def turning(*remarks: ToneRemark) -> ToneReading:
    hard = [act(-5.0 + n % 3, day(n), sentence=f"hard {n}") for n in range(0, TURN, 2)]
    soft = [act(4.0 + n % 3, day(n), sentence=f"soft {n}") for n in range(TURN, TURN + 30, 2)]
    back = [act(3.0, day(n), source="MOZ", target="MWI") for n in range(0, TURN, 4)]
    return ToneReading((*hard, *soft, *back), remarks)


def test_a_shift_tells_when_it_came_and_was_found_how_far_and_how_surely():
    (shift,) = turning().pair("MWI", "MOZ").shifts
    assert (shift.source, shift.target, shift.direction, shift.date) == ("MWI", "MOZ", "up", day(TURN))
    assert day(TURN) < shift.found <= day(TURN + 28)
    assert shift.size == pytest.approx(9, abs=1)
    assert 0.5 < shift.probability <= 1


def test_sentences_before_and_after_show_it_each_once():
    (shift,) = turning().pair("MWI", "MOZ").shifts
    assert all(a.sentence.startswith("hard") for a in shift.before) and all(a.sentence.startswith("soft") for a in shift.after)
    assert len({a.sentence for a in (*shift.before, *shift.after)}) == 6


@pytest.mark.parametrize(
    ("said", "supports"),
    [
        (remark(TURN + 3, "up"), True),
        (remark(TURN + 3, "unknown"), True),
        (remark(TURN + 3, "up", "", ""), True),
        (remark(TURN + 3, "down"), False),
        (remark(TURN - 40, "up"), False),
        (remark(TURN + 3, "up", "MOZ", "MWI"), False),
        (remark(TURN + 3, "up", "", "", document="another"), False),
    ],
    ids=["same way", "no way told", "nobody named", "other way", "long before", "other pair", "report on others"],
)
def test_remarks_that_fit_support_it(said, supports):
    (shift,) = turning(said).pair("MWI", "MOZ").shifts
    assert bool(shift.remarks) == supports


def test_a_pair_that_does_not_shift_has_a_curve_and_no_shift():
    pair = turning().pair("MOZ", "MWI")
    assert pair.shifts == ()
    assert len(pair.curve.daily) == 57


def test_pairs_are_listed_by_their_acts_and_all_shifts_by_when_they_were_found():
    reading = turning()
    assert reading.pairs() == [("MWI", "MOZ"), ("MOZ", "MWI")]
    assert reading.pairs(least=20) == [("MWI", "MOZ")]
    assert [(s.source, s.target) for s in reading.shifts()] == [("MWI", "MOZ")]


def test_reports_are_read_into_acts_and_remarks():
    def told(n: int) -> Record:
        made = report("Malawi thanked Mozambique in a softer tone.", day(n))
        source, target = [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)]
        return made.event("thanked", "SUPPORT", source, target).record()

    reading = ToneReading.of((told(n) for n in range(3)), load_codebook())
    assert [a.day for a in reading.acts] == [day(0), day(1), day(2)]
    assert {r.direction for r in reading.remarks} == {"up"}
