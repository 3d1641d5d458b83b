# From a clone to the site: make site. All that is promised: make test.

PYTHON ?= python3
PORT ?= 8000
# Where the site is published, and the project's page on GitHub; both may be unknown.
ADDRESS ?=
REPOSITORY ?=
# A folder with archives of earlier editions, as sitegen pack writes them; may be none.
PAST ?=
# Of what make bench makes: how many sheets a site has, and how often all is measured.
SHEETS ?= 1 10 100
ROUNDS ?= 5
PEERS ?=
UV ?= uv
# make lock UPGRADE=--upgrade renews every version; without it only what must change.
UPGRADE ?=

NODE_MODULES := tests/browser/node_modules/.package-lock.json
# Wheels only: nothing is compiled, nothing foreign is run while installing. The locks
# are whole, so pip resolves nothing; older ones stumble over "coverage[toml]" when a
# newer release than the locked one is out. Who waits at a terminal sees its progress.
INSTALL := .venv/bin/python -m pip install --disable-pip-version-check \
	$(if $(MAKE_TERMOUT),,--quiet) \
	--require-hashes --only-binary :all: --no-deps
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 $(UPGRADE) \
	--generate-hashes --annotation-style line \
	--custom-compile-command "make lock" pyproject.toml

# On every core and one more, a file at a time, in the order that tests/conftest.py gives.
PYTEST := .venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

export PYTHON
# What is compiled is kept: the tests start hundreds of Pythons.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: site
site: .venv/linked  ## build the site into site/; any warning fails
	.venv/bin/sitegen build --strict $(if $(ADDRESS),--address "$(ADDRESS)") \
		$(if $(REPOSITORY),--repository "$(REPOSITORY)") \
		$(if $(PAST),--past "$(PAST)")

.PHONY: edition
edition: .venv/linked  ## pack this edition into edition/, as it is to be released
	.venv/bin/sitegen pack edition --strict $(if $(ADDRESS),--address "$(ADDRESS)") \
		$(if $(REPOSITORY),--repository "$(REPOSITORY)")

.PHONY: serve
serve: .venv/linked  ## show the site on PORT (8000) as you edit it
	.venv/bin/sitegen serve --port $(PORT)

.PHONY: test
test: tools .venv/test-ready  ## lint, types and tests, the pages in a browser too
	@$(MAKE) --no-print-directory --jobs=2 ready
	$(PYTEST)

# Each takes one core for a while.
.PHONY: ready
ready: lint $(NODE_MODULES)

.PHONY: quick
quick: lint  ## the same without the browser, and without what is thorough
	$(PYTEST) --ignore tests/browser -m "not thorough" --hypothesis-profile quick

.PHONY: browser
browser: tools .venv/test-ready $(NODE_MODULES)  ## only the pages in a browser
	$(PYTEST) tests/browser

.PHONY: publish-check
publish-check: .venv/test-ready  ## rehearse each way of publishing: folder, user, domain
	.venv/bin/python -m pytest tests/test_publishing.py

.PHONY: lighthouse
lighthouse: tools site $(NODE_MODULES)  ## Lighthouse's scores on a phone, and sizes
	node tests/browser/lighthouse.mjs

.PHONY: mutate
mutate: .venv/test-ready  ## change each figure of the three sheets a little; see what is refused
	.venv/bin/python tests/mutate.py
	for sheet in tests/sites/merisia tests/sites/qinghe; do echo "$$sheet"; \
		.venv/bin/python tests/mutate.py --root $$sheet --texts $$sheet/texts; done

.PHONY: bench
bench: .venv/test-ready  ## what builds and previews cost; PEERS=1 measures others, too
	.venv/bin/python -m tests.bench --sheets $(SHEETS) --rounds $(ROUNDS) \
		$(if $(PEERS),--peers)
	.venv/bin/python -m tests.bench.large

.PHONY: catalogue
catalogue: .venv/test-ready  ## list what the tool says to readers, for translators (gettext)
	@.venv/bin/python -m tests.messages

.PHONY: soak
soak: .venv/test-ready  ## deaths, full disks, hostile input and edits, for hours
	.venv/bin/python -m tests.soak.machines
	.venv/bin/python -m tests.soak.inputs
	.venv/bin/python -m tests.soak.edits

.PHONY: coverage
coverage: tools .venv/test-ready $(NODE_MODULES)  ## the branches that no test takes
	.venv/bin/python -m pytest --cov

.PHONY: lint
lint: .venv/test-ready  ## style and types
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/python -m mypy
	.venv/bin/zizmor --offline --quiet --pedantic .github

.PHONY: format
format: .venv/test-ready  ## repair what a machine can repair
	.venv/bin/ruff check --fix-only
	.venv/bin/ruff format

# The tests' lock follows the site's, so that both hold one version of a package.
.PHONY: lock
lock:  ## pin the requirements, with hashes; needs uv
	@command -v $(UV) >/dev/null || { echo "uv is missing: pipx install uv" >&2; exit 1; }
	$(COMPILE) --output-file .requirements/site.txt
	$(COMPILE) --group test --constraint .requirements/site.txt \
		--output-file .requirements/test.txt
	cd tests/browser && npm install --package-lock-only

.PHONY: clean
clean:  ## remove all that was made, the site too
	rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf tests/browser/node_modules
	find sitegen tests -name __pycache__ -prune -exec rm -rf {} +
	find site -mindepth 1 ! -path site/.gitignore -delete

# A test that cannot run fails: a promise that nobody checks is none.
.PHONY: tools
tools:
	@missing=$$(.ci/missing | xargs); test -z "$$missing" || { \
		echo "The tests need more of this machine. On Debian:" >&2; \
		echo "    sudo apt-get install $$missing" >&2; \
		exit 1; }

# A stamp is a copy of what was installed: a copied folder has other times.
.venv/site-ready: .requirements/site.txt
	@cmp --silent $< $@ || $(MAKE) --no-print-directory environment
	@cp $< $@

# Started afresh, so that nothing outlives its removal from the lock.
.PHONY: environment
environment:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "$(PYTHON) is not Python 3.11 or later." >&2; \
		echo "Name one that is: make PYTHON=python3.12 site" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments. On Debian:" >&2; \
		echo "    sudo apt-get install python3-venv" >&2; \
		exit 1; }
	@echo "Setting up .venv: what is needed is fetched, once; that takes a while." >&2
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) --requirement .requirements/site.txt

# The folder may be moved or copied, with all that was set up in it: nothing holds its
# name, and programs are run as modules, since a script's first line would.
.venv/linked: .ci/link .venv/site-ready
	@.venv/bin/python .ci/link
	@touch $@

.venv/test-ready: .requirements/test.txt .venv/linked
	@cmp --silent $< $@ || $(INSTALL) --requirement $<
	@cp $< $@

$(NODE_MODULES): tests/browser/package-lock.json
	cd tests/browser && npm ci
	@touch $@
