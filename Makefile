# Every target sets up what it needs in .venv, once; a changed pyproject.toml makes it stale.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help demo test check evaluate accuracy errors bench pages docs model clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 18

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dragoman needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv (once, a minute or two) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

demo: $(READY)  ## code the example articles and show events, claims, incidents, tone and a brief
	@$(BIN)/python -m tools.demo

test: $(READY)  ## the test suite
	@$(BIN)/python -m pytest

check: $(READY)  ## ruff, mypy --strict, import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

evaluate: $(READY)  ## scores on ../shared/evals/dev against the committed floors
	@$(BIN)/python -m tools.floors $(SHARED)/evals

accuracy: $(READY)  ## write anew the tables of docs/accuracy.md that break the scores down
	@$(BIN)/python -m tools.accuracy $(SHARED)/evals/dev

errors: $(READY)  ## what is still wrong on ../shared/evals/dev, by cause; OPTIONS="--only events --show 10"
	@$(BIN)/python -m tools.errors $(SHARED)/evals/dev $(OPTIONS)

bench: $(READY)  ## speed and memory
	@$(BIN)/python -m tools.bench $(SHARED)/corpora/newswire/voa.jsonl

pages: $(READY)  ## write anew what the docs and README generate: scores, commands, tables, the picture
	@$(BIN)/python -m tools.pages && $(BIN)/python -m tools.picture

docs: $(READY)  ## the documentation as a site in site/
	@$(BIN)/mkdocs build --strict --quiet

model: $(READY)  ## retrain the language model from ../shared (about three hours on two cores)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,training]'
	@$(BIN)/python -m training.build --shared $(SHARED)

clean:  ## remove .venv and caches
	@rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis
