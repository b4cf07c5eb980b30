# frontdesk: `make chat` and `make test` do all the set-up themselves.

KNOWLEDGE ?= knowledge
DATA ?= data
# auto, large, small or none; what the settings say unless given, and that is auto unless they say otherwise.
MODEL ?=
HTTP ?= 127.0.0.1:8080
SWIFT := Scripts/swift

.PHONY: help chat serve demo build model test test-browser test-autobahn lint format fuzz simulate bench bench-accuracy \
  coverage mutants docs install-packages

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chat: build ## Install what is missing, the language models too, build, and open the chat on the sample business
	@Scripts/fetch-model $(MODEL) || true
	@$(if $(MODEL),FRONTDESK_MODEL=$(MODEL)) .build/release/frontdesk chat --knowledge $(KNOWLEDGE) --data $(DATA)

serve: build ## Install what is missing, build, and serve the website on 127.0.0.1:8080: /demo and /desk (HTTP=host:port)
	@Scripts/fetch-model $(MODEL) || true
	@$(if $(MODEL),FRONTDESK_MODEL=$(MODEL)) .build/release/frontdesk serve --http $(HTTP) --knowledge $(KNOWLEDGE) --data $(DATA)

demo: build ## Customer, bot and agent on one screen, in a browser, on data that is thrown away
	@Scripts/demo $(HTTP)

build: install-packages ## The release binary, .build/release/frontdesk
	@Scripts/build release

model: build ## Fetch the language models that fit this machine, or one (MODEL=auto, large, small)
	@Scripts/fetch-model $(MODEL)

test: install-packages ## Every test, the built program in a real terminal included, and a minute of fuzzing
	@Scripts/install-packages openssl python3
	@Scripts/test
	@Scripts/fuzz 60

test-browser: install-packages ## The pages in a real browser, and their JavaScript by itself
	@Scripts/build debug
	@Scripts/test-browser

test-autobahn: install-packages ## The WebSocket against Autobahn's fuzzing client
	@Scripts/test-autobahn

docs: install-packages ## The pages about the library FrontdeskKit, in .build/docs
	@Scripts/docs

lint: ## Fail on any difference from the formatter's style
	@$(SWIFT) format lint --strict --parallel --recursive --configuration .swift-format Package.swift Sources Tests Snippets Fuzz/Package.swift Fuzz/Sources/Fuzz

format: ## Format all Swift files
	@$(SWIFT) format --in-place --parallel --recursive --configuration .swift-format Package.swift Sources Tests Snippets Fuzz/Package.swift Fuzz/Sources/Fuzz

fuzz: install-packages ## Fuzz the codec for long (SECONDS=600)
	@Scripts/fuzz $(or $(SECONDS),600)

simulate: install-packages ## Simulate many days at the desk (SEEDS=200, CLIMATE="crashes=20 lostAnswers=0.5")
	@FRONTDESK_SIMULATION_SEEDS=$(or $(SEEDS),200) FRONTDESK_SIMULATION_CLIMATE="$(CLIMATE)" Scripts/test --filter SimulationTests

bench-accuracy: build ## Accuracy of every tier beside BM25 and logistic regression (DATA_SETS=folder, TIERS=words,static)
	@.build/release/frontdesk bench accuracy --data-sets $(DATA_SETS) $(if $(TIERS),--tiers $(TIERS))

bench: build ## Speed and accuracy tables (DATA_SETS=folder with the public data sets)
	@.build/release/frontdesk bench $(if $(DATA_SETS),--data-sets $(DATA_SETS))

coverage: install-packages ## Which lines the tests run, room by room; the core is held to all of its lines
	@Scripts/coverage

mutants: install-packages ## Whether the core's tests notice the mistakes of Scripts/mutants.txt
	@Scripts/mutants

install-packages:
	@Scripts/install-packages
