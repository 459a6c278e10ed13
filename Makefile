# make run: the dashboard. make test: every test. Both need only Python 3.11+ and set up .venv themselves.

PORT ?= 8501
DATA ?= data
# Each data folder has its own states: training data never replaces the real.
VAR ?= $(if $(filter data data/,$(DATA)),var,var/$(subst /,_,$(patsubst %/,%,$(DATA))))
PYTHON ?= python3

# Tests run in two processes more than there are processors: some wait for a browser, some for a task of a page.
WORKERS := $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 2)')

# What a process compiles of our Python is kept for the next one, also where the environment asks otherwise.
COMPILED = env -u PYTHONDONTWRITEBYTECODE $(BIN)/python
PYTEST = $(COMPILED) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet

.DEFAULT_GOAL := help
.PHONY: help setup run test test-quick bench bench-quick check format lock clean

help:  ## Show what you can make
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: .venv/.runtime  ## Make .venv with what the dashboard needs

run: setup  ## Build the database and serve the dashboard (PORT=8501 DATA=data)
	@# A refused build does not stop the dashboard: the last good state keeps serving.
	@$(BIN)/programmamonitor build --data $(DATA) --var $(VAR) || test -f $(VAR)/ACTUEEL
	@$(BIN)/programmamonitor dashboard --port $(PORT) --data $(DATA) --var $(VAR)

test: .venv/.dev  ## Run every test, in a real browser and on Spark too
	@tests/install_tools.sh
	@$(PYTEST)

test-quick: .venv/.dev  ## Run the tests that need no browser
	@$(PYTEST) -m "not browser"

bench: .venv/.dev benchmarks/peers/.venv/.ready  ## Measure what we claim about speed (over an hour)
	@tests/install_tools.sh
	@$(BIN)/python -m benchmarks

bench-quick: .venv/.dev benchmarks/peers/.venv/.ready  ## The same in brief, to see that it works
	@tests/install_tools.sh
	@$(BIN)/python -m benchmarks --quick

check: .venv/.dev  ## Check format, lint and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: .venv/.dev  ## Format the code and sort the imports
	@$(BIN)/ruff check --fix --select I .
	@$(BIN)/ruff format .

lock: .venv/bin/python  ## Lock the newest versions that pyproject.toml allows
	@$(INSTALL) uv==0.13.9
	@$(COMPILE) pyproject.toml --extra build --output-file requirements.txt
	@$(COMPILE) pyproject.toml --extra build --extra dev --constraints requirements.txt --output-file requirements-dev.txt
	@$(COMPILE) benchmarks/peers/requirements.in --constraints requirements.txt \
		--output-file benchmarks/peers/requirements.txt

clean:  ## Remove .venv, the built database and caches
	@rm -rf .venv benchmarks/peers/.venv var .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info

.venv/.runtime: requirements.txt pyproject.toml | .venv/bin/python
	@echo "De Programmamonitor wordt geïnstalleerd in .venv (de eerste keer duurt dit enkele minuten)."
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.txt pyproject.toml | .venv/bin/python
	@echo "De Programmamonitor en de testhulpmiddelen worden geïnstalleerd in .venv."
	@# Compiling everything is a third of the installation, and tests use a part. That is compiled once, and not by all
	@# their processes at the same time; what cannot be collected is for the tests themselves to tell.
	@$(INSTALL) --no-compile --require-hashes -r requirements-dev.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@$(COMPILED) -m pytest --collect-only -qq > /dev/null 2>&1 || true
	@touch $@

# What we compare with has an environment of its own, never that of the dashboard.
benchmarks/peers/.venv/.ready: benchmarks/peers/requirements.txt
	@$(PYTHON) -m venv benchmarks/peers/.venv
	@benchmarks/peers/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Nodig is Python 3.11 of nieuwer. Wijs die zo aan: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "In deze Python ontbreekt 'venv'. Installeer die eerst, op Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
