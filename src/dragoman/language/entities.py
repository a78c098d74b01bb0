"""Named entities from the probabilities of BIO tags."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def decode_bio(probabilities: NDArray[np.float32], tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans (first word, word after the last, label) of the best tag of each word.

    A span takes the label of its first word: a following inside tag of another label goes on with it, since
    the model is surer of where a name ends than of what kind it is halfway.
    """
    spans: list[tuple[int, int, str]] = []
    for i, best in enumerate(probabilities.argmax(1)):
        tag = tags[best]
        if tag == "O":
            continue
        if tag[0] == "I" and spans and spans[-1][1] == i:
            spans[-1] = (spans[-1][0], i + 1, spans[-1][2])
        else:
            spans.append((i, i + 1, tag[2:]))
    return spans
