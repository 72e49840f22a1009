"""A full or broken disk under the server, and connections cut in the midst of a message: acknowledged writes stand, failed ones do not."""

import collections
import signal
import time

import books
import cluster
import cuts
import preload
from kills import settle

TITLE = "injected write failures, PostgreSQL"
DISK, CUTS, LOGS = 2_500, 1_500, 20


def run(context):
    dice = books.dice(context, "failures_postgresql")
    library = preload.library(context.folder)
    server = cluster.Cluster(context.folder / "server")
    scale = 0.012 if context.short else context.part
    try:
        server.start()
        server.make()
        crew, ledger = books.Crew(context, server.address(), dice), books.Books(context, server.address(), server.rows)
        crew.begin()
        counts = disk(context, server, crew, ledger, library, dice, round(DISK * scale))
        counts.update(logs(context, server, crew, ledger, library, dice, max(1, round(LOGS * scale))))
        cut(context, server, crew, ledger, dice, round(CUTS * scale), counts)
    finally:
        server.stop()
    failed = preload.report(context, counts, (ledger.acknowledged, ledger.refused, ledger.unknown))
    wanted = round(DISK * scale) + round(CUTS * scale)
    context.check("failures", "" if failed >= wanted else f"only {failed} of {wanted}")


def load(context, crew, ledger, isEnough, seconds):
    """Three writers until it is enough."""
    end = time.monotonic() + seconds * context.slow
    while not isEnough() and time.monotonic() < end:
        for place in crew.ended():
            crew.kill(place, ledger, mayStand=True)
        while len(crew.at_work) < 3:
            crew.start(len(crew.at_work))
        time.sleep(0.02)
    while crew.at_work:
        crew.kill(0, ledger, mayStand=True)


def fail(server, environment, *settings):
    """Starts the server on a failing disk; ended in order before, so that it has nothing to recover there."""
    server.stop(signal.SIGINT)
    try:
        server.start(environment, *settings)
    except RuntimeError:
        pass  # the fault struck before anybody wrote; what stands is looked at all the same


def weigh(server, ledger, what):
    """Looks at what stands on a server whose disk is whole again."""
    server.stop()
    server.start()
    settle(server)
    ledger.verify(what)
    ledger.compare(what)


def disk(context, server, crew, ledger, library, dice, wanted):
    """The files of tables fail: no room for a further page, pages that cannot be written."""
    counts = collections.Counter()
    while sum(counts.values()) - counts["i"] < wanted:
        log = fresh(context)
        before = sum(counts.values())
        fail(server, preload.environment(library, "/base/", 300_000, "nnehi", log, dice), "shared_buffers=256kB")
        load(context, crew, ledger, lambda: len(log.read_bytes()) >= min(wanted, 250), 60)
        counts.update(log.read_text())
        weigh(server, ledger, f"{sum(counts.values())} faults of tables")
        context.line(f"    {sum(counts.values())} faults so far")
        if sum(counts.values()) == before:
            break
    return counts


def logs(context, server, crew, ledger, library, dice, wanted):
    """The log itself fails: the server ends everything and starts anew."""
    counts = collections.Counter()
    for _ in range(wanted):
        log = fresh(context)
        fail(server, preload.environment(library, "/pg_wal/", 3_000, "nehs", log, dice))
        load(context, crew, ledger, lambda: log.stat().st_size > 0, 20)
        counts.update(log.read_text())
        weigh(server, ledger, f"{sum(counts.values())} faults of the log")
    return counts


def cut(context, server, crew, ledger, dice, wanted, counts):
    between = cuts.Cutter(server.folder, context.folder / "cuts", dice.getrandbits(60), 60)
    crew.address = server.address(between.folder)
    try:
        while between.cuts < wanted:
            before = between.cuts
            load(context, crew, ledger, lambda: between.cuts - before >= min(wanted, 250), 60)
            settle(server)
            ledger.verify(f"{between.cuts} cuts")
            ledger.compare(f"{between.cuts} cuts")
            if between.cuts == before:
                break
    finally:
        between.close()
        crew.address = server.address()
    counts["cut"] = between.cuts


def fresh(context):
    log = context.folder / "faults"
    log.write_bytes(b"")
    log.chmod(0o666)
    return log
