"""What loads slowly, once for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

    from dragoman import Coder

# A busy machine must not fail a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


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
