# Two commands set everything up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILED := $(VENV)/compiled

.PHONY: demo test lint types gate bench compiled screenshots check clean

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("marsad needs Python 3.11 or newer; run: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'followthemoney>=4.11' >/dev/null 2>&1 || echo "followthemoney is missing (pyicu needs libicu-dev and pkg-config): the files of FollowTheMoney are written, but not checked"
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
	$(BIN)/ruff check src tests bench tools hatch_build.py
	$(BIN)/ruff format --check src tests bench tools hatch_build.py

types: $(STAMP)
	$(BIN)/mypy

gate: $(STAMP)
	$(BIN)/python -m bench.gate

check: $(STAMP)
	$(BIN)/marsad check

# The same marsad with its readers compiled, in a folder of its own: the editable one stays as it is.
$(COMPILED)/.built: $(STAMP) hatch_build.py $(shell find src -type f -not -name '*.pyc')
	rm -rf $(COMPILED)
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(COMPILED) .
	touch $@

compiled: $(COMPILED)/.built

bench: $(COMPILED)/.built
	$(BIN)/python -m bench.same
	PYTHONPATH=$(COMPILED) $(BIN)/python -m bench.speed
	-$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.ledger
	$(BIN)/python -m bench.web
	$(BIN)/python -m bench.duplicates
	$(BIN)/python -m bench.bulk
	$(BIN)/python -m bench.ray_cluster

screenshots: $(STAMP)
	$(BIN)/python -m tools.screenshots

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
