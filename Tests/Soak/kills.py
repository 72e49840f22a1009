"""Kills under load and what must stand afterwards (强杀): for Tests/Soak and for the stage `kills` of Tests/Attack."""

import os
import signal
import time

import books
import cluster


def sqlite(context, kills):
    """Writers on one file, killed while others go on: nothing acknowledged is lost, no half of a write stands."""
    dice = books.dice(context, "kills_sqlite")
    left = kills
    total, told = 0, [0, 0, 0]
    while left > 0:
        # A new file now and then, so that its size does not become the load.
        path = context.folder / f"{left}.db"
        crew, ledger = books.Crew(context, str(path), dice), books.Books(context, str(path), books.sqlite_rows(path))
        crew.begin()
        for _ in range(4 if context.short else 30):
            if left <= 0:
                break
            number = min(left, dice.randint(2, 4))
            for worker in range(number):
                crew.start(worker)
            # From before the file is open until well into the writing; the others meet what the killed one left.
            for place in reversed(range(number)):
                if dice.random() < 0.8:
                    crew.waitForWrites(place)
                time.sleep(dice.choice([0.005, 0.02, 0.06, 0.2]) * dice.random())
                crew.kill(place, ledger)
            left -= number
            total += number
            ledger.verify(f"{total} kills")
            ledger.compare(f"{total} kills")
        told = [a + b for a, b in zip(told, (ledger.acknowledged, ledger.refused, ledger.unknown))]
        context.line(f"    {total} kills so far, {told[0]} writes acknowledged")
    context.line(f"  {total} kills; {told[0]} writes acknowledged, {told[1]} refused")
    context.check("the load", "" if told[0] > total else "writers were killed before they wrote")


def postgresql(context, kills):
    """Clients killed in the midst of transactions, backends killed, the server ended at once."""
    dice = books.dice(context, "kills_postgresql")
    server = cluster.Cluster(context.folder / "server")
    left = kills
    total, kinds, told = 0, {"client": 0, "backend": 0, "server": 0}, [0, 0, 0]
    try:
        server.start()
        while left > 0:
            server.make()
            crew, ledger = books.Crew(context, server.address(), dice), books.Books(context, server.address(), server.rows)
            crew.begin()
            for turn in range(4 if context.short else 25):
                if left <= 0:
                    break
                number = dice.randint(2, 4)
                for worker in range(number):
                    crew.start(worker)
                if turn % 4 == 3:
                    time.sleep(0.1 + 0.3 * dice.random())
                    kind = strike(server, dice)
                    kinds[kind] += 1
                    left -= 1
                    total += 1
                for place in reversed(range(number)):
                    if dice.random() < 0.8:
                        crew.waitForWrites(place)
                    time.sleep(dice.choice([0.01, 0.05, 0.2]) * dice.random())
                    crew.kill(place, ledger)
                left -= number
                total += number
                kinds["client"] += number
                settle(server)
                ledger.verify(f"{total} kills")
                ledger.compare(f"{total} kills")
            told = [a + b for a, b in zip(told, (ledger.acknowledged, ledger.refused, ledger.unknown))]
            context.line(f"    {total} kills so far, {told[0]} writes acknowledged")
    finally:
        server.stop()
    context.line(f"  {total} kills ({kinds}); {told[0]} writes acknowledged, {told[1]} refused, {told[2]} of unknown outcome")
    context.check("the load", "" if told[0] > total else "writers were killed before they wrote")


def strike(server, dice):
    """Kills a backend, after which the server starts itself anew, or the whole server."""
    serving = server.backends()
    if serving and dice.random() < 0.5:
        os.kill(dice.choice(serving), signal.SIGKILL)
        return "backend"
    server.stop()
    server.start()
    return "server"


def settle(server):
    """Waits until the server has ended the transactions of clients that are gone, or has recovered."""
    for _ in range(400):
        try:
            if not server.backends():
                return
        except RuntimeError:
            pass
        time.sleep(0.05)
    raise RuntimeError("the server keeps connections of killed clients")
