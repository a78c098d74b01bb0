"""What a reader may be asked with."""

from pathlib import Path

import pytest

from dragoman.opinions import ReaderOptions
from dragoman.records import InputError


@pytest.mark.parametrize("url", ["http://localhost:8000/v1", "https://example.org/v1/", "http://[::1]:80"])
def test_an_address_of_the_web_is_taken(url):
    assert ReaderOptions(url, "tiny").url == url


@pytest.mark.parametrize(
    "url", ["", "localhost:8000", "file:///etc/passwd", "ftp://example.org", "http://", "http://x:port", "http://[::1"]
)
def test_any_other_is_refused(url):
    with pytest.raises(InputError, match="such as http://localhost:8000/v1"):
        ReaderOptions(url, "tiny")


@pytest.mark.parametrize("url", ["https://me:secret@example.org/v1", "https://example.org/v1?key=secret", "https://example.org/#secret"])
def test_a_key_in_the_address_is_refused_and_not_repeated(url):
    with pytest.raises(InputError, match="DRAGOMAN_READER_KEY") as error:
        ReaderOptions(url, "tiny")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    "wrong",
    [{"below": 1.1}, {"below": -0.1}, {"in_flight": 0}, {"attempts": 0}, {"timeout": 0}, {"backoff": -1}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_numbers_that_make_no_sense_are_refused(wrong):
    with pytest.raises(InputError, match=f"{next(iter(wrong))}={next(iter(wrong.values()))}"):
        ReaderOptions("http://localhost:8000/v1", "tiny", **wrong)


def test_a_model_needs_a_name():
    with pytest.raises(InputError, match="has no name"):
        ReaderOptions("http://localhost:8000/v1", " ")


def test_answers_are_kept_with_the_users_caches(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert ReaderOptions("http://localhost:8000/v1", "tiny").cache == tmp_path / "dragoman" / "opinions"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert ReaderOptions("http://localhost:8000/v1", "tiny").cache == Path.home() / ".cache" / "dragoman" / "opinions"


def test_what_decides_the_opinions_is_not_how_patiently_they_are_had(tmp_path):
    one = ReaderOptions("http://localhost:8000/v1", "tiny")
    assert one.decides == ReaderOptions("http://localhost:8000/v1", "tiny", cache=tmp_path, in_flight=9, attempts=1).decides
    others = [ReaderOptions("http://localhost:8001/v1", "tiny"), ReaderOptions(one.url, "large"), ReaderOptions(one.url, "tiny", 0.7)]
    assert one.decides not in [other.decides for other in others]
