"""The embedded model: what it gives has the promised shape, and depends on the sentence alone."""

import json
from pathlib import Path

import numpy as np
import pytest

from dragoman.language.component import shared_model
from dragoman.language.model import CUE_ROLES, FOLDER, ROLES, SCORES, Analysis, LanguageModel, join
from dragoman.records import STANCES, STATUSES, ModelError

WORDS = "Police said gunmen had killed two guards in Quetta .".split()
PROBABILITIES = ("entity", "re3d", "trigger", "mode", "status", "cue")


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return shared_model()


@pytest.fixture(scope="module")
def analysis(model) -> Analysis:
    (analysis,) = model.analyse([WORDS])
    return analysis


def same(a: Analysis, b: Analysis) -> bool:
    """Whether two analyses agree to the last bit."""
    lists = all(getattr(a, name) == getattr(b, name) for name in ("upos", "xpos", "feats", "lemma_scripts", "deps"))
    return lists and all(np.array_equal(getattr(a, name), getattr(b, name)) for name in ("heads", *SCORES))


def test_every_list_has_an_item_a_word(analysis):
    sizes = {name: len(getattr(analysis, name)) for name in ("upos", "xpos", "feats", "lemma_scripts", "heads", "deps", *SCORES)}
    assert set(sizes.values()) == {len(WORDS)}


@pytest.mark.parametrize("name", PROBABILITIES)
def test_probabilities_sum_to_one(analysis, model, name):
    scores = getattr(analysis, name)
    assert scores.shape == (len(WORDS), len(model.labels[name]))
    assert scores.min() >= 0
    assert scores.sum(1) == pytest.approx(1, abs=1e-4)


def test_history_is_a_probability_and_factuality_goes_from_minus_three_to_three(analysis):
    assert analysis.history.shape == analysis.fact.shape == (len(WORDS),)
    assert ((analysis.history >= 0) & (analysis.history <= 1)).all()
    assert (np.abs(analysis.fact) <= 3).all()


def test_the_root_alone_is_labelled_root(analysis):
    assert [dep == "root" for dep in analysis.deps] == [head == i for i, head in enumerate(analysis.heads)]
    assert analysis.deps.count("root") == 1


def test_a_plain_sentence_is_read_as_a_reader_does(analysis):
    assert (analysis.upos[0], analysis.upos[4], analysis.upos[8]) == ("NOUN", "VERB", "PROPN")
    assert WORDS[analysis.heads[6]] == "killed"


def test_labels_are_those_of_the_records(model):
    assert set(model.labels["status"]) == set(STATUSES)
    assert {tag[2:] for tag in model.labels["cue"] if tag != "O"} == set(STANCES)


def test_a_sentence_is_read_alike_in_any_company(model, analysis):
    before, again, _ = model.analyse([["Talks", "failed", "."], WORDS, WORDS * 3])
    assert same(again, analysis)
    assert not same(before, analysis)


@pytest.mark.parametrize("triggers", [[], [4], [4, 1, 4]])
def test_roles_of_each_trigger_are_probabilities(model, analysis, triggers):
    roles = model.roles(analysis, triggers, ["ASSAULT"] * len(triggers))
    assert roles.shape == (len(triggers), len(WORDS), 1 + 2 * len(ROLES))
    assert roles.sum(-1) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("cues", [[], [1]])
def test_roles_of_each_cue_are_probabilities(model, analysis, cues):
    roles = model.cue_roles(analysis, cues, ["affirm"] * len(cues))
    assert roles.shape == (len(cues), len(WORDS), 1 + 2 * len(CUE_ROLES))
    assert roles.sum(-1) == pytest.approx(1, abs=1e-4)


def test_roles_of_a_trigger_do_not_depend_on_other_triggers(model, analysis):
    alone, together = model.roles(analysis, [4], ["ASSAULT"]), model.roles(analysis, [1, 4], ["ACCUSE", "ASSAULT"])
    assert alone[0] == pytest.approx(together[1], abs=1e-6)


