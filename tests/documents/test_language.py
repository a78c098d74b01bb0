from __future__ import annotations

import pytest

from dragoman.documents import is_english, language_of
from dragoman.documents.language import language_name


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister said on Monday that the talks would resume next week.",
        "MINISTER SAYS TALKS WITH NEIGHBOUR WILL RESUME NEXT WEEK",
        "Shehbaz Sharif, Asif Munir and Amir Khan Muttaqi met Zalmay Khalilzad in Kabul.",
        "Gunmen attacked a convoy near Maiduguri; Boko Haram was blamed by Abuja.",
    ],
)
def test_english_is_english_however_foreign_its_names(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le ministre des affaires étrangères a déclaré lundi que les pourparlers reprendraient.", "fr"),
        ("Der Außenminister sagte am Montag, die Gespräche würden nächste Woche fortgesetzt.", "de"),
        ("El ministro de Exteriores dijo el lunes que las conversaciones se reanudarán.", "es"),
        ("Министр иностранных дел заявил, что переговоры возобновятся в понедельник.", "ru"),
        ("وزیر خارجہ نے پیر کو کہا کہ مذاکرات اگلے ہفتے دوبارہ شروع ہوں گے۔", "ur"),
    ],
)
def test_another_language_is_found_out(text: str, code: str) -> None:
    assert language_of(text) == code
    assert not is_english(text)


@pytest.mark.parametrize("text", ["", "Kabul", "Le ministre est à Paris.", "2025-03-27 " * 50, "—" * 500])
def test_too_few_letters_are_let_through(text: str) -> None:
    assert language_of(text) == "und"
    assert is_english(text)


def test_the_beginning_decides() -> None:
    english = "The minister said that the talks would resume. " * 30
    assert is_english(english + "Le ministre a dit que les pourparlers reprendraient. " * 300)


@pytest.mark.parametrize(("code", "name"), [("fr", "French"), ("xh", "the language 'xh'")])
def test_languages_have_names_for_people(code: str, name: str) -> None:
    assert language_name(code) == name
