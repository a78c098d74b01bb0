"""Forms of a place's name: what is looked up, and in which order."""

import pytest

from dragoman.coding.place_forms import fitting, forms


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Quetta", ["Quetta"]),
        ("Helmand Province", ["Helmand Province", "Helmand"]),
        ("City of Quetta", ["City of Quetta", "Quetta"]),
        ("Northern Aleppo", ["Northern Aleppo", "Aleppo"]),
        ("Paris City Hall", ["Paris City Hall", "Paris City", "Paris"]),
        ("Kent River", ["Kent River"]),
        ("Al - Kent", ["Al - Kent"]),
        ("Cox 's Bazar", ["Cox 's Bazar"]),
        ("Van Hall", ["Van Hall"]),
    ],
)
def test_a_name_is_looked_up_whole_first_then_in_parts(name, expected):
    words = name.split()
    found = list(dict.fromkeys(" ".join(words[a : b + 1]) for a, b in forms([word.lower() for word in words])))
    assert found == expected


def test_part_of_a_name_is_a_place_by_its_main_name_alone(gazetteer):
    assert fitting(gazetteer.find("Halab"), "halab square", whole=True)
    assert not [entry for entry in fitting(gazetteer.find("Shal"), "shal square club", whole=False) if entry.population < 500_000]


def test_a_noun_for_lands_leaves_out_the_cities(gazetteer):
    kinds = {entry.place.kind for entry in fitting(gazetteer.find("Aleppo"), "aleppo province", whole=False)}
    assert kinds == {"province"} or kinds == {"city", "province"}


def test_a_city_stands_for_the_province_that_it_fills(gazetteer):
    assert {entry.place.kind for entry in fitting(gazetteer.find("Aleppo"), "aleppo", whole=True)} == {"city"}
