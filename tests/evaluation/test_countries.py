import pytest

from dragoman.evaluation.countries import country_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kenya", "KEN"),
        ("the Netherlands", "NLD"),
        ("U.S.", "USA"),
        ("United States", "USA"),
        ("UK", "GBR"),
        ("Burma", "MMR"),
        ("KEN", "KEN"),
        ("Africa", ""),
        ("", ""),
    ],
)
def test_names_and_codes_of_countries(name: str, code: str) -> None:
    assert country_code(name) == code
