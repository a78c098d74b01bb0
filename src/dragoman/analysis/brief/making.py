"""Makes a brief out of an archive: gathers what it holds of a dyad, and writes section after section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.analysis.brief.disputed import claim_lines
from dragoman.analysis.brief.gaps import gap_lines
from dragoman.analysis.brief.happened import weeks
from dragoman.analysis.brief.material import Known, Material, Report, Scope, dates_of, side_name
from dragoman.analysis.brief.notes import Notes
from dragoman.analysis.brief.shape import Brief, ClaimLine, Coverage, IncidentLine, ToneSide, WatchLine
from dragoman.analysis.brief.violence import incident_lines
from dragoman.analysis.brief.voices import level_word, tone_sides
from dragoman.analysis.brief.watch import watch_lines
from dragoman.analysis.claims.summary import summarise as summarise_claim
from dragoman.analysis.following import as_of, claim, groups_told_in, incident, records_between, reprints_between, states_of, tone_of
from dragoman.analysis.incidents.summary import summarise as summarise_incident
from dragoman.archive import Archive
from dragoman.archive.filters import Dyad
from dragoman.codebook import load_codebook
from dragoman.records import InputError, Record

HISTORY = timedelta(days=365)  # what is new in a period is told by the reports of a year before it


def brief(archive: Archive, dyad: Dyad, since: date | None = None, until: date | None = None) -> Brief:
    """The brief of a dyad: all that its archive holds of it in a period, each line with its sources. Raises InputError where a side is
    not in the archive, or no report of the period tells of both."""
    found = list(records_between(archive, dyad, since - HISTORY if since else None, until))
    days = [record.document.published for record in found if record.document.published]
    scope = Scope(dyad, since, until, until or max(days, default=date.min))
    material = _material(archive, found, scope)
    if not material.reports:
        held = f"; it has some from {min(days)} to {max(days)}" if days else ""
        raise InputError(
            f"No report in {archive.path} tells of both {side_name(dyad.first)} and {side_name(dyad.second)} in this period{held}."
        )
    return written(material)


def written(material: Material) -> Brief:
    """The brief of a body of material."""
    notes = Notes({report.document.id: report.document for report in (*material.earlier, *material.reports)})
    told_as_incidents = {each.mention.item for found in material.incidents for each in found.mentions}
    happened = weeks(material, notes, told_as_incidents)
    claims = claim_lines(material, notes)
    incidents = incident_lines(material, notes)
    tone = tone_sides(material, notes)
    watch = watch_lines(material, notes)
    coverage = _coverage(material)
    return Brief(
        one=side_name(material.scope.dyad.first),
        other=side_name(material.scope.dyad.second),
        since=material.scope.since,
        until=material.scope.until,
        short=tuple(_short(tone, incidents, claims, watch)),
        weeks=happened,
        claims=claims,
        incidents=incidents,
        tone=tone,
        watch=watch,
        gaps=gap_lines(material, coverage, happened, incidents, tone),
        notes=notes.listed(),
        coverage=coverage,
    )


def _material(archive: Archive, found: Sequence[Record], scope: Scope) -> Material:
    codebook = load_codebook()
    known = Known.of(found, codebook, scope)
    reports = [Report.of(record, codebook, known, scope) for record in found]
    now = [report for report in reports if scope.holds(report.document.published) or (not scope.since and not scope.until)]
    ids = [report.document.id for report in now]
    try:
        pair = states_of(scope.dyad)
    except InputError:  # a side that is no state has no tone, and all else
        pair = None
    return Material(
        scope=scope,
        reports=tuple(now),
        earlier=tuple(report for report in reports if report not in now),
        claims=tuple(as_of(claim(archive, each), scope.until, summarise_claim) for each in groups_told_in(archive, "claim", ids)),
        incidents=tuple(
            as_of(incident(archive, each), scope.until, summarise_incident) for each in groups_told_in(archive, "incident", ids)
        ),
        tone=tone_of(found, *pair) if pair else None,
        reprints=reprints_between(archive, ids),
        officials=known.officials,
    )


def _coverage(material: Material) -> Coverage:
    days = dates_of(material.reports)
    outlets = Counter(report.document.publisher or "" for report in material.reports)
    versions = material.reports[-1].record.versions
    return Coverage(
        reports=len(material.reports),
        outlets=tuple(sorted(outlets.items(), key=lambda each: (-each[1], each[0]))),
        reprints=material.reprints,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        model=versions.model,
        codebook=versions.codebook,
    )


def _short(
    tone: Sequence[ToneSide], incidents: Sequence[IncidentLine], claims: Sequence[ClaimLine], watch: Sequence[WatchLine]
) -> Iterator[str]:
    """The brief in a few sentences: how the tone stands, how much violence, what is disputed, what comes next."""
    for side in tone:
        if side.shifts:
            last = side.shifts[-1].shift
            yield f"{side.shifts[-1].text}, about {_day(last.date)}."
    if tone:
        levels = [(side, side.tone.curve.daily[-1].level) for side in tone]
        told = [f"{side.source} towards {side.target} {level_word(level)} ({level:+.1f})".replace("-", "−") for side, level in levels]
        yield f"Tone now, from −10 to +10: {'; '.join(told)}."
    if incidents:
        yield _violence(incidents)
    contested = [each for each in claims if each.contested]
    changed = [each for each in claims if each.standing == "changed"]
    if contested or changed:
        parts = [f"{_counted(len(contested), 'claim')} {'is' if len(contested) == 1 else 'are'} contested"] if contested else []
        parts += [f"on {len(changed)} a party has changed its position"] if changed else []
        yield f"{'; '.join(parts)}.".capitalize()
    coming = next((each for each in watch if each.when), None)
    if coming is not None and coming.when is not None:
        yield f"A day to come, {_day(coming.when)}: {coming.text}."


def _violence(incidents: Sequence[IncidentLine]) -> str:
    """How many incidents, and how many dead at least and at most by the lowest and highest count of each."""
    told = [each for each in incidents if each.killed]
    numbers = [[int(part) for part in each.killed.replace(" or more", "").split("–")] for each in told]
    low, high = sum(each[0] for each in numbers), sum(each[-1] for each in numbers)
    dead = f", with {low if low == high else f'{low} to {high}'} killed by the lowest and highest counts told" if told and high else ""
    one = len(incidents) == 1
    return f"{_counted(len(incidents), 'incident')} of violence or protest {'is' if one else 'are'} shown{dead}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
