"""Tables: strict about their shape, with errors that say where."""

from pathlib import Path

import pytest

from dragoman.codebook.tables import Tables, check_unique, read_table
from dragoman.records import CodebookError


@pytest.fixture
def table(tmp_path):
    def write(text: str | bytes) -> Path:
        path = tmp_path / "fruit.tsv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_rows_keep_their_line_numbers_past_comments_and_blank_lines(table):
    rows = read_table(table("# fruit\nname\tcolour\n\npear\tgreen\n# stone fruit\nplum\tblue\n"), ("name", "colour"))
    assert [(row.line, row["name"], row["colour"]) for row in rows] == [(4, "pear", "green"), (6, "plum", "blue")]


@pytest.mark.parametrize(
    "text",
    ["name\tcolour\r\npear\tgreen\r\n", b"\xef\xbb\xbfname\tcolour\npear\tgreen", "name\tcolour\n pear \t green \n"],
    ids=["windows line ends", "byte order mark, no last line end", "blanks around cells"],
)
def test_what_editors_leave_behind_is_no_error(table, text):
    assert [dict(row.cells) for row in read_table(table(text), ("name", "colour"))] == [{"name": "pear", "colour": "green"}]


@pytest.mark.parametrize(
    ("cell", "values"),
    [("", ()), ("pear", ("pear",)), ("pear; plum", ("pear", "plum")), ("pear;plum;", ("pear", "plum"))],
)
def test_a_cell_may_hold_several_values(table, cell, values):
    (row,) = read_table(table(f"name\tkinds\nx\t{cell}\n"), ("name", "kinds"))
    assert row.values("kinds") == values


def test_a_line_separator_inside_a_cell_makes_no_new_row(table):
    (row,) = read_table(table("name\tcolour\npear\u2028tree\tgreen\n"), ("name", "colour"))
    assert row["name"] == "pear\u2028tree"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "the header is ''"),
        ("name\tsize\n", 1, "name colour"),
        ("# one\ncolour\tname\n", 2, "name colour"),
        ("name\tcolour\npear\n", 2, "has 1 cells; it must have 2"),
        ("name\tcolour\n\npear\tgreen\tbig\n", 3, "has 3 cells; it must have 2"),
        (b"name\tcolour\npear\tgr\xfcn\n", 2, "not UTF-8"),
    ],
)
def test_a_wrong_shape_is_named_with_file_and_line(table, text, line, words):
    path = table(text)
    with pytest.raises(CodebookError) as error:
        read_table(path, ("name", "colour"))
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert words in str(error.value)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(CodebookError, match=r"fruit\.tsv: there is no such table"):
        read_table(tmp_path / "fruit.tsv", ("name",))


def test_a_second_row_with_the_same_key_is_an_error(table):
    rows = read_table(table("name\tcolour\npear\tgreen\nplum\tgreen\npear\tred\n"), ("name", "colour"))
    check_unique(rows, "name", "colour")
    with pytest.raises(CodebookError, match=r"fruit\.tsv:4: name 'pear' stands already in line 2"):
        check_unique(rows, "name")


def test_numbers_and_choices_are_checked(table):
    (row,) = read_table(table("name\tsize\npear\tbig\n"), ("name", "size"))
    assert row.choice("size", ("big", "small")) == "big"
    with pytest.raises(CodebookError, match=r"fruit\.tsv:2: size is 'big'; give a number"):
        row.number("size")
    with pytest.raises(CodebookError, match=r"fruit\.tsv:2: size is 'big'; allowed: \(empty\), small"):
        row.choice("size", ("", "small"))


class TestTables:
    """Two folders: one that holds all tables, and one whose rows are added."""

    @pytest.fixture
    def folders(self, tmp_path):
        def write(own: str, added: str | None, name: str = "fruit.tsv") -> Tables:
            for folder, text in (("own", own), ("added", added)):
                (tmp_path / folder).mkdir(exist_ok=True)
                if text is not None:
                    (tmp_path / folder / name).write_text(f"name\tcolour\n{text}")
            return Tables(tmp_path / "own", tmp_path / "added")

        return write

    @pytest.mark.parametrize(
        ("key", "rows"),
        [
            ((), ["plum red", "fig green", "pear green", "plum blue"]),
            (("name",), ["plum red", "fig green", "pear green"]),
            (("name", "colour"), ["plum red", "fig green", "pear green", "plum blue"]),
        ],
    )
    def test_added_rows_come_first_and_replace_those_of_the_same_key(self, folders, key, rows):
        tables = folders("pear\tgreen\nplum\tblue\n", "plum\tred\nfig\tgreen\n")
        assert [" ".join(row.cells.values()) for row in tables.read("fruit.tsv", ("name", "colour"), *key)] == rows

    def test_nothing_need_be_added(self, folders):
        assert len(folders("pear\tgreen\n", None).read("fruit.tsv", ("name", "colour"), "name")) == 1

    @pytest.mark.parametrize(("own", "added", "where"), [("pear\ta\npear\tb\n", "", "own"), ("", "pear\ta\npear\tb\n", "added")])
    def test_a_key_twice_in_one_file_is_an_error(self, folders, own, added, where):
        with pytest.raises(CodebookError, match=rf"{where}/fruit\.tsv:3: name 'pear' stands already in line 2"):
            folders(own, added).read("fruit.tsv", ("name", "colour"), "name")

    def test_tables_of_a_pattern_are_read_from_both(self, folders):
        folders("pear\tgreen\n", None, "fruit-north.tsv")
        tables = folders("plum\tblue\n", "fig\tgreen\n", "fruit-south.tsv")
        assert [row["name"] for row in tables.read_all("fruit-*.tsv", ("name", "colour"))] == ["fig", "pear", "plum"]

    def test_the_place_of_a_row_tells_whether_it_was_added(self, folders):
        tables = folders("pear\tgreen\n", "fig\tgreen\n")
        assert [tables.place(row) for row in tables.read("fruit.tsv", ("name", "colour"))] == ["fruit.tsv:2, added", "fruit.tsv:2"]
