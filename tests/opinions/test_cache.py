"""Answers on the disk."""

import json
from dataclasses import replace

import pytest

from dragoman.opinions.cache import Cache
from dragoman.opinions.question import Question
from dragoman.records import InputError


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "kept/answers")


def files(cache):
    return [path for path in cache.folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_found_again(cache, question):
    assert cache.get("tiny", question) is None
    cache.put("tiny", question, "yes \u201c\ud800")
    assert Cache(cache.folder).get("tiny", question) == "yes \u201c\ud800"


def test_another_model_or_event_has_an_answer_of_its_own(cache, question):
    cache.put("tiny", question, "yes")
    assert cache.get("large", question) is None
    assert cache.get("tiny", Question(replace(question.event, status="denied"), question.sentence)) is None


def test_a_file_tells_all_that_was_asked(cache, question):
    cache.put("tiny", question, "yes")
    (path,) = files(cache)
    kept = json.loads(path.read_text())
    assert (kept["model"], kept["sentence"], kept["event"], kept["answer"]) == ("tiny", question.sentence.text, question.coded, "yes")
    assert len(kept["prompt"]) == 16


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", "7", '{"answer": "yes"}', "[" * 100_000, "\x00"])
def test_a_damaged_file_counts_as_none(cache, question, content):
    cache.put("tiny", question, "yes")
    files(cache)[0].write_text(content)
    assert cache.get("tiny", question) is None
    cache.put("tiny", question, "yes again")
    assert cache.get("tiny", question) == "yes again"


def test_an_answer_that_cannot_be_written_is_not_kept_and_no_error(cache, question):
    blocked = cache.folder / question.key("tiny")[:2]
    blocked.write_text("in the way")
    cache.put("tiny", question, "yes")
    assert cache.get("tiny", question) is None
    assert files(cache) == [blocked]


def test_a_folder_that_cannot_be_had_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot keep the reader's answers"):
        Cache(tmp_path / "file/below")
