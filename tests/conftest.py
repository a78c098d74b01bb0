"""What loads slowly, once for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

if TYPE_CHECKING:
    from spacy.language import Language

    from dragoman import Coder


@pytest.fixture(scope="session")
def nlp() -> Language:
    """A pipeline that holds the component alone."""
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman")
    return nlp


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder that users load."""
    from dragoman.coding.coder import load

    return load()
