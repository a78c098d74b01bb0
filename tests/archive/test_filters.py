"""What is asked, in the words of whoever asks."""

from datetime import date

import pytest

from dragoman.archive.filters import ActorTerm, Asked, Dyad, actor_term, dyad, filter_of, place_term
from dragoman.archive.words import search_words
from dragoman.records import InputError

PAK, AFG = ActorTerm("PAK", country="PAK"), ActorTerm("AFG", country="AFG")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("PAK", PAK),
        ("PAK.GOV", ActorTerm("PAK.GOV", country="PAK", sector="GOV")),
        ("GOV", ActorTerm("GOV", sector="GOV")),
        ("Pakistan", ActorTerm("Pakistan", country="PAK")),
        ("the  Ivory Coast", ActorTerm("the Ivory Coast", country="CIV")),
        ("  José Ferrer ", ActorTerm("José Ferrer", name="jose ferrer")),
        ("The Taliban", ActorTerm("The Taliban", name="taliban")),
        ("pak", ActorTerm("pak", name="pak")),
    ],
)
def test_an_actor_is_a_country_a_code_or_a_name(given, meant):
    assert actor_term(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("PAK-AFG", Dyad(PAK, AFG, mutual=True)),
        ("PAK<>AFG", Dyad(PAK, AFG, mutual=True)),
        ("PAK > AFG", Dyad(PAK, AFG, mutual=False)),
        ("Al-Shabaab>KEN", Dyad(ActorTerm("Al-Shabaab", name="al-shabaab"), ActorTerm("KEN", country="KEN"), mutual=False)),
        ("Al-Shabaab<>Kenya", Dyad(ActorTerm("Al-Shabaab", name="al-shabaab"), ActorTerm("Kenya", country="KEN"), mutual=True)),
    ],
)
def test_a_dyad_goes_both_ways_or_one(given, meant):
    assert dyad(given) == meant


def test_the_directions_of_a_dyad_are_who_acts_on_whom():
    assert dyad("PAK>AFG").directions == ((PAK, AFG),)
    assert dyad("PAK-AFG").directions == ((PAK, AFG), (AFG, PAK))


@pytest.mark.parametrize(
    ("given", "meant"),
    [("AFG", "AFG"), ("Afghanistan", "AFG"), ("Khyber  Pakhtunkhwa", "khyber pakhtunkhwa"), ("Asunción", "asuncion"), ("afg", "afg")],
)
def test_a_place_is_a_country_or_a_folded_name(given, meant):
    assert place_term(given) == meant


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2024", "2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", "2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-02-03", "2024-2-4", (date(2024, 2, 3), date(2024, 2, 4))),
        ("", "", (None, None)),
    ],
)
def test_a_year_or_month_is_all_its_days(since, until, days):
    made = filter_of(Asked(since=since, until=until))
    assert (made.since, made.until) == days


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("border bomb", '"border" "bomb"'),
        ('"air strike" OR shell*', '"air strike" OR "shell" *'),
        ("cease-fire NOT Doha", '"cease-fire" NOT "Doha"'),
        ("text:bomb (NEAR", '"text:bomb" "(NEAR"'),
        ('"never closed', '"never closed"'),
        ("“typographic marks”", '"typographic marks"'),
        ('"OR" else', '"OR" "else"'),
        ("bomb -- ,", '"bomb"'),
    ],
)
def test_words_to_search_for_are_made_safe(given, safe):
    assert search_words(given) == safe


def test_types_modes_and_statuses_are_taken_in_any_case_and_each_once():
    made = filter_of(Asked(type=["assault", "ASSAULT"], mode=["Arrest"], status=["Denied"]))
    assert (made.type, made.mode, made.status) == (("ASSAULT",), ("arrest",), ("denied",))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked(type=["attack"]), "type is 'ATTACK'; allowed: AGREE, CONSULT"),
        (Asked(mode=["biting"]), "mode is 'biting'; allowed:"),
        (Asked(status=["true"]), "status is 'true'; allowed: reported, claimed"),
        (Asked(dyad=["Al-Shabaab-Kenya"]), "write Al-Shabaab<>Kenya"),
        (Asked(dyad=["PAK"]), "give two actors as PAK-AFG"),
        (Asked(dyad=["PAK>"]), "give two actors as PAK-AFG"),
        (Asked(actor=[" "]), "An actor is empty"),
        (Asked(actor=["XQX.GOV"]), "There is no country XQX"),
        (Asked(actor=["PAK.XXX"]), "sector is 'XXX'; allowed: GOV"),
        (Asked(place=[""]), "A place is empty"),
        (Asked(since="2024-13"), "since is '2024-13'; give a day, month or year"),
        (Asked(until="yesterday"), "until is 'yesterday'"),
        (Asked(since="2025", until="2024"), "which is before since"),
        (Asked(min_confidence=1.5), "give a number from 0 to 1"),
        (Asked(text=["NOT bomb"]), "NOT stands between two words"),
        (Asked(text=["bomb OR"]), "give words to search for"),
        (Asked(text=["--"]), "give words to search for"),
    ],
)
def test_what_is_not_clear_is_an_error_that_says_what_to_do(asked, told):
    with pytest.raises(InputError) as error:
        filter_of(asked)
    assert told in str(error.value)
