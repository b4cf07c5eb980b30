# frontdesk: `make chat` and `make test` do all the set-up themselves.

KNOWLEDGE ?= knowledge
DATA ?= data
SWIFT := Scripts/swift

.PHONY: help chat build test lint format fuzz simulate bench install-packages

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chat: build ## Install what is missing, build, and open the chat on the sample business
	@.build/release/frontdesk chat --knowledge $(KNOWLEDGE) --data $(DATA)

build: install-packages ## The release binary, .build/release/frontdesk
	@Scripts/build release

test: install-packages ## Every test, the built program in a real terminal included, and a minute of fuzzing
	@Scripts/install-packages openssl python3
	@Scripts/test
	@Scripts/fuzz 60

lint: ## Fail on any difference from the formatter's style
	@$(SWIFT) format lint --strict --parallel --recursive --configuration .swift-format Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources/Fuzz

format: ## Format all Swift files
	@$(SWIFT) format --in-place --parallel --recursive --configuration .swift-format Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources/Fuzz

fuzz: install-packages ## Fuzz the codec for long (SECONDS=600)
	@Scripts/fuzz $(or $(SECONDS),600)

simulate: install-packages ## Simulate many days at the desk (SEEDS=200)
	@FRONTDESK_SIMULATION_SEEDS=$(or $(SEEDS),200) Scripts/test --filter SimulationTests

bench: build ## Speed and accuracy tables (DATA_SETS=folder with the public data sets)
	@.build/release/frontdesk bench $(if $(DATA_SETS),--data-sets $(DATA_SETS))

install-packages:
	@Scripts/install-packages
