"""What writers were told, held against what the database holds (对账)."""

import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import time


class Books:
    """`standing`: amount in fen by payment, of everything acknowledged. `doubtful`: what nobody was told, with the values that it may have."""

    def __init__(self, context, address, rows):
        self.context, self.address, self.rows = context, address, rows
        self.standing, self.doubtful = {}, {}
        self.acknowledged = self.refused = self.unknown = 0

    def hear(self, lines, mayStand):
        """One worker's words. `mayStand`: a write that failed just before a kill may yet stand, since the disk only did not confirm it."""
        attempt, failed = None, None
        for line in lines:
            letter, _, rest = line.partition(" ")
            if letter == "T":
                attempt = rest.split()
                failed = None
                continue
            name, fen = attempt
            if letter == "A":
                self.standing[name] = int(fen)
                self.doubtful.pop(name, None)
                self.acknowledged += 1
            elif letter == "U":
                self.doubt(name, int(fen))
                self.unknown += 1
            else:
                failed = attempt
                self.refused += 1
            attempt = None
        for open_attempt in (attempt, failed if mayStand else None):
            if open_attempt and len(open_attempt) == 2:
                self.doubt(open_attempt[0], int(open_attempt[1]))

    def doubt(self, name, fen):
        self.doubtful.setdefault(name, {self.standing.get(name)}).add(fen)

    def compare(self, what):
        """Whether all that was acknowledged stands, and nothing else but what is doubtful."""
        found, faults, lines = {}, [], 0
        for name, entry, is_reversal, fen in self.rows("SELECT id, entry, is_reversal, amount FROM payment ORDER BY county, id, entry"):
            lines += 1
            if int(entry) == 1:
                last = 0
            if int(entry) != last + 1:
                faults.append(f"{name} has no line {last + 1}")
            last = int(entry)
            found[name] = None if int(is_reversal) else int(fen)
        found = {name: fen for name, fen in found.items() if fen is not None}
        for name in found.keys() | self.standing.keys():
            allowed = self.doubtful.get(name, {self.standing.get(name)})
            if found.get(name) not in allowed:
                word = "was not acknowledged and stands" if name not in self.standing else "was acknowledged and does not stand"
                faults.append(f"{name} {word}: {found.get(name)} instead of {sorted(map(str, allowed))}")
        sums = {}
        for project, kept, paid in self.rows(
            "SELECT p.id, p.outturn, (SELECT coalesce(sum(amount), 0) FROM payment WHERE payment.project = p.id) FROM project p"
        ):
            if int(kept or 0) != int(paid):
                faults.append(f"outturn of {project} is {kept} and its payments are {paid}")
            sums[project] = int(paid)
        if sum(sums.values()) != sum(found.values()):
            faults.append("the sums of all payments do not agree")
        audited = int(next(iter(self.rows("SELECT count(*) FROM audit_entry WHERE record_kind = 'payment'")))[0])
        if audited != lines:
            faults.append(f"{lines} lines of payments and {audited} entries of the trail")
        self.standing, self.doubtful = found, {}
        self.context.check(what, "; ".join(faults[:5]))

    def verify(self, what):
        done = subprocess.run([self.context.program, "database", "verify", "--database", self.address], capture_output=True, text=True)
        self.context.check(f"{what}: verify", "" if done.returncode == 0 else f"code {done.returncode}: {done.stdout[-600:]}{done.stderr[-600:]}")


class Crew:
    """Writers at work on one database."""

    def __init__(self, context, address, dice):
        self.program = str(pathlib.Path(context.program).parent / "soak-writer")
        self.context, self.address, self.dice = context, address, dice
        self.runs = 0
        self.at_work = []

    def begin(self):
        """A new, empty ledger."""
        for command in ([self.context.program, "database", "migrate", "--database", self.address], [self.program, self.address, "setup"]):
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")

    def start(self, worker, environment=None):
        self.runs += 1
        told = tempfile.TemporaryFile()
        process = subprocess.Popen(
            [self.program, self.address, "write", str(worker), str(self.runs), str(self.dice.getrandbits(63))],
            stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        self.at_work.append((worker, process, told))
        return process

    def waitForWrites(self, place):
        """Until the writer is at work: it has been told of a first write; at most some seconds."""
        _, process, told = self.at_work[place]
        for _ in range(1_000):
            if b"\nA" in os.pread(told.fileno(), 4096, 0) or process.poll() is not None:
                return
            time.sleep(0.01)

    def kill(self, place, books, mayStand=False):
        """Kills one writer and hears what it told; gives its number."""
        worker, process, told = self.at_work.pop(place)
        process.send_signal(signal.SIGKILL)
        process.wait()
        told.seek(0)
        text = told.read().decode()
        told.close()
        books.hear(text[: text.rfind("\n") + 1].splitlines(), mayStand)
        return worker

    def ended(self):
        """Places of writers that have ended by themselves, the last first."""
        return [place for place in reversed(range(len(self.at_work))) if self.at_work[place][1].poll() is not None]


def sqlite_rows(path):
    def rows(text):
        line = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
        try:
            return line.execute(text).fetchall()
        finally:
            line.close()

    return rows


def dice(context, name):
    return random.Random(f"{context.seed}/{name}")
