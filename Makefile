# Lading. `make` lists the targets; each has its line of explanation behind `##`.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help up test check bench shots format lock openapi clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
export PYTHONTZPATH :=

help: ## List the targets
	@awk -F ':.*## ' '/^## /{print "\n" substr($$0, 4)} /^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

## Run

up: $(VENV)/.runtime ## Run Lading with its demo on this machine (LADING_PORT, LADING_DATA_DIR); Ctrl-C stops it
	@exec $(BIN)/lading up

## Check

test: $(VENV)/.dev ## Install what is needed and run every check and every test
	@$(BIN)/python -m infra.testing.run

check: $(VENV)/.dev ## Format, lint, types, import contracts, catalogs
	@$(BIN)/python -m infra.testing.run --only check

bench: $(VENV)/.dev ## Measure side by side (BENCH=api)
	@$(BIN)/python -m infra.bench $(BENCH)

shots: $(VENV)/.dev ## Screenshots of every screen into shots/ (1440 and 390 px; zh-CN, en, ar)
	@$(BIN)/python -m infra.testing.run --only shots

## Change

format: $(VENV)/.dev ## Format everything
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format --quiet .
	@cd frontend && npm run --silent format

lock: $(VENV)/.dev ## Resolve the Python dependencies anew, with hashes
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--upgrade pyproject.toml -o requirements/runtime.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--upgrade pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt

openapi: $(VENV)/.dev ## Make the web app's API types from the program's own schema
	@cd frontend && npm run --silent api:generate

clean: ## Remove what was built and installed (not .lading/, which holds your data)
	rm -rf $(VENV) frontend/node_modules frontend/dist shots

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Lading needs Python 3.11 or newer with venv. On Debian: apt-get install python3 python3-venv"; exit 1; fi
	@echo "Creating $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked packages …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing the locked packages of checks and tests …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
