# Lading. `make` alone lists what can be made; settings are LADING_* variables (docs/operator.md).

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help up test check bench train eval fuzz soak shots format lock openapi clean runtime dev

BIN := .venv/bin
RUN := $(BIN)/python -m infra.testing.run
RESOLVE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
BENCH ?=
UPGRADE ?=
export PYTHONTZPATH :=

help:
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Use it
up: runtime ## run Lading with its demo on this machine (LADING_PORT, LADING_DATA_DIR); Ctrl-C stops it
	@exec $(BIN)/lading up

##@ Change it
test: export LADING_MAY_INSTALL := yes
test: dev ## install what is needed and run every check and every test
	@exec $(RUN)

check: dev ## format, lint, types, import contracts, catalogs
	@exec $(RUN) --only check

format: dev ## write the format that `make check` asks for
	@exec $(RUN) --only format

openapi: dev ## make the web app's API types from the program's own schema
	@exec $(RUN) --only openapi

lock: dev ## resolve the Python packages into requirements/ (UPGRADE=--upgrade for newer ones)
	$(RESOLVE) $(UPGRADE) pyproject.toml -o requirements/runtime.txt
	$(RESOLVE) $(UPGRADE) pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt

##@ Measure and show it
train: dev ## make the model of mail_ingest/understand again from invented letters (about ten minutes)
	@exec $(BIN)/python -m infra.training train

eval: dev ## score extraction on invented letters; on a mail set too when LADING_SHARED_MAIL names one
	@exec $(BIN)/python -m infra.training eval

bench: dev ## measure side by side (BENCH=api; all benches without it)
	@exec $(BIN)/python -m infra.bench $(BENCH)

fuzz: dev ## send made-up requests to every operation of the API (EXAMPLES=20 each, SEED=n)
	@LADING_FUZZ_EXAMPLES=$(or $(EXAMPLES),20) LADING_FUZZ_SEED=$(or $(SEED),20261122) \
		$(BIN)/pytest -q -n 0 tests/backend/web/test_conformance.py

soak: dev ## sync a mailbox while connections are cut and processes killed (MINUTES=10, SEED=1)
	@exec $(BIN)/python -m infra.testing.soak_mail --minutes $(or $(MINUTES),10) --seed $(or $(SEED),1)

shots: dev ## screenshots of every screen into shots/ (1440 and 390 px; zh-CN, en, ar)
	@exec $(RUN) --only shots

##@ Tidy up
clean: ## remove what was built and installed; your data in .lading/ stays
	rm -rf .venv *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache shots
	rm -rf frontend/node_modules frontend/dist frontend/test-results frontend/playwright-report

# Ends at once when .venv is what the lock says.
runtime dev:
	@python=$$(sh infra/setup/find_python.sh) && exec "$$python" infra/setup/venv.py $@
