# Council News. `make` alone prints what there is; every target may be run twice.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev
NU := .ci/node_modules/.installed

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS=$$'\t' read -r name what; do printf '  make %-13s %s\n' "$$name" "$$what"; done

.PHONY: demo
demo: $(RUN) ## Set up, load the demo and serve it (PORT=8000, SAMPLES=0)
	@$(BIN)/python manage.py demo

.PHONY: test
test: $(DEV) $(NU) ## Set up what is missing and run everything: checks, both databases, browser
	@.ci/tools
	@.ci/lanes

.PHONY: check
check: check-python check-templates check-django ## Lint, types, imports, templates, migrations, deployment settings

.PHONY: check-python
check-python: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy council_news releases inspections
	@$(BIN)/lint-imports --no-cache --no-logo

.PHONY: check-templates
check-templates: $(DEV)
	@$(BIN)/djlint --lint --quiet templates

.PHONY: check-django
check-django: $(DEV)
	@DJANGO_SETTINGS_MODULE=council_news.settings.test $(BIN)/python manage.py makemigrations --check
	@.ci/production manage.py check --deploy --fail-level WARNING

.PHONY: test-unit
test-unit: $(DEV) ## Unit tests and house rules on SQLite (quick)
	@$(BIN)/pytest tests --ignore=tests/browser --ignore=tests/servers

.PHONY: test-postgres
test-postgres: $(DEV) ## Every test that asks a database, on a private, throw-away PostgreSQL server
	@.ci/with-postgres $(BIN)/pytest tests --database-only --ignore=tests/browser --ignore=tests/servers --ignore=tests/house

.PHONY: test-desk
test-desk: $(DEV) $(NU) ## What press officers do, in a browser
	@$(BIN)/pytest tests/browser/desk

.PHONY: test-public
test-public: $(DEV) $(NU) ## What readers meet, in a browser, feed readers and the Nu HTML checker
	@$(BIN)/pytest tests/browser/public

.PHONY: test-servers
test-servers: $(DEV) $(NU) ## nginx beside our server, two machines beside each other, failures, Lighthouse
	@$(BIN)/pytest tests/servers

.PHONY: format
format: $(DEV) ## Format and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: screenshots
screenshots: $(DEV) ## Write the pages and admin screens at three widths into docs/screenshots
	@.ci/tools chromium
	@$(BIN)/python .ci/screenshots.py

.PHONY: bench
bench: $(DEV) $(NU) ## Every figure beside its yardstick, in a table and as JSON (half an hour)
	@.ci/tools nginx wrk postgresql chromium
	@$(BIN)/python -m benchmarks

.PHONY: lock
lock: $(DEV) ## Write the hash-locked requirement files again from pyproject.toml
	@$(BIN)/uv pip compile -q --universal --generate-hashes pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes pyproject.toml --group dev -o requirements-dev.txt

.PHONY: clean
clean: ## Remove the environment, the tools and the caches (the demo's data in var/ stays)
	@rm -rf .venv .ci/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Stamps: a file is newer than what it was made from, so the second run starts at once.
$(RUN): requirements.txt
	@.ci/venv requirements.txt && touch $@

$(DEV): requirements-dev.txt
	@.ci/venv requirements-dev.txt && touch $@ $(RUN)

$(NU): .ci/package-lock.json | $(DEV)
	@cd .ci && ../$(BIN)/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.installed
