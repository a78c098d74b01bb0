"""Named entities from tag probabilities."""

import numpy as np
import pytest

from dragoman.language.entities import decode_bio

TAGS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("", []),
        ("O O", []),
        ("B-PERSON", [(0, 1, "PERSON")]),
        ("O B-PERSON I-PERSON O", [(1, 3, "PERSON")]),
        ("B-PERSON B-PERSON", [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        ("B-ORG B-PERSON I-PERSON", [(0, 1, "ORG"), (1, 3, "PERSON")]),
        ("O I-ORG I-ORG", [(1, 3, "ORG")]),
        ("B-ORG O I-ORG", [(0, 1, "ORG"), (2, 3, "ORG")]),
        ("B-PERSON I-ORG I-PERSON", [(0, 3, "PERSON")]),
    ],
    ids=[
        "no words", "no names", "one word", "two words", "two names side by side", "two labels side by side", "a name without a beginning",
        "a gap parts names", "the first word tells the label",
    ],
)  # fmt: skip
def test_the_best_tag_of_each_word_makes_spans(tags, spans):
    probabilities = np.full((len(tags.split()), len(TAGS)), 0.1, np.float32)
    for word, tag in enumerate(tags.split()):
        probabilities[word, TAGS.index(tag)] = 0.6
    assert decode_bio(probabilities, TAGS) == spans
