# Everything here needs python3 (3.11 or newer) and make, and sets up the rest in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check picture format install clean

help:
	@echo "make demo     read a sample article, print its timeline, export it into demo/"
	@echo "make test     run the tests"
	@echo "make check    format, lint, types, tests: everything CI does"
	@echo "make format   put the code in the form that make check asks for"
	@echo "make clean    remove what the others made"

install: $(READY)

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

DEMO := demo/timeline.toml
ARTICLE := data/sources/kursk-talks.txt

demo: $(READY)
	@rm -rf demo && mkdir demo
	$(BIN)/timeline --file $(DEMO) init --title "North Korean troops and Kursk"
	$(BIN)/timeline --file $(DEMO) import $(ARTICLE) --yes --tag kursk
	@echo
	$(BIN)/timeline --file $(DEMO) show --view line
	@echo
	$(BIN)/timeline --file $(DEMO) export demo/kursk.md
	$(BIN)/timeline --file $(DEMO) export demo/kursk.ics
	@echo
	@echo "Look into demo/: timeline.toml is the timeline, kursk.md and kursk.ics are exports of it."

test: $(READY)
	$(BIN)/python -m pytest

picture: $(READY)
	$(BIN)/python docs/picture.py

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
