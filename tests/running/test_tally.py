from dragoman.documents import Failure
from dragoman.records import Document
from dragoman.running import Tally


def test_documents_events_statements_and_failures_are_counted(hand):
    tally = Tally()
    tally.add(hand.record_of(Document("Kabul said rebels attacked.")))
    tally.add(hand.record_of(Document("Kabul said nothing.")))
    tally.add(Failure("a.txt", "empty", "There is no text in it."))
    assert (tally.documents, tally.finished, tally.statements) == (2, 3, 2)
    assert tally.events == {"claimed": 1}
    assert tally.failures == {"empty": 1}
