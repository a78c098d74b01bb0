"""The gazetteer: which places a name may stand for."""

import shutil

import numpy as np
import pytest

from dragoman.codebook.tables import DATA
from dragoman.coding import gazetteer as module
from dragoman.coding.gazetteer import Gazetteer, keep_index, load_gazetteer, name_key
from dragoman.coding.gazetteer_build import build_index


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kyiv", "kyiv"),
        ("São Paulo", "sao paulo"),
        ("Saint-Étienne", "st etienne"),
        ("St. Louis", "st louis"),
        ("Mount Hebron", "mt hebron"),
        ("Xi’an", "xian"),
        ("U.S.", "us"),
        ("the Gambia", "gambia"),
        ("Deir ez-Zor", "deir ez zor"),
        ("", ""),
    ],
)
def test_names_are_looked_up_in_a_plain_form(name, key):
    assert name_key(name) == name_key(key) == key


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kyiv", ("Kyiv", "UKR", "city")),
        ("KIEV", ("Kyiv", "UKR", "city")),
        ("Kijow", ("Kyiv", "UKR", "city")),
        ("Khyber Pakhtunkhwa", ("Khyber Pakhtunkhwa", "PAK", "province")),
        ("NWFP", ("Khyber Pakhtunkhwa", "PAK", "province")),
        ("Helmand", ("Helmand", "AFG", "province")),
        ("Ky.", ("Kentucky", "USA", "province")),
        ("Lamar County", ("Lamar County", "USA", "county")),
        ("Burma", ("Myanmar", "MMR", "country")),
        ("U.S.", ("United States", "USA", "country")),
        ("Middle East", ("Middle East", "", "region")),
    ],
)
def test_every_kind_of_place_is_found_by_its_names(gazetteer, name, found):
    assert found in [(entry.place.name, entry.place.country, entry.place.kind) for entry in gazetteer.find(name)]


@pytest.mark.parametrize("name", ["", "Nowhere-on-Sea", "IEV", "Київ"])
def test_unknown_names_airport_codes_and_other_alphabets_are_not_found(gazetteer, name):
    assert gazetteer.find(name) == ()


def test_a_village_is_known_by_its_main_name_alone(gazetteer):
    assert gazetteer.find("Little Creek") and not gazetteer.find("Tiny Creek")


def test_the_most_populous_comes_first(gazetteer):
    assert [(e.place.country, e.own) for e in gazetteer.find("Paris") if e.place.kind == "city"] == [("FRA", True), ("USA", True)]


def test_a_city_knows_its_province_and_whether_it_is_a_capital(gazetteer):
    (quetta,) = (e for e in gazetteer.find("Quetta") if e.place.kind == "city")
    (kabul,) = (e for e in gazetteer.find("Kabul") if e.place.kind == "city")
    assert quetta.place.province == "Balochistan" and quetta.province == gazetteer.find("Balochistan")[0].row
    assert kabul.capital and not quetta.capital


def test_a_province_lies_in_the_middle_of_its_settled_places(gazetteer):
    place = gazetteer.find("Balochistan")[0].place
    assert place.latitude is not None and 25.1 < place.latitude < 30.2
    assert gazetteer.find("Balochistan")[0].population == 1_565_546 + 70_852


def test_a_land_without_known_places_has_no_coordinates(gazetteer):
    assert gazetteer.find("Bhutan")[0].place.latitude is None


def test_part_of_a_country_is_not_the_country(gazetteer):
    assert [e.place.kind for e in gazetteer.find("Scotland")] == ["province"]


def test_the_index_is_kept_once_and_read_again(tmp_path, towns, monkeypatch):
    built = []

    def build(data):
        built.append(data)
        return build_index(data, towns)

    monkeypatch.setattr("dragoman.coding.gazetteer_build.build_index", build)
    for _ in range(2):
        module._load.cache_clear()
        assert module._load(DATA, tmp_path / "none.npz", tmp_path / "cache").find("Quetta")
    assert len(built) == 1
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(b"PK damaged")
    module._load.cache_clear()
    assert module._load(DATA, tmp_path / "none.npz", tmp_path / "cache").find("Quetta")
    assert len(built) == 2
    module._load.cache_clear()


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path, towns, monkeypatch):
    monkeypatch.setattr("dragoman.coding.gazetteer_build.build_index", lambda data: build_index(data, towns))
    (tmp_path / "file").touch()
    assert module._load(DATA, tmp_path / "none.npz", tmp_path / "file" / "cache").find("Quetta")
    module._load.cache_clear()


def test_a_packaged_index_of_other_tables_is_not_used(tmp_path, towns, monkeypatch):
    monkeypatch.setattr("dragoman.coding.gazetteer_build.build_index", lambda data: build_index(data, towns))
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    keep_index(tmp_path / "packaged.npz", data)
    with (data / "places" / "regions.tsv").open("a", encoding="utf-8") as table:
        table.write("Lemon Hills\t\tPAK\t30\t70\n")
    assert module._load(data, tmp_path / "packaged.npz", tmp_path / "cache").find("Lemon Hills")
    module._load.cache_clear()


def test_two_runs_make_the_same_index(towns):
    first, second = build_index(DATA, towns), build_index(DATA, towns)
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name], equal_nan=first[name].dtype.kind == "f") for name in first)


def test_the_index_that_comes_with_the_package_is_that_of_its_tables():
    assert module._read(module.PACKAGED, module._fingerprint(DATA)) is not None
    world = load_gazetteer()
    assert isinstance(world, Gazetteer) and len(world) > 200_000
    assert world.find("Springfield")[0].place.country == "USA"
