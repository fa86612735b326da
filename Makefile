# make run      install what is missing, build, and show the kiosk of a hall that is ready to use
# make test     every test: units, screens, command line, kiosk in a terminal, browser, torture, and paper
#               over a real kernel's USB (in a virtual machine), a real CUPS, and TCP
# make bench    the figures, one line each, with their aims
# make lint     the formatting, and docs/rules.md against the titles of the tests
# make rules    docs/rules.md anew
# make commands docs/commands.md and docs/api.md anew, from the program itself
# make house    the figures of the sources, beside what they were and are to be
# make check    what a person may have edited: Config/, Devices/, Assets/
# make ci       what CI runs: lint, test, check, and three power cuts where it may mount an image
# make soak     300,000 mixed commands on a stack of 512 KiB a thread: rate, memory and descriptors stay flat
# make api      schemathesis against the hub's own description of what it can be asked
# make sanitize the tests and a minute of load under the thread and the address sanitizer
# make torture  200 rounds of kill -9 under load
# make papers   1,000 slips while the printer fails and the program is killed
# make notice-kills  200 steps of notices and enquiries, each killed at a random moment
# make cuts     1,000 times a board's cable is pulled while calls go on
# make powercut 20 power cuts under load, then the same with synchronous=NORMAL, which has to fail
# make appliance  the package in a fresh Debian, booted with systemd in a virtual machine
# make deb      a Debian package in .build/deb/quhao.deb
# make install  DESTDIR=… PREFIX=…: the program, its files and, where missing, the hall's settings

SWIFT   ?= swift
# One set of flags, so that building and testing share what they have built.
BUILD    = $(SWIFT) build --explicit-target-dependency-import-check error
PREFIX  ?= /usr/local
VERSION ?= 0.3
SHARE    = $(DESTDIR)$(PREFIX)/share/quhao
ETC      = $(DESTDIR)/etc/quhao
RIGS     = Tests/Rigs
ROUNDS  ?= 200
CUTS    ?= 20
CABLES  ?= 1000
SLIPS   ?= 1000
KILLS   ?= 200
SOAK    ?= 300000
DEBUG    = .build/debug/quhao
RELEASE  = .build/release/quhao

# To build and run, and beside that to test in a browser and by an interpreter that is not ours.
DEBS = pkg-config libsqlite3-dev libpango1.0-dev libcairo2-dev libqrencode-dev libusb-1.0-0-dev libcups2-dev \
       fonts-noto-cjk fonts-wqy-zenhei fonts-hanazono espeak-ng alsa-utils
TEST_DEBS = chromium chromium-driver zbar-tools librsvg2-bin poppler-utils \
       cups cups-client cups-ipp-utils avahi-daemon dbus iproute2 \
       qemu-system-x86 seabios cpio busybox-static kmod udev umockdev gir1.2-umockdev-1.0 python3-gi

build: deps commit ; $(BUILD)

# What `quhao --version` says.
commit: ; @Tools/commit.sh

deps: ; @Tools/deps.sh $(DEBS)
test-deps: ; @Tools/deps.sh $(DEBS) $(TEST_DEBS)

run: build
	@$(DEBUG) run --rehearse 2026-11-23T09:00 --data "$$(mktemp -d)/hall" --crowd 24

test: test-deps commit
	$(BUILD) --build-tests
	SWIFT="$(SWIFT)" QUHAO=$(CURDIR)/$(DEBUG) python3 $(RIGS)/every.py

# Each with the real thing on the other side: processes, a pseudo-terminal, a browser, a disk.
rigs: ; QUHAO=$(CURDIR)/$(DEBUG) python3 $(RIGS)/every.py --rigs

# The Swift tests, and a minute of mixed load on the hub, under the thread and the address sanitizer: minutes, so not
# in CI. A report that is no race inside `withLock` is a fault.
sanitize: test-deps ; python3 $(RIGS)/sanitize.py

