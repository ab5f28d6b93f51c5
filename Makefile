# What CI runs, on the environment at hand (see README for making one).
PYTHON ?= .venv/bin/python

.PHONY: check generated format lint types contracts data test
check: lint contracts types data test
format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .
lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
contracts:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
types:
	$(PYTHON) -m mypy
data:
	$(PYTHON) main.py check
test:
	$(PYTHON) -m pytest
# After a change of rules files or formats: the committed files that are made from them.
generated:
	$(PYTHON) -m tools.tables
	$(PYTHON) main.py schema
	$(PYTHON) -m tools.formatdoc
golden:  # after a rule changed on purpose; say why in CHANGELOG.md
	$(PYTHON) -m tests.golden.record
