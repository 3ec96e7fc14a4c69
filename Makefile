# The verbs of ctx-map. Without make: the plain commands are in README.md and CONTRIBUTING.md.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test lint format laws bench bench-quick screenshots lock

PY := .venv/bin/python

help: ## what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## the environment in .venv, with .venv/bin/ctx-map
	@scripts/setup app

setup-dev: ## the same with everything the tests need
	@scripts/setup dev

demo: setup ## the sample town in a new store, and the app on it
	@.venv/bin/ctx-map demo

test: lint ## everything: lint, types, arrows, then all tests with a real Neo4j and a real Chromium
	@scripts/test

laws: setup-dev ## the tests that draw towns, with towns that were not drawn before
	@scripts/test -k "not browser" --hypothesis-profile new-examples $$(grep -rl "^from hypothesis" tests --include="test_*.py")

lint: setup-dev ## style, types and who may import whom
	@scripts/lint

format: setup-dev ## puts the code into its form
	@$(PY) -m ruff check --quiet --fix . && $(PY) -m ruff format --quiet .

bench: setup-dev ## the speed goals, side by side, up to ten million links
	@$(PY) tests/bench/run.py --full

bench-quick: setup-dev ## the same up to 100,000 links, which fails only where a goal is missed by more than three times
	@scripts/bench

screenshots: setup-dev ## pictures of twelve states of a meeting, in screenshots/
	@scripts/screenshots

lock: ## pins every package anew (`scripts/lock --upgrade` takes the newest)
	@scripts/lock
