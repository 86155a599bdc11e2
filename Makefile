# Needs Python 3.11 or later and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
BENCH := $(VENV)/.ready-bench

.PHONY: run test soak check lint types imports coverage format bench clean

run: $(READY)  ## follow the dispute of monitor.toml: one pass, then the digest
	@$(BIN)/monitor run

test: $(DEV)  ## run the tests
	@$(BIN)/python -m pytest -q

soak: $(DEV)  ## run the tests of reliability in their long form (minutes)
	@$(BIN)/python -m pytest -q --soak tests/reliability $(if $(CORPORA),--corpora $(CORPORA))

check: lint types imports coverage  ## every gate, as CI runs them

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

imports: $(DEV)
	$(BIN)/lint-imports

coverage: $(DEV)
	$(BIN)/python -m pytest -q --cov --cov-report=term

format: $(DEV)  ## put the code into its settled form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(BENCH)  ## print what the monitor costs, with the bound of each figure (minutes)
	@$(BIN)/python -m benchmarks $(FIGURES)

clean:  ## remove what make installed; state/ is left alone
	rm -rf $(VENV) dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "claim-monitor needs Python 3.11 or later; say 'make PYTHON=/path/to/python3'" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (once; takes a minute) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

$(BENCH): $(DEV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	@touch $@
