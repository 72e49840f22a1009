# 衡: the tasks of a working copy. `make` alone lists them.

# One set of flags for every build, so that nothing is built twice.
# The check refuses an import of a target that Package.swift does not declare; its error line may stand well above the end.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
FLAGS := -j $(JOBS) --explicit-target-dependency-import-check=error

# The site runs as released. `make run CONFIGURATION=debug` shares the build of the tests.
CONFIGURATION ?= release
DATABASE ?= data/heng.db
PORT ?= 8080
FUZZ_SECONDS ?= 60

FORMATTED := Package.swift $(wildcard Sources Samples Tests Benchmarks docs)
TEST := scripts/run-tests $(FLAGS) --skip-build --disable-xctest

# Tests that hold a bound of the clock (a network that stalls, one paper beside another, kills) run one after another, before the others.
TIMED := AttackTests|ChainWaitTests|DOCXPeerTests|FuzzPDFTests|FuzzTests|GrowthTests|HTMLReaderTests|JobDeskTests|KillTests|LargeImportTests|LongChainTests|$\
PDFRefusalTests|PrivateMeasureTests|RefusalTests|SiteLimitTests|SoakTests|StalledServerTests|StopTests|TextEncodingTests|TextReaderTests|$\
WeighingProcessTests

.DEFAULT_GOAL := help
.PHONY: help run test check accuracy package try-package bench fuzz attack soak format catalogue pictures lint ocr accuracy-scans program probes tests

help: ## 列出可用的任务 · list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: program ## 编译并在 http://127.0.0.1:8080 打开四个县的示例 · build, fill the sample database, serve it
	@mkdir -p $(dir $(DATABASE))
	.build/$(CONFIGURATION)/heng database migrate --database $(DATABASE)
	.build/$(CONFIGURATION)/heng serve --database $(DATABASE) --sample --port $(PORT)

test: tests ## 运行全部测试 · run all tests
	$(TEST) --no-parallel --filter '\.($(TIMED))/'
	$(TEST) --experimental-maximum-parallelization-width 4 --skip '\.($(TIMED))/'

check: lint tests ## 检查格式、分层和规则目录 · check format, layering and the rule catalogue
	$(TEST) --filter 'HengLayeringTests|Catalogue'

accuracy: tests ## 数一数核查的准确程度（2,000 份埋错的文书，.build-accuracy），写入 docs/AUDIT-ACCURACY.md · count what the auditor finds
	@mkdir -p .build-accuracy
	HENG_MEASURE=$(CURDIR)/.build-accuracy HENG_LAYOUTS=full $(TEST) --filter 'LayoutTests|RealPaperTests|FieldPaperTests|GeneratedTests|PublishedDefectTests|KnownFindingsTests|RoundingTests'
	scripts/write-accuracy .build-accuracy

package: ## 生成 Debian 安装包和压缩包（.build-package） · build the Debian package and the tarball
	@scripts/install-packages build run
	@JOBS=$(JOBS) packaging/build

try-package: ## 在一个空的 Debian 里试装安装包（需要管理员；PREVIOUS=旧包 连升级一起试） · try the package in a bare Debian
	@packaging/try $(if $(ROOT),--root $(ROOT)) $(if $(PREVIOUS),--previous $(PREVIOUS))

bench: ## 与同类工具在同一轮次中比较速度 · measure beside the peers, in one run
	@scripts/install-packages build bench
	Benchmarks/run

fuzz: ## 用随机输入冲击各种文件的读取 60 秒 · turn the readers inside out for a minute (FUZZ_SECONDS)
	@scripts/install-packages build
	HENG_FUZZ=1 swift build -j $(JOBS) --sanitize fuzzer --scratch-path .build-fuzz --product heng-fuzz
	@mkdir -p .build-fuzz/corpus
	.build-fuzz/debug/heng-fuzz .build-fuzz/corpus -max_total_time=$(FUZZ_SECONDS) -max_len=16384 -timeout=20 -rss_limit_mb=2048 \
	  -dict=Tests/Fuzz/Program/words.dict -artifact_prefix=.build-fuzz/ -print_final_stats=1

attack: program probes ## 用有害的文件和操作攻击编译好的程序，不到十五分钟（STAGE=名称 只做一段） · attack the built program, in under 15 minutes
	.venv/bin/python3 Tests/Attack/run.py --program .build/$(CONFIGURATION)/heng $(if $(STAGE),--stage $(STAGE)) $(if $(SEED),--seed $(SEED))

soak: program probes ## 强杀和写入故障各上千次，检查没有丢失（STAGE=名称 只做一段，PART=0.1 只做十分之一） · kills and failing disks under load
	.venv/bin/python3 Tests/Soak/run.py --program .build/$(CONFIGURATION)/heng $(if $(STAGE),--stage $(STAGE)) $(if $(SEED),--seed $(SEED)) $(if $(PART),--part $(PART))

ocr: ## 安装扫描件的文字识别（.venv-ocr，约 400 MB） · install the recognition of scans
	@scripts/install-packages ocr
	@scripts/prepare-ocr

accuracy-scans: program ocr ## 测扫描件识别的准确率，约半小时 · measure how scans are read
	@scripts/install-packages test
	.venv-ocr/bin/python3 Benchmarks/Scans/measure.py --program .build/$(CONFIGURATION)/heng

format: ## 按统一格式重排源代码 · format the sources in place
	swift format format --in-place --parallel --recursive $(FORMATTED)

catalogue: program ## 重新生成规则目录 docs/RULES.md · write the rule catalogue anew
	.build/$(CONFIGURATION)/heng rules --markdown > docs/RULES.md.new && mv docs/RULES.md.new docs/RULES.md

pictures: ## 重新拍摄使用说明的插图 docs/manual/插图 · take the pictures of the manual anew
	@scripts/install-packages build run test
	@scripts/prepare-venv
	swift build $(FLAGS) --product heng
	@work=$$(mktemp -d) && for way in pages year; do \
	  .venv/bin/python3 Tests/Browser/walk.py .build/debug/heng "$$work" --by $$way --desk --wait 240 --timeout 120 --manual docs/manual/插图 >/dev/null || exit 1; \
	done; rm -rf "$$work"

lint:
	swift format lint --strict --parallel --recursive $(FORMATTED)

program:
	@scripts/install-packages build run
	swift build $(FLAGS) --configuration $(CONFIGURATION) --product heng

probes:
	@scripts/install-packages build test
	@scripts/prepare-venv
	swift build $(FLAGS) --configuration $(CONFIGURATION) --product soak-writer
	swift build $(FLAGS) --configuration $(CONFIGURATION) --product private-texts

tests:
	@scripts/install-packages build test
	@scripts/prepare-venv
	swift build $(FLAGS) --build-tests
