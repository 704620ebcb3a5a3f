# Every target brings .venv up to date by itself; a fresh machine needs only python3 >= 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin
ROOMS := bot handlers jobs delivery reports services charts locales storage sales sandbox
READY := .venv/.ready

.PHONY: install demo run test lint format check bench pictures clean

install: $(READY)

$(READY): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Salesbeat needs Python 3.11 or newer: make install PYTHON=python3.11"; exit 2; }
	@$(PYTHON) -m venv .venv \
	  || { echo "This Python cannot make a virtual environment (on Debian: apt-get install python3-venv)"; exit 2; }
	@echo "Installing what requirements-dev.lock names into .venv"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv \
	  && UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=1 VIRTUAL_ENV=.venv $(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes $< \
	  || { echo "uv could not, so pip does it"; $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<; }
	@touch $(READY)

demo: install
	@$(BIN)/python -m bot demo

run: install
	@$(BIN)/python -m bot

test: install
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: install
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(ROOMS) tests
	@$(BIN)/lint-imports

format: install
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

check: lint test

bench: install
	@$(BIN)/python -m tests.bench

pictures: install
	@$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
