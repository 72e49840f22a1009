"""Runs stages and says how each held (分段): shared by Tests/Attack and Tests/Soak.

A stage is a module in stages/: `NAME` of one word, `TITLE`, and `run(context)`, which reports through `context.check` and `context.line`.
It does less where `context.short` is set: the suite runs that form.

Stages run one after another, or several side by side in processes of their own; then the lines of each stand together, as soon as it ends.
"""

import argparse
import concurrent.futures
import functools
import importlib
import multiprocessing
import pathlib
import shutil
import sys
import tempfile
import time
import traceback


class Context:
    """What a stage works with, and what it found."""

    def __init__(self, options, folder, line):
        self.program = str(pathlib.Path(options.program).resolve())
        self.short, self.seed, self.slow, self.part = options.short, options.seed, options.slow, options.part
        self.folder = folder
        self.line = line
        self.checks = 0
        self.faults = []

    def check(self, what, fault):
        """One verdict: `fault` is empty for a pass."""
        self.checks += 1
        if fault:
            self.faults.append(f"{what}: {fault}")
            self.line(f"  ✗ {what}: {fault}")


say = functools.partial(print, flush=True)


def stages(here):
    return sorted(path.stem for path in (here / "stages").glob("*.py") if not path.stem.startswith("_"))


def main(here, description, together=1, longest=()):
    """`together` stages run at once; those named in `longest` begin first, so that the ends lie near each other."""
    sys.path.insert(0, str(here))
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--program", required=True)
    options.add_argument("--short", action="store_true")
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--stage", action="append", choices=stages(here))
    options.add_argument("--part", type=float, default=1, help="of the whole amount of work, such as 0.1")
    options.add_argument("--slow", type=float, default=1, help="times that a debug build may take longer")
    options = options.parse_args()
    begun = time.monotonic()
    say(f"seed {options.seed}")
    names = options.stage or sorted(stages(here), key=lambda name: longest.index(name) if name in longest else len(longest))
    failed = side_by_side(here, options, names, together) if together > 1 and len(names) > 1 else sum(hold(options, name, say) for name in names)
    say(f"== all: {failed} faults, {time.monotonic() - begun:.0f} s, seed {options.seed}")
    sys.exit(1 if failed else 0)


def hold(options, name, line):
    """Runs a stage; gives the number of its faults. One that breaks off is a fault, and the others go on."""
    stage = importlib.import_module(f"stages.{name}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="heng-attack-"))
    context = Context(options, folder, line)
    line(f"== {name}: {stage.TITLE}")
    start = time.monotonic()
    try:
        stage.run(context)
    except Exception:
        context.check("the stage itself", f"it broke off\n{traceback.format_exc()}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    line(f"== {name}: {context.checks - len(context.faults)} of {context.checks} held, {time.monotonic() - start:.0f} s")
    if context.checks == 0:
        line(f"== {name}: checked nothing")
    return len(context.faults) + (context.checks == 0)


def side_by_side(here, options, names, together):
    """Stages in processes of their own, a few at once; gives the number of faults of all."""
    failed = 0
    with concurrent.futures.ProcessPoolExecutor(together, multiprocessing.get_context("spawn")) as lanes:
        for ended in concurrent.futures.as_completed([lanes.submit(apart, here, options, name) for name in names]):
            faults, said = ended.result()
            say("\n".join(said))
            failed += faults
    return failed


def apart(here, options, name):
    """A stage with its faults and all that it said, in a process that has not been told where stages stand."""
    if str(here) not in sys.path:
        sys.path.insert(0, str(here))
    said = []
    return hold(options, name, said.append), said
