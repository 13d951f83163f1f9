# The only entrance. `make help` tells what there is; `make serve` and `make test` do everything on a fresh Debian 12 with Swift.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve build test test-clients test-browser screenshots bench bench-quick lint format clean packages test-packages bench-packages

# What Debian must have: to build and run, and for the tests (real clients: GDAL, curl).
BUILD_PACKAGES := libspatialite-dev libproj-dev libsqlite3-dev libisal-dev zlib1g-dev proj-data libjs-leaflet
TEST_PACKAGES := $(BUILD_PACKAGES) gdal-bin curl python3-venv time chromium tidy libzbar0
BENCH_PACKAGES := $(BUILD_PACKAGES) gdal-bin curl nginx-light wrk valgrind

# The toolchain, also when it is not on the path.
SWIFT := $(or $(shell command -v swift),$(wildcard /opt/swift/usr/bin/swift /usr/share/swift/usr/bin/swift))
BENCH := .build/release/openkaart-bench
CLIENTS := .build/clients
BROWSER := .build/browser
RELEASE := .build/release/openkaart
# Swift's libraries go into the program: it runs without Swift installed, and calls into them are direct. Dynamic exclusivity checks
# are for tests, which keep them (docs/performance.md).
RELEASE_FLAGS := -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS=$$'\t' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

serve: build ## Install what is missing, build, fill var/kaart.sqlite from data/, serve on http://127.0.0.1:8080
	@exec $(RELEASE) serve

build: packages ## Build the release
	@$(SWIFT) build $(RELEASE_FLAGS) --product openkaart

test: test-packages ## Install what is missing, build and run all tests
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --skip MemoryTests
	@$(SWIFT) test --skip-build --no-parallel --filter MemoryTests
	@$(MAKE) --no-print-directory test-clients
	@$(MAKE) --no-print-directory test-browser

test-clients: test-packages $(CLIENTS)/made ## Try the service with GDAL, OWSLib and Schemathesis (a minute)
	@$(SWIFT) build --product openkaart
	@timeout --signal=INT --kill-after=30 900 $(CLIENTS)/bin/python -B -m pytest -q Tests/clients

# The Python clients, with exact versions and in a folder of their own; made anew when the list of them changes.
$(CLIENTS)/made: Tests/clients/requirements.txt | test-packages
	@rm -rf $(CLIENTS)
	@/usr/bin/python3 -m venv $(CLIENTS)
	@$(CLIENTS)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

test-browser: test-packages $(BROWSER)/made ## Try the pages in Chromium: stories, accessibility, HTML, width (a few minutes)
	@$(SWIFT) build --product openkaart
	@timeout --signal=INT --kill-after=30 1200 $(BROWSER)/bin/python -B -m pytest -q -n 2 --timeout 120 Tests/browser

screenshots: test-packages $(BROWSER)/made ## Draw each page: light, dark, phone; into docs/screenshots
	@$(SWIFT) build --product openkaart
	@$(BROWSER)/bin/python -B Tests/browser/screenshots.py

$(BROWSER)/made: Tests/browser/requirements.txt | test-packages
	@rm -rf $(BROWSER)
	@/usr/bin/python3 -m venv $(BROWSER)
	@$(BROWSER)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

bench: build bench-packages ## Measure beside nginx, SQLite and ogr2ogr: 100 000 and 1 000 000 records (half an hour)
	@$(SWIFT) build $(RELEASE_FLAGS) --product openkaart-bench
	@$(BENCH) count --threshold docs/performance-threshold.txt
	@$(BENCH) submissions
	@$(BENCH) pages
	@$(BENCH) pages --records 1000000
	@$(BENCH) duplicates --records 100000
	@$(BENCH) duplicates --records 1000000
	@$(BENCH) downloads
	@$(BENCH) clusters --records 1000000
	@$(BENCH) tiles --records 100000 --ogr2ogr
	@$(BENCH) tiles --records 1000000
	@$(BENCH) reads --records 100000 --output docs/performance-100000.json
	@$(BENCH) reads --records 1000000 --output docs/performance-1000000.json

bench-quick: build bench-packages ## Measure 100 000 records in about a minute
	@$(SWIFT) build $(RELEASE_FLAGS) --product openkaart-bench
	@$(BENCH) reads --records 100000 --questions 3000 --rounds 1 --seconds 3

lint: ## Check the style
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## Put the style right
	@$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

clean: ## Remove what was built; the database in var/ stays
	@rm -rf .build

packages:
	@$(call install,$(BUILD_PACKAGES))

bench-packages:
	@$(call install,$(BENCH_PACKAGES))

test-packages:
	@$(call install,$(TEST_PACKAGES))

# Installs the Debian packages that are missing: as root, by sudo when it asks nothing, or else prints the one command to type.
define install
if [ -z "$(SWIFT)" ]; then echo "Swift is missing. Install Swift 6.1 or newer (swift.org/install) and put it on the PATH." >&2; exit 1; fi; \
missing=""; for name in $(1); do dpkg-query -W -f='$${db:Status-Status}' "$$name" 2>/dev/null | grep -qx installed || missing="$$missing $$name"; done; \
if [ -n "$$missing" ]; then \
  if [ "$$(id -u)" = 0 ]; then as=""; \
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as="sudo"; \
  else echo "Some Debian packages are missing. Type:  sudo apt-get install -y$$missing" >&2; exit 1; fi; \
  echo "Installing:$$missing"; $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
fi
endef
