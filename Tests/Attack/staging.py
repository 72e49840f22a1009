"""Runs stages one after another and says how each held (分段): shared by Tests/Attack and Tests/Soak.

A stage is a module in stages/: `NAME` of one word, `TITLE`, and `run(context)`, which reports through `context.check` and `context.line`.
It does less where `context.short` is set: the suite runs that form.
"""

import argparse
import importlib
import pathlib
import shutil
import sys
import tempfile
import time


class Context:
    """What a stage works with, and what it found."""

    def __init__(self, options, folder):
        self.program = str(pathlib.Path(options.program).resolve())
        self.short, self.seed, self.slow, self.part = options.short, options.seed, options.slow, options.part
        self.folder = folder
        self.checks = 0
        self.faults = []

    def check(self, what, fault):
        """One verdict: `fault` is empty for a pass."""
        self.checks += 1
        if fault:
            self.faults.append(f"{what}: {fault}")
            self.line(f"  ✗ {what}: {fault}")

    def line(self, text):
        print(text, flush=True)


def stages(here):
    return sorted(path.stem for path in (here / "stages").glob("*.py") if not path.stem.startswith("_"))


def main(here, description):
    sys.path.insert(0, str(here))
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--program", required=True)
    options.add_argument("--short", action="store_true")
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--stage", action="append", choices=stages(here))
    options.add_argument("--part", type=float, default=1, help="of the whole amount of work, such as 0.1")
    options.add_argument("--slow", type=float, default=1, help="times that a debug build may take longer")
    options = options.parse_args()
    failed = 0
    begun = time.monotonic()
    print(f"seed {options.seed}", flush=True)
    for name in options.stage or stages(here):
        stage = importlib.import_module(f"stages.{name}")
        folder = pathlib.Path(tempfile.mkdtemp(prefix="heng-attack-"))
        context = Context(options, folder)
        print(f"== {name}: {stage.TITLE}", flush=True)
        start = time.monotonic()
        try:
            stage.run(context)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        failed += len(context.faults)
        print(f"== {name}: {context.checks - len(context.faults)} of {context.checks} held, {time.monotonic() - start:.0f} s", flush=True)
        if context.checks == 0:
            print(f"== {name}: checked nothing", flush=True)
            failed += 1
    print(f"== all: {failed} faults, {time.monotonic() - begun:.0f} s, seed {options.seed}", flush=True)
    sys.exit(1 if failed else 0)