def test_a_sentence_of_one_word_is_its_root(model):
    (analysis,) = model.analyse([["Attack"]])
    assert (analysis.heads.tolist(), analysis.deps) == ([0], ["root"])


@pytest.mark.parametrize("words", [WORDS * 8, ["killed"] * 63, ["zqx7-vkj" * 9] * 10], ids=["news", "one word", "debris"])
def test_a_long_sentence_is_read_in_parts_and_has_one_root(model, words, monkeypatch):
    monkeypatch.setattr("dragoman.language.model.MAX_PIECES", 60)
    assert len(model._parts(words)) > 1
    (analysis,) = model.analyse([words])
    assert {len(getattr(analysis, name)) for name in ("upos", "deps", *SCORES)} == {len(words)}
    assert [i for i, head in enumerate(analysis.heads) if i == head] == [analysis.deps.index("root")]
    reached = np.arange(len(words))
    for _ in words:
        reached = analysis.heads[reached]
    assert set(reached) == {analysis.deps.index("root")}


def part(heads: list[int]) -> Analysis:
    """An analysis of so many words, all else alike."""
    n = len(heads)
    scores = {name: np.arange(n, dtype=np.float32) for name in SCORES}
    deps = ["root" if head == i else "obj" for i, head in enumerate(heads)]
    return Analysis(["NOUN"] * n, ["NN"] * n, ["_"] * n, ["l|0|"] * n, np.array(heads), deps, **scores)


def test_the_roots_of_later_parts_hang_on_the_first():
    joined = join([part([1, 1]), part([0, 0, 1]), part([0])])
    assert joined.heads.tolist() == [1, 1, 1, 2, 3, 1]
    assert joined.deps == ["obj", "root", "parataxis", "obj", "obj", "parataxis"]
    assert joined.trigger.tolist() == [0, 1, 0, 1, 2, 0]


def test_the_version_is_of_the_weights(model):
    assert len(model.version) == 12
    assert model.version == LanguageModel().version


@pytest.mark.parametrize("damage", ["missing", "no labels", "labels are no JSON", "weights are no network"])
def test_a_model_that_cannot_be_read_is_named_with_what_to_do(tmp_path, damage):
    for path in FOLDER.iterdir():
        if damage != "missing":
            (tmp_path / path.name).symlink_to(path)
    spoilt = {
        "no labels": ("labels.json", "{}"),
        "labels are no JSON": ("labels.json", "{"),
        "weights are no network": ("encoder.onnx", "?"),
    }
    if damage in spoilt:
        name, text = spoilt[damage]
        (tmp_path / name).unlink()
        (tmp_path / name).write_text(text)
    with pytest.raises(ModelError, match=f"{tmp_path}.*reinstall dragoman"):
        LanguageModel(tmp_path)


def test_the_labels_are_plain_lists():
    labels = json.loads(Path(FOLDER / "labels.json").read_text(encoding="utf-8"))
    assert all(isinstance(name, str) for names in labels.values() for name in names)


def test_a_dyad_has_a_probability_for_each_type(model):
    likely = model.dyad(WORDS, [2], [6])
    assert likely.shape == (len(model.labels["dyad"]),)
    assert likely.sum() == pytest.approx(1, abs=1e-5)
    assert model.labels["dyad"][int(likely.argmax())] == "ASSAULT"


def test_what_is_between_two_depends_on_which_two(model):
    words = "Paris thanked Rabat and condemned Tripoli .".split()
    kinds = [model.labels["dyad"][int(model.dyad(words, [0], [target]).argmax())] for target in (2, 5)]
    assert kinds == ["SUPPORT", "ACCUSE"]


def test_a_dyad_in_a_sentence_too_long_for_the_encoder_is_judged_by_its_first_part(model):
    long = WORDS[:-1] + ["and", "fled"] * 400
    assert model.dyad(long, [2], [6]).sum() == pytest.approx(1, abs=1e-5)
    assert model.dyad(long, [2], [len(long) - 1]).sum() == pytest.approx(1, abs=1e-5)
