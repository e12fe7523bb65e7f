# Two commands matter: `make demo` and `make test`. Both do their own set-up.
PY := .venv/bin/python
UV := .venv/bin/uv
STAMP := .venv/.ready
UV_VERSION := 0.13.9

.PHONY: demo test lint types contracts fast sqlite postgres journeys requirements bench bench-full \
        words reference browser vendor clean

demo: $(STAMP)
	@.venv/bin/handrail demo

# Long rooms have processes of their own, short ones share one: to begin it costs more than they do.
test: lint types contracts browser
	@rm -rf var/proved && mkdir -p var/proved
	HANDRAIL_PROVED=$(CURDIR)/var/proved/sqlite.jsonl $(PY) tools/rooms.py sqlite
	$(PY) tools/requirements.py --check
	$(PY) tools/with_postgres.py $(PY) tools/rooms.py postgresql

lint: $(STAMP)
	.venv/bin/ruff format --check --quiet handrail tests tools bench
	.venv/bin/ruff check --quiet handrail tests tools bench

types: $(STAMP)
	$(PY) -m mypy

contracts: $(STAMP)
	.venv/bin/lint-imports --no-cache

# While you work: the database suite on SQLite, without the browser.
fast: $(STAMP)
	$(PY) -m pytest -n 2 --dist loadfile -q -m "not journey"

sqlite: $(STAMP) browser
	$(PY) -m pytest -n 2 --dist loadfile -q

postgres: $(STAMP) browser
	$(PY) tools/with_postgres.py $(PY) -m pytest -n 2 --dist loadfile -q

journeys: $(STAMP) browser
	$(PY) -m pytest -q -m journey

# Which tests prove which requirement, from their marks; `make test` looks whether they passed.
requirements: $(STAMP)
	$(PY) tools/requirements.py --write

bench: $(STAMP)
	$(PY) -m bench

bench-full: $(STAMP)
	$(PY) -m bench --full

# Take new sentences into the catalogues, and compile them.
words: $(STAMP)
	$(PY) tools/words.py

# Write the generated reference pages again.
reference: $(STAMP)
	$(PY) tools/reference.py

$(STAMP): pyproject.toml uv.lock
	@command -v python3 >/dev/null || { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv"; exit 1; }
	@test -x $(PY) || python3 -m venv .venv
	@test -x $(UV) || $(PY) -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@$(UV) sync --frozen --quiet --inexact
	@touch $(STAMP)

browser: $(STAMP)
	@$(PY) tools/browser.py

clean:
	rm -rf .venv var
