"""A full or broken disk under a file that several write: failed writes leave nothing, acknowledged ones stand."""

import collections
import time

import books
import preload

TITLE = "injected write failures, SQLite"
FAILURES = 6_000


def run(context):
    dice = books.dice(context, "failures_sqlite")
    library = preload.library(context.folder)
    wanted = 100 if context.short else round(FAILURES * context.part)
    counts, told, turn = collections.Counter(), [0, 0, 0], 0
    end = time.monotonic() + 1_800 * context.slow
    while sum(counts[kind] for kind in "nehsk") < wanted and time.monotonic() < end:
        if turn % 12 == 0:
            path = context.folder / f"{turn}.db"
            crew, ledger = books.Crew(context, str(path), dice), books.Books(context, str(path), books.sqlite_rows(path))
            crew.begin()
        turn += 1
        # Torn writes kill the writer, so that turn has many writers; in the others each goes on after its failures.
        isTorn = turn % 3 == 0
        log = context.folder / "faults"
        log.write_bytes(b"")
        this = 12 if context.short else 15 if isTorn else 200
        stop = time.monotonic() + 30 * context.slow
        while len(log.read_bytes()) < this and time.monotonic() < stop:
            for place in crew.ended():
                crew.kill(place, ledger, mayStand=True)
            while len(crew.at_work) < 2:
                crew.start(len(crew.at_work), preload.environment(library, f"{path.name}", 20_000, "knehi" if isTorn else "nnehsi", log, dice))
            time.sleep(0.01)
        while crew.at_work:
            crew.kill(0, ledger, mayStand=True)
        counts.update(log.read_text())
        ledger.verify(f"{sum(counts.values())} faults")
        ledger.compare(f"{sum(counts.values())} faults")
        told = [a + b for a, b in zip(told, (ledger.acknowledged, ledger.refused, ledger.unknown))]
        if turn % 12 == 0:
            context.line(f"    {sum(counts.values())} faults so far, {told[0]} writes acknowledged")
        ledger.acknowledged = ledger.refused = ledger.unknown = 0
    failed = preload.report(context, counts, told)
    context.check("failures", "" if failed >= wanted else f"only {failed} of {wanted}")
    context.check("writes between them", "" if told[0] > 50 and told[1] > 20 else f"{told}")
