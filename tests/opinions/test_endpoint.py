"""Endpoints that behave and misbehave."""

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from dragoman.opinions.endpoint import KEY, Endpoint, NoAnswer, _seconds
from dragoman.records import InputError
from tests.opinions.stub import AGREEING, Reply


@pytest.fixture
def ask(options, question):
    """Asks the question at an address."""
    return lambda url, **more: Endpoint(options(url, **more), threading.Event()).ask(question)


def test_an_answer_comes_with_its_tokens(stub, ask):
    server = stub(Reply("the answer", tokens=321))
    answer = ask(server.url)
    assert (answer.text, answer.tokens) == ("the answer", 321)
    assert server.paths == ["/v1/chat/completions"]


def test_a_slash_at_the_end_of_the_address_does_no_harm(stub, ask):
    server = stub()
    ask(f"{server.url}/")
    assert server.paths == ["/v1/chat/completions"]


def test_tokens_that_nobody_counted_are_none(stub, ask):
    assert ask(stub(Reply(tokens=None)).url).tokens == 0


def test_the_key_comes_from_the_environment(stub, ask, monkeypatch):
    server = stub()
    ask(server.url)
    monkeypatch.setenv(KEY, " secret\n")
    ask(server.url)
    assert [headers.get("Authorization") for headers in server.headers] == [None, "Bearer secret"]


def test_a_key_that_is_none_is_an_error_that_does_not_repeat_it(ask, monkeypatch):
    monkeypatch.setenv(KEY, "sec\nret")
    with pytest.raises(InputError, match=KEY) as error:
        ask("http://127.0.0.1:9/v1")
    assert "sec" not in str(error.value).replace("second", "")


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_what_may_pass_is_asked_again(stub, ask, status):
    server = stub(Reply(status=status), Reply(status=status), Reply("at last"))
    assert ask(server.url).text == "at last"
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [429, 500])
def test_what_does_not_pass_is_given_up_after_some_attempts(stub, ask, status):
    server = stub(Reply(status=status))
    with pytest.raises(NoAnswer, match=f"status {status}") as error:
        ask(server.url, attempts=3)
    assert len(server.requests) == 3
    assert not error.value.hopeless


def test_the_wait_grows_from_attempt_to_attempt(stub, ask):
    server = stub(Reply(status=500), Reply(status=500), Reply(status=500), Reply())
    begun = time.monotonic()
    ask(server.url, backoff=0.05)
    assert time.monotonic() - begun >= 0.35


def test_the_endpoint_may_say_how_long_to_wait(stub, ask):
    server = stub(Reply(status=429, headers={"Retry-After": "0.3"}), Reply())
    begun = time.monotonic()
    ask(server.url, backoff=0.0)
    assert time.monotonic() - begun >= 0.3


@pytest.mark.parametrize(
    ("after", "least", "most"),
    [
        ("2", 2, 2),
        ("-5", 0, 0),
        (format_datetime(datetime.now(UTC) + timedelta(seconds=5000), usegmt=True), 3000, 5000),
        (format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True), 0, 0),
    ],
)
def test_it_says_so_in_seconds_or_as_a_moment(after, least, most):
    assert least <= (_seconds(after) or 0) <= most


@pytest.mark.parametrize("after", ["soon", "", "Mon, 99 Foo 2024"])
def test_what_it_says_otherwise_is_not_heeded(after):
    assert _seconds(after) is None


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_will_not_pass_is_not_asked_again(stub, ask, status):
    server = stub(Reply(status=status))
    with pytest.raises(NoAnswer, match=f"status {status}") as error:
        ask(server.url)
    assert len(server.requests) == 1
    assert error.value.hopeless


def test_a_slow_endpoint_is_asked_again(stub, ask):
    server = stub(Reply(after=1.0), Reply("in time"))
    assert ask(server.url, timeout=0.2).text == "in time"


def test_one_that_is_always_slow_is_given_up(stub, ask):
    server = stub(Reply(after=1.0))
    with pytest.raises(NoAnswer, match="no answer in time"):
        ask(server.url, timeout=0.1, attempts=2)


def test_one_that_promises_more_than_it_sends_is_asked_again(stub, ask):
    server = stub(Reply(headers={"Content-Length": "10000"}), Reply("whole"))
    assert ask(server.url, timeout=0.5).text == "whole"


def test_nobody_there_is_hopeless_at_once(ask, nobody):
    begun = time.monotonic()
    with pytest.raises(NoAnswer, match="no connection") as error:
        ask(nobody, backoff=5.0)
    assert error.value.hopeless
    assert time.monotonic() - begun < 4


def test_a_host_that_has_no_name_is_hopeless(ask):
    with pytest.raises(NoAnswer, match="no connection") as error:
        ask(f"http://{'x' * 80}.invalid/v1")
    assert error.value.hopeless


def test_whoever_was_there_before_is_waited_for(stub, options, question):
    server = stub()
    endpoint = Endpoint(options(server.url, attempts=2), threading.Event())
    endpoint.ask(question)
    server.close()
    with pytest.raises(NoAnswer, match="no connection") as error:
        endpoint.ask(question)
    assert not error.value.hopeless


def test_a_redirection_is_not_followed_lest_the_key_go_astray(stub, ask, monkeypatch):
    monkeypatch.setenv(KEY, "secret")
    other = stub()
    server = stub(Reply(status=302, headers={"Location": f"{other.url}/elsewhere"}))
    with pytest.raises(NoAnswer, match="status 302"):
        ask(server.url)
    assert other.paths == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "broken JSON"),
        (b"<html>", "broken JSON"),
        (b"\xff\xfe", "broken JSON"),
        (b"{}", "another shape"),
        (b"[]", "another shape"),
        (b'{"choices": []}', "another shape"),
        (b'{"choices": [{"message": {"content": null}}]}', "another shape"),
        (b'{"choices": [{"message": {"content": ["a"]}}]}', "another shape"),
        (b'"' + b"a" * 2_000_000 + b'"', "another shape"),
    ],
    ids=["nothing", "a page", "no text", "an object", "a list", "no choice", "no words", "no text of words", "too much"],
)
def test_what_is_no_answer_of_an_endpoint_is_refused(stub, ask, body, reason):
    server = stub(Reply(body=body))
    with pytest.raises(NoAnswer, match=reason):
        ask(server.url)
    assert len(server.requests) == 1


def test_an_endpoint_that_knows_no_schemas_is_asked_without(stub, options, question):
    server = stub(lambda request: Reply(status=400) if "response_format" in request else Reply(AGREEING))
    endpoint = Endpoint(options(server.url), threading.Event())
    for _ in range(2):
        endpoint.ask(question)
    assert ["response_format" in request for request in server.requests] == [True, False, False]


def test_a_request_refused_with_and_without_a_schema_is_refused(stub, ask):
    server = stub(Reply(status=400))
    with pytest.raises(NoAnswer, match="status 400") as error:
        ask(server.url)
    assert len(server.requests) == 2
    assert not error.value.hopeless


def test_leaving_the_run_ends_the_waiting(stub, options, question):
    server = stub(Reply(status=500))
    stopped = threading.Event()
    threading.Timer(0.2, stopped.set).start()
    begun = time.monotonic()
    with pytest.raises(NoAnswer, match="the run was left"):
        Endpoint(options(server.url, backoff=30.0), stopped).ask(question)
    assert time.monotonic() - begun < 10
