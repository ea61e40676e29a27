# make report   environment, install, and the report on data/sample (or INPUT=…)
# make test     environment, install, and all tests
# make lab      JupyterLab on the notebooks

PYTHON ?= python3
INPUT  ?= data/sample
OUTPUT ?=
BIN    := .venv/bin
READY  := .venv/.ready

.PHONY: report test lint lab check accuracy benchmark clean help

report: $(READY)
	@$(BIN)/verbatim report "$(INPUT)" $(if $(OUTPUT),-o "$(OUTPUT)")

check: $(READY)
	@$(BIN)/verbatim check "$(INPUT)"

# From the project's folder, so that data/raw is at hand; the settings leave out the news.
lab: $(READY)
	@$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.app_settings_dir=notebooks/.lab notebooks/00-start-here.ipynb

test: .venv/.tested
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/.tested
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

accuracy: .venv/.tested
	@$(BIN)/python benchmarks/accuracy.py

benchmark: .venv/.benchmarked
	@$(BIN)/python benchmarks/reports.py
	@$(BIN)/python benchmarks/reading.py
	@$(BIN)/python benchmarks/pages.py
	@$(BIN)/python benchmarks/coverage.py
	@$(BIN)/python benchmarks/coverage_of_differences.py
	@$(BIN)/python benchmarks/speed.py

clean:
	rm -rf .venv reports

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# pip keeps to the versions of constraints.txt: the same ones on every machine.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Verbatim needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing (once; takes a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/.tested: $(READY)
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[test]"
	@touch $@

.venv/.benchmarked: .venv/.tested
	@echo "Installing what the package is compared with"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[benchmark]"
	@touch $@
