# Two commands set everything up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types gate bench screenshots check clean

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("marsad needs Python 3.11 or newer; run: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/marsad code samples/articles.jsonl
	$(BIN)/marsad ingest samples/articles.jsonl --store demo-store
	@echo "To look at them in a browser: $(BIN)/marsad serve --store demo-store"

test: $(STAMP)
	$(BIN)/python -m tools.browser
	$(BIN)/python -m pytest
	$(BIN)/python -m bench.gate

lint: $(STAMP)
	$(BIN)/ruff check src tests bench tools
	$(BIN)/ruff format --check src tests bench tools

types: $(STAMP)
	$(BIN)/mypy

gate: $(STAMP)
	$(BIN)/python -m bench.gate

check: $(STAMP)
	$(BIN)/marsad check

bench: $(STAMP)
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.ledger
	$(BIN)/python -m bench.web
	$(BIN)/python -m bench.duplicates
	$(BIN)/python -m bench.bulk
	$(BIN)/python -m bench.ray_cluster

screenshots: $(STAMP)
	$(BIN)/python -m tools.screenshots

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
