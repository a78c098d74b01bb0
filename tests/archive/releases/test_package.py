"""The data package: its descriptor follows the rules of Data Package 2.0, and what it says of the files is so."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.archive import Archive
from dragoman.archive.filters import Asked
from dragoman.archive.releases import ReleaseOptions, release
from tests.archive.releases.hand import everything, rows

OPTIONS = ReleaseOptions(text="full", title="The mill dispute, coded", authors=("Anna Example",), licence="CC-BY-4.0")
Package = dict[str, Any]


@pytest.fixture
def folder(archive: Archive, tmp_path: Path) -> Path:
    return release(archive, tmp_path / "r", OPTIONS).folder


@pytest.fixture
def package(folder: Path) -> Package:
    read: Package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return read


def tables(package: Package) -> dict[str, Package]:
    return {part["name"]: part for part in package["resources"] if part.get("type") == "table"}


def test_the_package_names_its_profile_and_itself(package: Package) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "the-mill-dispute-coded"
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["contributors"] == [{"title": "Anna Example", "roles": ["author"]}]
    assert [source["title"] for source in package["sources"]] == ["Border Post", "Mountain Wire"]


def test_its_day_comes_from_the_data(package: Package) -> None:
    assert package["created"] == "2025-05-03T00:00:00Z"


def test_each_resource_is_a_file_with_that_hash_and_length(folder: Path, package: Package) -> None:
    names = [part["name"] for part in package["resources"]]
    assert len(set(names)) == len(names)
    for part in package["resources"]:
        data = (folder / part["path"]).read_bytes()
        assert re.fullmatch(r"[-a-z0-9._/]+", part["name"])
        assert part["$schema"] == "https://datapackage.org/profiles/2.0/dataresource.json"
        assert part["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert part["bytes"] == len(data)


def test_each_file_is_named_in_the_sums(folder: Path) -> None:
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    files = everything(folder)
    del files["SHA256SUMS"]
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_the_fields_are_the_columns_each_with_type_and_meaning(folder: Path, package: Package) -> None:
    for name, part in tables(package).items():
        fields = part["schema"]["fields"]
        header = (folder / part["path"]).read_text(encoding="utf-8").splitlines()[0]
        assert ",".join(field["name"] for field in fields) == header
        assert all(field["description"] and field["type"] in ("string", "integer", "number", "boolean", "date") for field in fields), name
        assert len(rows(folder, name)) == part["rows"]


CASTS = {"integer": int, "number": float, "date": date.fromisoformat, "boolean": {"true": True, "false": False}.__getitem__, "string": str}


def test_the_cells_are_of_their_types_and_among_what_is_allowed(folder: Path, package: Package) -> None:
    for name, part in tables(package).items():
        for field in part["schema"]["fields"]:
            cells = [row[field["name"]] for row in rows(folder, name)]
            constraints = field.get("constraints", {})
            given = [cell for cell in cells if cell not in part["schema"]["missingValues"]]
            for cell in given:
                CASTS[field["type"]](cell)
            assert not constraints.get("required") or len(given) == len(cells)
            assert not constraints.get("unique") or len(set(given)) == len(given)
            assert set(given) <= set(constraints.get("enum", given))


def test_primary_keys_tell_rows_apart(folder: Path, package: Package) -> None:
    for name, part in tables(package).items():
        key = part["schema"].get("primaryKey", [])
        found = [tuple(row[column] for column in key) for row in rows(folder, name)]
        assert not key or len(set(found)) == len(found)


def test_foreign_keys_lead_somewhere(folder: Path, package: Package) -> None:
    whole = tables(package)
    for name, part in whole.items():
        for link in part["schema"].get("foreignKeys", []):
            target = link["reference"]
            assert set(target["fields"]) <= {field["name"] for field in whole[target["resource"]]["schema"]["fields"]}
            there = {tuple(row[column] for column in target["fields"]) for row in rows(folder, target["resource"])}
            here = {tuple(row[column] for column in link["fields"]) for row in rows(folder, name)}
            assert {key for key in here if any(key)} <= there


def test_what_coded_it_is_told(package: Package) -> None:
    assert package["dragoman"]["coded_with"] == [{"dragoman": "0.1.0", "model": "m1", "codebook": "c1", "documents": 3}]


def test_the_command_that_makes_it_again_is_told(archive: Archive, tmp_path: Path) -> None:
    options = replace(OPTIONS, asked=Asked(dyad=["PAK-AFG"], text=["mill road"], since="2025"), dated=date(2025, 6, 1), version="1.0")
    folder = release(archive, tmp_path / "r", options).folder
    command = json.loads((folder / "datapackage.json").read_text())["dragoman"]["command"]
    assert command == (
        "dragoman release FOLDER --archive FILE --dyad PAK-AFG --since 2025 --containing 'mill road' --text full "
        "--title 'The mill dispute, coded' --version 1.0 --dated 2025-06-01 --licence CC-BY-4.0 --author 'Anna Example'"
    )
    assert command in (folder / "README.md").read_text(encoding="utf-8")


def test_the_citation_can_be_read(folder: Path) -> None:
    told = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["cff-version"], told["type"], told["title"], told["authors"]) == (
        "1.2.0",
        "dataset",
        "The mill dispute, coded",
        [{"name": "Anna Example"}],
    )
    assert (told["date-released"], told["license"]) == ("2025-05-03", "CC-BY-4.0")


def test_the_version_is_a_hash_of_the_content_unless_one_is_given(archive: Archive, tmp_path: Path) -> None:
    def version(**options: Any) -> str:
        return release(archive, tmp_path / "r", replace(OPTIONS, **options)).version

    assert version() == version(title="Other", authors=()) != version(text="offsets")
    assert version(version="2.1") == "2.1"


def test_the_readme_counts_the_rows(folder: Path) -> None:
    assert "| `events` | 6 | An event" in (folder / "README.md").read_text(encoding="utf-8")
