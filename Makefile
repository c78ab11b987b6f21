# `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test lint format messages fonts shots contact-sheet bench-posters bench-mapping clean

help:
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/run ## serve the site on 127.0.0.1:8000 (PORT changes it)
	@$(BIN)/python manage.py serve

test: $(VENV)/test ## run the whole suite on a PostgreSQL of its own
	@$(BIN)/python -m pytest

lint: $(VENV)/test ## what CI checks besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates

format: $(VENV)/test ## set Python in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/run ## bring locale/ in line with the source
	$(BIN)/python manage.py update_messages

fonts: $(VENV)/test ## make static/fonts from the Noto wheels again
	$(BIN)/python -m ict4sdg.subset_fonts

shots: $(VENV)/test ## pictures of the main pages in ar, zh and en, in shots/
	$(BIN)/python -m tests.shots

contact-sheet: $(VENV)/test ## all posters side by side, to be looked at, in contact-sheet/
	$(BIN)/python -m tests.posters.contact_sheet

bench-posters: $(VENV)/test ## how fast posters are set, beside WeasyPrint
	$(BIN)/python -m tests.posters.benchmark

bench-mapping: $(VENV)/test ## time the explorer at 100, 1,000 and 10,000 activities
	@$(BIN)/python -m tests.bench_mapping

clean: ## remove what was made, the demo's data too
	rm -rf $(VENV) var shots contact-sheet

$(VENV)/run: requirements.txt
	@echo "Installing what runs the site …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test: requirements.txt requirements-dev.txt
	@echo "Installing what runs and tests the site …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(VENV)/run $@
