# The commands of the project; README.md begins with the first two.

.PHONY: run test test-long build bench conformance format libraries core

REGION ?= services/73.07-sinjai
DATABASE ?= var/sinjai.sqlite
PORT ?= 8073

## Builds everything, compiles the example region and serves it; prints the address to open.
run: build
	@mkdir -p $(dir $(DATABASE))
	.build/release/mppd serve $(REGION) --database $(DATABASE) --port $(PORT) --demo

## Everything that CI runs, with small fixed-seed counts.
test: libraries
	scripts/test

## The full counts (fuzzing, kills, mutations, random walks); writes its figures to docs/measurements.md.
test-long: build
	scripts/test-long

## mppc and mppd in release mode under .build/release.
build: libraries .build/release/mppc .build/release/mppd

# Every file and folder, so that a file that goes is a change too. Asked about an unchanged tree, the package manager takes most of a minute.
.build/release/mppc .build/release/mppd &: $(shell find Package.swift Sources)
	swift build -c release
	@touch .build/release/mppc .build/release/mppd

## The compiler alone, built and tested.
core: libraries
	scripts/test-core

## Instructions for each byte beside the last recorded ones, times beside the raw cost of the same bytes, and the server's load beside that of its database.
bench: build
	@scripts/install-system-libraries valgrind wrk postgresql
	scripts/bench
	MPP_POSTGRES_CONNECTIONS=300 scripts/postgres scripts/load

## Other people's suites and validators read what we emit.
conformance: build
	scripts/conformance

format:
	swift format format --in-place --recursive Package.swift Sources Tests

libraries:
	@scripts/install-system-libraries
