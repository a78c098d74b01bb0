"""An invented dispute between Malawi and Mozambique in an archive, made by hand: reports, one contested claim, one incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dragoman.analysis.claims.summary import summarise as summarise_claim
from dragoman.analysis.grouping import Group, Member
from dragoman.analysis.incidents.summary import summarise as summarise_incident
from dragoman.archive import Archive
from dragoman.archive.groups import GroupStore, KeptMember
from dragoman.records import Actor, ClaimMention, EventDate, IncidentMention, Link, Party, Place, Record, Toll
from tests.analysis.reports import MALAWI, MOZAMBIQUE, Report, dateline, person, report

CLAIM, INCIDENT = "c1a1", "1c1d"
HERE = Party("MWI", "Malawi")
THERE = Party("MOZ", "Mozambique")
POLICE = Actor("Malawi police", "MWI", "COP")
CHIPOKA = Place("Chipoka", "MWI", "Salima")


def told(outlet: str, day: date, text: str, places: Any = ()) -> Report:
    made = report(text, day, places)
    made.document = replace(made.document, publisher=outlet, title=text.split("\n")[0][:30], url=f"https://news.example/{day}/{len(text)}")
    return made


def recorded(made: Report) -> Record:
    record = made.record()
    return replace(record, events=tuple(replace(event, id=f"{record.document.id}-{event.id}") for event in record.events))


def thanks() -> Report:
    made = told("Coast Wire", date(2023, 10, 2), "Malawi thanked Mozambique for its rice.")
    return made.event("thanked", "SUPPORT", [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)])


def charge(outlet: str = "Coast Wire", verb: str = "accused", day: date = date(2024, 3, 4)) -> Report:
    made = told(
        outlet, day, f"Malawi {verb} Mozambique of moving the lake fence by night.\nThe fence stands where it stood, Mozambique said."
    )
    made.event(verb, "ACCUSE", [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)])
    return made.statement(made.mention("Mozambique", MOZAMBIQUE), "said", "The fence stands where it stood", stance="deny")


def closure() -> Report:
    text = "Mozambique will close its markets to Malawi on 2 April, a minister from Maputo said."
    made = told("Coast Wire", date(2024, 3, 12), text)
    minister = made.mention("a minister from Maputo", person("minister", "MOZ"))
    when = EventDate(date(2024, 4, 2), date(2024, 4, 2), "day", "on 2 April")
    sides = [made.mention("Mozambique", MOZAMBIQUE)], [made.mention("Malawi", MALAWI)]
    return made.event("close", "COERCE", *sides, mode="restrict", status="planned", according_to=(minister,), date=when)


def arrests() -> Report:
    made = told("Lake Post", date(2024, 3, 13), "LILONGWE - Malawi arrested nine traders from Mozambique.", [dateline("LILONGWE", "MWI")])
    traders = made.mention("nine traders from Mozambique", Actor("traders", "MOZ", "BUS"))
    return made.event("arrested", "COERCE", [made.mention("Malawi", MALAWI)], [traders], mode="arrest")


def ambush(outlet: str = "Lake Post", dead: str = "two") -> Report:
    made = told(outlet, date(2024, 3, 6), f"Gunmen from Mozambique killed {dead} fishermen of Malawi near Chipoka, police said.")
    police, gunmen = made.mention("police", POLICE), made.mention("Gunmen from Mozambique", Actor("gunmen", "MOZ", "UAF"))
    target = made.mention(f"{dead} fishermen of Malawi", Actor("fishermen", "MWI", "CVL"))
    return made.event("killed", "ASSAULT", [gunmen], [target], status="claimed", according_to=(police,))


def dispute() -> list[Report]:
    return [
        thanks(),
        charge(),
        charge("Lake Post", "blamed", date(2024, 3, 5)),
        ambush(),
        ambush("Coast Wire", "five"),
        closure(),
        arrests(),
    ]


def archive_of(path: Path, reports: Iterable[Report]) -> Path:
    """An archive of these reports; their charges become the claim, their ambushes the incident."""
    with Archive(path, create=True) as archive, archive.writing() as writer:
        claims, incidents = [], []
        for made in reports:
            record = recorded(made)
            row = writer.add(record, "").record
            if row is not None and " of moving the lake fence" in made.text:
                claims += [(row, mention) for mention in _claims(record)]
            if row is not None and "killed" in made.text:
                incidents.append((row, _incident(record)))
        _link(GroupStore(writer.connection, "claim"), CLAIM, claims, summarise_claim)
        _link(GroupStore(writer.connection, "incident"), INCIDENT, incidents, summarise_incident)
    return path


def _link(store: GroupStore, name: str, found: list[tuple[int, Any]], summarise: Any) -> None:
    if not found:
        return
    encoder = msgspec.json.Encoder()
    for row, mention in found:
        kept = encoder.encode(mention).decode()
        store.join(name, KeptMember(mention.id, row, mention.item, 0.8, "same parties", kept), mention.blocks)
    summary = summarise(Group(name, tuple(Member(mention, Link(0.8, "same parties")) for _, mention in found)))
    store.describe(name, encoder.encode(summary).decode(), summary.first, summary.last)


def _claims(record: Record) -> list[ClaimMention]:
    words = "Mozambique of moving the lake fence by night"
    moved = _claim(record, words, HERE, "affirm", record.events[0].id)
    return [moved, _claim(record, "The fence stands where it stood", THERE, "deny", record.statements[0].id)]


def _claim(record: Record, words: str, speaker: Party, stance: Any, item: str) -> ClaimMention:
    document, start = record.document, record.document.text.index(words)
    sentence = next(each for each in record.sentences if each.start <= start < each.end)
    known: dict[str, Any] = {"subject": THERE, "relation": "CONTROL", "object": HERE, "day": None, "place": "", "lemmas": (), "vector": ""}
    known |= {
        "blocks": ("x",),
        "id": f"m-{item}",
        "item": item,
        "document": document.id,
        "published": document.published,
        "outlet": document.publisher or "",
    }
    known |= {"words": words, "start": start, "end": start + len(words), "sentence": sentence.text, "speaker": speaker, "stance": stance}
    return ClaimMention(**known, reporting=False, meant=False)


def _incident(record: Record) -> IncidentMention:
    document, event = record.document, record.events[0]
    dead = 5 if "five" in document.text else 2
    known: dict[str, Any] = {
        "id": f"i-{event.id}",
        "item": event.id,
        "document": document.id,
        "outlet": document.publisher or "",
        "published": document.published,
        "local": "1",
        "part": "text",
        "trigger": "killed",
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": record.sentences[0].text,
        "type": "ASSAULT",
        "mode": "firearms",
        "weapon": "rifles",
        "status": "claimed",
        "according_to": ("police",),
        "day": EventDate(date(2024, 3, 5), date(2024, 3, 5), "day", "on Tuesday"),
        "day_from": "told",
        "place": CHIPOKA,
        "place_from": "told",
        "sources": ("Gunmen from Mozambique",),
        "targets": ("fishermen",),
        "killed": Toll(dead, dead, str(dead)),
        "injured": None,
        "weapons": (),
        "sites": (),
        "names": (),
        "stems": (),
        "others": (),
        "lead": True,
        "blocks": ("y",),
        "coded": True,
    }
    return IncidentMention(**known)
