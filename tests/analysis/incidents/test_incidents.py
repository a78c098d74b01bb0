"""Reports of violence and protest brought together: what is a mention, what joins, and what the summary says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dragoman.analysis.grouping import Group, group_records
from dragoman.analysis.incidents import Incidents
from dragoman.formats.shapes import decode, encode
from dragoman.records import Document, Incident, IncidentMention

if TYPE_CHECKING:
    from dragoman import Coder

FIRST = (
    "MAUN, Botswana, May 15 (Wire) - Gunmen attacked a police post near Gweta on Tuesday, killing two officers, "
    "police said.\n\nThe attack lasted an hour."
)
LATER = "The number of officers killed in the May 14 attack near Gweta has risen to three, a hospital said on Friday."
AGAIN = "MAUN, Botswana, May 29 (Wire) - Gunmen attacked a police post near Gweta on Tuesday, killing four officers, police said."


def reports(*texts: tuple[str, str]) -> list[Document]:
    return [
        Document(text, published=date.fromisoformat(day), publisher=f"Paper {number}", title="News of the day")
        for number, (day, text) in enumerate(texts)
    ]


def grouped(coder: Coder, *texts: tuple[str, str]) -> list[Group[IncidentMention]]:
    return group_records(Incidents(), coder.pipe(reports(*texts)))


def triggers(coder: Coder, text: str, day: str = "2024-05-17") -> list[str]:
    return [mention.trigger for record in coder.pipe(reports((day, text))) for mention in Incidents().mentions(record)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen attacked a bus near Gweta on Monday.", ["attacked"]),
        ("Villagers blocked the road at Nata on Monday.", ["blocked"]),
        ("The rebels threatened to attack Maun.", []),
        ("The minister condemned a string of attacks.", []),
        ("The two ministers met in Maun on Monday.", []),
    ],
)
def test_a_mention_tells_an_incident_that_happened(coder: Coder, text: str, found: list[str]) -> None:
    assert triggers(coder, text) == found


def test_the_bare_attack_takes_day_and_place_from_the_report(coder: Coder) -> None:
    (record,) = coder.pipe(reports(("2024-05-15", FIRST)))
    told, bare = next(m for m in Incidents().mentions(record) if m.trigger == "attacked"), Incidents().mentions(record)[-1]
    assert (bare.trigger, bare.local) == ("attack", told.local)
    assert bare.day == told.day and (told.day_from, bare.day_from) == ("told", "carried")
    assert bare.place == told.place and (told.place_from, bare.place_from) == ("told", "carried")


def test_arrests_join_the_protest_they_belong_to_and_begin_no_incident(coder: Coder) -> None:
    text = "Students marched through Maun on Monday. Nine people were arrested."
    (record,) = coder.pipe(reports(("2024-05-15", text)))
    assert {m.trigger: m.type for m in Incidents().mentions(record)} == {"marched": "PROTEST", "arrested": "PROTEST"}
    assert triggers(coder, "Nine people were arrested.") == []


def test_two_incidents_of_one_report_stay_apart(coder: Coder) -> None:
    text = "Gunmen attacked a bus near Gweta on Monday.\n\nA bomb exploded at a market in Francistown on April 2."
    assert len(grouped(coder, ("2024-05-15", text))) == 2


def test_a_later_report_with_a_higher_toll_joins_and_one_two_weeks_later_does_not(coder: Coder) -> None:
    groups = grouped(coder, ("2024-05-15", FIRST), ("2024-05-17", LATER), ("2024-05-29", AGAIN))
    assert [len({m.mention.document for m in group.members}) for group in groups] == [2, 1]
    joined = next(m for m in groups[0].members if m.mention.published == date(2024, 5, 17))
    assert joined.link.score > 0.8 and "same day 2024-05-14" in joined.link.reason


def test_the_same_reports_give_the_same_groups(coder: Coder) -> None:
    one = grouped(coder, ("2024-05-15", FIRST), ("2024-05-17", LATER))
    assert one == grouped(coder, ("2024-05-15", FIRST), ("2024-05-17", LATER))


def summary(coder: Coder, *texts: tuple[str, str]) -> Incident:
    (group,) = grouped(coder, *texts)
    return Incidents().summary(group)


def test_the_summary_tells_day_place_and_tolls_by_source(coder: Coder) -> None:
    incident = summary(coder, ("2024-05-15", FIRST), ("2024-05-17", LATER))
    assert incident.type == "ASSAULT" and incident.day is not None and incident.day.first == date(2024, 5, 14)
    assert incident.place is not None and (incident.place.name, incident.place.country) == ("Gweta", "BWA")
    assert incident.killed is not None and (incident.killed.low, incident.killed.high) == (2, 3)
    assert (incident.tolls[0].outlet, incident.tolls[0].published) == ("Paper 0", date(2024, 5, 15))
    assert (incident.first, incident.last, incident.documents) == (date(2024, 5, 15), date(2024, 5, 17), 2)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gunmen attacked a post near Gweta on Tuesday.", "reported"),
        ("Police said gunmen attacked a post near Gweta on Tuesday.", "claimed"),
        ("Police said rebels attacked a post near Gweta on Tuesday. The rebels denied attacking the post.", "contested"),
    ],
)
def test_the_status_tells_who_affirms_and_denies(coder: Coder, text: str, status: str) -> None:
    assert summary(coder, ("2024-05-15", text)).status == status


def test_who_claims_who_is_blamed_and_who_denies_is_told(coder: Coder) -> None:
    text = "Police accused the Delta Front of attacking a post near Gweta on Tuesday. The Delta Front denied attacking the post."
    parties = {(party.role, party.name) for party in summary(coder, ("2024-05-15", text)).parties}
    assert {role for role, _ in parties} == {"blamed", "denies"} and all("Delta Front" in name for _, name in parties)


def test_mentions_and_incidents_survive_json(coder: Coder) -> None:
    (group,) = grouped(coder, ("2024-05-15", FIRST))
    for mention in (member.mention for member in group.members):
        assert decode(IncidentMention, encode(mention), "mention") == mention
    incident = Incidents().summary(group)
    assert decode(Incident, encode(incident), "incident") == incident


def test_a_report_without_a_day_or_places_is_no_obstacle(coder: Coder) -> None:
    (record,) = coder.pipe([Document("Gunmen attacked a bus.")])
    (mention,) = Incidents().mentions(record)
    assert (mention.day, mention.day_from, mention.place_from) == (None, "", "")
