"""Event types: the sixteen, their modes, scores and CAMEO codes."""

import shutil

import pytest

from dragoman.codebook.tables import DATA
from dragoman.codebook.types import load_sectors, load_types
from dragoman.records import CodebookError

TYPES = load_types()
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
    "crowd-control unconventional",
}
CODED = [(name, "") for name in TYPES.types] + list(TYPES.modes)


def test_there_are_sixteen_types_with_the_modes_of_the_codebook():
    assert {name: " ".join(TYPES.modes_of(name)) for name in TYPES.types} == MODES


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("ACCUSE", "", -3),
        ("ACCUSE", "disapprove", -2),
        ("AID", "", 10),
        ("ASSAULT", "firearms", -9),
        ("ASSAULT", "unconventional", -10),
        ("COERCE", "arrest", -7),
        ("CONSULT", "third-party", 1),
        ("MOBILIZE", "police", -5.5),
        ("PROTEST", "riot", -7),
        ("REQUEST", "", 0),
        ("REQUEST", "assist", 0.5),
        ("RETREAT", "disarm", 10),
        ("SANCTION", "expel", -5.5),
        ("THREATEN", "territory", -4),
    ],
)
def test_a_mode_replaces_the_score_of_its_type(type, mode, score):
    assert TYPES.score(type, mode) == score


@pytest.mark.parametrize(("type", "mode"), CODED)
def test_the_sign_of_a_score_is_that_of_its_quad_class(type, mode):
    score = TYPES.score(type, mode)
    assert score > 0 if TYPES.quad(type).endswith("cooperation") else score < 0 or type == "REQUEST"


@pytest.mark.parametrize(
    ("quad", "types"),
    [
        ("verbal-cooperation", "AGREE CONSULT SUPPORT CONCEDE"),
        ("material-cooperation", "COOPERATE AID RETREAT"),
        ("verbal-conflict", "REQUEST ACCUSE REJECT THREATEN"),
        ("material-conflict", "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    ],
)
def test_each_quad_class_has_its_types(quad, types):
    assert " ".join(name for name in TYPES.types if TYPES.quad(name) == quad) == types


@pytest.mark.parametrize(
    ("type", "mode", "code"),
    [("CONSULT", "visit", "042"), ("RETREAT", "ceasefire", "0871"), ("ASSAULT", "suicide-attack", "1831"), ("AGREE", "", "030")],
)
def test_each_type_and_mode_has_a_code_in_cameo(type, mode, code):
    assert TYPES.cameo(type, mode) == code


# CAMEO counts a resignation as yielding to a demand, PLOVER as RETREAT.
@pytest.mark.parametrize(("type", "mode"), [coded for coded in CODED if coded != ("RETREAT", "resign")])
def test_a_code_written_is_read_back_as_the_same_type(type, mode):
    read = TYPES.from_cameo(TYPES.cameo(type, mode))
    assert read is not None
    assert read[0] == type


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("042", ("CONSULT", "visit")),
        ("0233", ("REQUEST", "assist")),
        ("1831", ("ASSAULT", "suicide-attack")),
        ("2042", ("ASSAULT", "unconventional")),
        ("1119", ("ACCUSE", "disapprove")),
        ("010", None),
        ("", None),
    ],
)
def test_a_code_of_cameo_is_read_as_type_and_mode(code, read):
    assert TYPES.from_cameo(code) == read


def test_a_type_or_mode_that_is_not_there_is_named_with_what_is():
    assert TYPES.knows("CONSULT", "phone")
    assert not TYPES.knows("CONSULT", "letter")
    assert not TYPES.knows("WRITE")
    with pytest.raises(CodebookError, match="no event type 'WRITE'; the codebook has AGREE, CONSULT"):
        TYPES.quad("WRITE")
    with pytest.raises(CodebookError, match="CONSULT has no mode 'letter'; the codebook has visit, third-party"):
        TYPES.score("CONSULT", "letter")


def test_sectors_have_codes_of_three_letters():
    expected = "GOV MIL COP SPY JUD LEG PTY OPP REB UAF CRM IGO NGO MNC BUS LAB MED EDU REL REF CVL ELI"
    assert " ".join(load_sectors()) == expected
    assert all(load_sectors().values())


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("types.tsv", "WRITE\tverbal\t1\t030\tx", "quad is 'verbal'; allowed: verbal-cooperation"),
        ("types.tsv", "WRITE\tverbal-conflict\tone\t030\tx", "score is 'one'; give a number"),
        ("types.tsv", "WRITE\tverbal-conflict\t11\t030\tx", "score is 11; give a number from -10 to 10"),
        ("types.tsv", "WRITE\tverbal-conflict\tnan\t030\tx", "score is nan; give a number from -10 to 10"),
        ("types.tsv", "WRITE\tverbal-conflict\t1\t30\tx", "cameo is '30'; give a CAMEO code"),
        ("types.tsv", "write\tverbal-conflict\t1\t030\tx", "type is 'write'; give one word in capital letters"),
        ("types.tsv", "AID\tverbal-conflict\t1\t030\tx", "type 'AID' stands already in line"),
        ("modes.tsv", "WRITE\tletter\t1\t030\tx", "type is 'WRITE'; allowed: AGREE"),
        ("modes.tsv", "AGREE\t\t1\t030\tx", "the mode is empty"),
        ("modes.tsv", "CONSULT\tphone\t1\t030\tx", "type mode 'CONSULT phone' stands already in line"),
        ("crosswalk.tsv", "299\tCONSULT\tletter", "mode is 'letter'; allowed: (empty), visit"),
        ("crosswalk.tsv", "042\tCONSULT\tvisit", "cameo '042' stands already in line"),
        ("sectors.tsv", "Gov\tgovernment", "sector is 'Gov'; give three capital letters"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path, table, row, words):
    for source in DATA.glob("*.tsv"):
        shutil.copy(source, tmp_path)
    path = tmp_path / table
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, row]), encoding="utf-8")
    with pytest.raises(CodebookError) as error:
        (load_sectors if table == "sectors.tsv" else load_types)(tmp_path)
    assert str(error.value).startswith(f"{path}:{len(lines) + 1}: ")
    assert words in str(error.value)
