"""The format of the gold annotations."""

from dataclasses import replace

from dragoman.formats.gold import to_gold
from dragoman.records import GivenSentence, Toll


def test_a_document_holds_its_sentences(record):
    gold = to_gold(record)
    assert {key: gold[key] for key in ("id", "title", "date", "source")} == {
        "id": "doc",
        "title": "Shells fall on Khost",
        "date": "2024-05-14",
        "source": "Border Post",
    }
    assert list(gold) == ["id", "title", "date", "source", "sentences"]
    assert [(sentence["id"], len(sentence["events"]), len(sentence["statements"])) for sentence in gold["sentences"]] == [
        ("doc-1", 1, 1),
        ("doc-2", 1, 1),
    ]


def test_an_event_of_a_document(record):
    (event,) = to_gold(record)["sentences"][0]["events"]
    assert event == {
        "trigger": "shelled",
        "type": "ASSAULT",
        "mode": "heavy-weapons",
        "source": [{"text": "Pakistani troops"}, {"text": "border police"}],
        "target": [{"text": "villagers"}],
        "status": "claimed",
        "according_to": [{"text": "Kabul"}],
        "historical": False,
        "date": "2024-05-13",
        "place": "Khost",
        "killed": [3, None],
        "injured": None,
    }


def test_a_span_of_days_and_a_fuller_name(record):
    (event,) = to_gold(record)["sentences"][1]["events"]
    assert event["date"] == "2024-05-20/2024-05-26"
    assert event["source"] == [{"text": "Islamabad’s envoy", "of": "Asif Durrani"}]
    assert event["place"] is None


def test_a_number_of_people_has_both_ends(record):
    events = tuple(replace(event, injured=Toll(0, 2, "two at most")) for event in record.events)
    assert to_gold(replace(record, events=events))["sentences"][0]["events"][0]["injured"] == [0, 2]


def test_statements_keep_their_fields_when_nobody_speaks(record):
    first, second = (sentence["statements"][0] for sentence in to_gold(record)["sentences"])
    assert (first["speaker"], first["cue"], first["stance"]) == ("Kabul", "said", "affirm")
    assert second == {"speaker": "", "cue": "", "content": "Islamabad’s envoy may hold talks next week", "stance": "affirm"}


def test_a_single_given_sentence_with_the_document_s_id_stands_alone(bare):
    document = replace(bare.document, sentences=(GivenSentence("d", 0, 17),))
    sentence = replace(bare.sentences[0], id="d")
    event = replace(bare.events[0], sentence="d")
    assert to_gold(replace(bare, document=document, sentences=(sentence,), events=(event,))) == {
        "id": "d",
        "text": "Protests erupted.",
        "events": [
            {
                "trigger": "Protests",
                "type": "PROTEST",
                "mode": "",
                "source": [],
                "target": [],
                "status": "reported",
                "according_to": [],
                "historical": False,
            }
        ],
        "statements": [],
    }


def test_a_document_without_given_sentences_is_a_document(bare):
    gold = to_gold(bare)
    assert (gold["title"], gold["date"], gold["source"]) == (None, None, None)
    assert [sentence["id"] for sentence in gold["sentences"]] == ["1"]
