from dataclasses import replace

from dragoman.documents import Failure
from dragoman.records import Document, Opinion
from dragoman.running import Tally


def test_documents_events_statements_and_failures_are_counted(hand):
    tally = Tally()
    tally.add(hand.record_of(Document("Kabul said rebels attacked.")))
    tally.add(hand.record_of(Document("Kabul said nothing.")))
    tally.add(Failure("a.txt", "empty", "There is no text in it."))
    assert (tally.documents, tally.finished, tally.statements) == (2, 3, 2)
    assert tally.events == {"claimed": 1}
    assert tally.failures == {"empty": 1}


def test_second_opinions_are_counted_by_whether_they_agree(hand):
    record = hand.record_of(Document("Kabul said rebels attacked."))
    tally, other = Tally(), Tally()
    for agrees in (True, True, False):
        opinion = Opinion("tiny", agrees, "ASSAULT", (), (), "claimed", "")
        tally.add(replace(record, events=(replace(record.events[0], opinion=opinion),)))
    other.join(tally)
    assert tally.opinions == other.opinions == {True: 2, False: 1}