# Not in CI: it is fetched from PyPI.
api: build
	test -x .build/schemathesis/bin/schemathesis || (python3 -m venv .build/schemathesis \
	    && .build/schemathesis/bin/pip install --quiet schemathesis==4.32.5)
	QUHAO=$(CURDIR)/$(DEBUG) SCHEMATHESIS=.build/schemathesis/bin/schemathesis python3 $(RIGS)/api.py

soak: deps
	$(SWIFT) build -c release --product quhao
	QUHAO=$(CURDIR)/$(RELEASE) python3 $(RIGS)/soak.py --commands $(SOAK) --timed

torture: build ; QUHAO=$(CURDIR)/$(DEBUG) python3 $(RIGS)/torture.py --rounds $(ROUNDS)

papers: build ; QUHAO=$(CURDIR)/$(DEBUG) python3 $(RIGS)/papers.py --slips $(SLIPS)

cuts: build ; QUHAO=$(CURDIR)/$(DEBUG) python3 $(RIGS)/cuts.py --cuts $(CABLES)

notice-kills: build ; QUHAO=$(CURDIR)/$(DEBUG) python3 $(RIGS)/notice_kills.py --kills $(KILLS)

powercut: build
	QUHAO=$(CURDIR)/$(DEBUG) $(RIGS)/powercut.sh $(CUTS)
	$(SWIFT) build --scratch-path .build-control -Xswiftc -DPOWERCUT_CONTROL --product quhao
	@echo "The control, with synchronous=NORMAL, has to lose something:"
	! QUHAO=$(CURDIR)/.build-control/debug/quhao QUHAO_SYNCHRONOUS=NORMAL $(RIGS)/powercut.sh $(CUTS)

lint:
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift
	python3 $(RIGS)/rules.py --check

rules: ; python3 $(RIGS)/rules.py

commands: build ; QUHAO=$(CURDIR)/$(DEBUG) python3 Tools/commands.py

house: ; @python3 Tools/house.py

check: build
	$(DEBUG) check
	QUHAO=$(CURDIR)/$(DEBUG) python3 Tools/commands.py --check

bench: deps
	$(SWIFT) build -c release --product quhao
	$(SWIFT) build -c release --product quhao-bench
	@echo "$$(date -u +%F), $$(nproc) cores, $$(uname -sm)"
	@echo "| figure | aim | measured | noise | |"
	@echo "| --- | --- | --- | --- | --- |"
	@.build/release/quhao-bench
	@QUHAO=$(CURDIR)/$(RELEASE) python3 $(RIGS)/figures.py

ci: lint test check
	QUHAO=$(CURDIR)/$(DEBUG) $(RIGS)/powercut.sh 3

install: deps commit
	$(SWIFT) build -c release --product quhao
	$(MAKE) --no-print-directory install-files

install-files:
	install -D $(RELEASE) $(DESTDIR)$(PREFIX)/bin/quhao
	mkdir -p $(SHARE) $(ETC) $(DESTDIR)/usr/lib/udev/rules.d
	$(RELEASE) udev-rules > $(DESTDIR)/usr/lib/udev/rules.d/70-quhao.rules
	cp -R Devices Assets $(SHARE)/
	mkdir -p $(SHARE)/kiosk
	cp Packaging/kiosk/foot.ini Packaging/kiosk/sway.conf Packaging/kiosk/run $(SHARE)/kiosk/
	cp -Rn Config/. $(ETC)/
	ln -sfn /etc/quhao $(SHARE)/Config

# A package for Debian: the service's user, its hardened unit, settings kept on an upgrade. Swift's
# libraries are linked in.
deb: deps commit
	$(SWIFT) build -c release --product quhao --static-swift-stdlib
	rm -rf .build/deb && mkdir -p .build/deb/stage
	$(MAKE) --no-print-directory install-files DESTDIR=.build/deb/stage PREFIX=/usr
	Tools/deb.sh .build/deb/stage .build/deb/quhao.deb $(VERSION)

appliance: deb ; python3 $(RIGS)/appliance.py .build/deb/quhao.deb

.PHONY: api commands house appliance build commit sanitize deps test-deps run test rigs soak papers notice-kills cuts torture powercut lint rules check bench ci install install-files deb
