# Everything a fresh machine needs: Python 3.11 or newer with venv, make, and a package index.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

DATA ?= ../shared/quality
JOBS ?= 2
DOCS ?= docs/benchmarks.md
MINUTES ?= 5

.PHONY: demo test check format quality bench reliability fuzz screenshots clean

demo: .venv/installed          ## the program on the sample feeds, with the clock set to their day
	@$(BIN)/briefing --demo

test: .venv/installed-dev      ## the tests, two at a time; JOBS=number
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

check: .venv/installed-dev     ## format, lint, types, contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: .venv/installed-dev       ## how well stories, events and briefings come out; DATA=folder of labelled news, SETS="copies basil"
	$(BIN)/python -m benchmarks.quality "$(DATA)" $(SETS)

bench: .venv/installed-dev    ## how fast it is, written to docs/benchmarks.md; SETS="refresh commands growth tui", DOCS= writes nothing
	$(BIN)/python -m benchmarks --feeds "$(FEEDS)" --counts "$(COUNTS)" --tui-count "$(COUNT)" --rounds "$(ROUNDS)" \
	    --command-rounds "$(ROUNDS)" \
	    --peers "$(PEERS)" --json build/bench.json --docs "$(DOCS)" $(SETS)

reliability: .venv/installed-dev    ## what kills and many refreshes do, written to docs/benchmarks.md; KILLS= and SOAK= say how many
	$(BIN)/python -m benchmarks --kills "$(KILLS)" --soak "$(SOAK)" --json build/reliability.json --docs "$(DOCS)" reliability

fuzz: .venv/installed-dev     ## generated feeds, HTML, dates and files, none of which may break a promise; MINUTES=number, TARGETS="html dates"
	$(BIN)/python -m benchmarks.fuzz --minutes "$(MINUTES)" $(TARGETS)

screenshots: .venv/installed-dev   ## the pictures of the README, from the demo
	$(BIN)/python docs/screenshots.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefing needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	@echo "installing into .venv (once)" >&2
	@$(INSTALL) --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@$(INSTALL) --editable '.[dev]'
	@touch $@
