# Each goal sets up .venv by itself from the pinned requirements, and does it once. The pins are
# complete, so pip resolves nothing (--no-deps): a release of today cannot break the set-up.
# To start over: make clean.

PYTHON ?= python3
MINUTES ?= 10
BIN := .venv/bin
STAMP := .venv/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help chat test check bench soak format audit clean requirements

help:  ## list the goals
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

chat: $(STAMP)  ## talk with the bot in this terminal
	@$(BIN)/poldergids chat

test: $(STAMP)  ## run the tests
	$(BIN)/pytest

check: $(STAMP)  ## run everything that has to pass before a change lands
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/poldergids check
	$(BIN)/pytest --cov

bench: .venv/.bench  ## measure how right, how fast and how far; fails when a bar is missed
	@failed=; for each in answers quality scale start telegram store; do \
	  echo; echo "== $$each"; $(BIN)/python -m benchmarks.$$each || failed="$$failed $$each"; \
	done; test -z "$$failed" || { echo "Bars missed in:$$failed"; exit 1; }

soak: $(STAMP)  ## see whether memory stays flat under traffic; takes MINUTES (10)
	$(BIN)/python -m benchmarks.soak $(MINUTES)

format: $(STAMP)  ## lay out the code and mend what can be mended by machine
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

audit:  ## look for known holes in the pinned requirements; needs the network
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet pip-audit
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-dev.txt

clean:  ## remove all that was made
	rm -rf .venv .venv-requirements .venv-audit .mypy_cache .pytest_cache .ruff_cache .hypothesis \
	  .import_linter_cache .coverage* build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --no-deps --require-hashes -r requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/.bench: $(STAMP) requirements-bench.txt
	$(PIP) install --no-deps --require-hashes -r requirements-bench.txt
	touch $@

# Renews the pins. The files name no index: each machine uses the one that it is set up with.
COMPILE = .venv-requirements/bin/pip-compile --quiet --generate-hashes --strip-extras \
  --allow-unsafe --upgrade --no-annotate --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host --no-emit-options

requirements:  ## renew the three files of pins
	$(PYTHON) -m venv .venv-requirements
	.venv-requirements/bin/python -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) -o requirements.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) --extra dev -c requirements.txt \
	  -o requirements-dev.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) --extra bench -c requirements.txt \
	  -o requirements-bench.txt pyproject.toml
