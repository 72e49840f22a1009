"""Runs programs in turn, round after round, and compares their processor time.

A program prints `WALL CPU` seconds of each repeat; its first line is a warm-up. On a shared machine seconds mean little, so figures are
medians over all rounds and are judged as ratios within one run."""
import statistics, subprocess, sys


class Measured:
    def __init__(self, name):
        self.name, self.wall, self.cpu = name, [], []


def in_turn(rounds, commands, limit=600):
    """commands: {name: [program, argument …]}. A program that fails ends the run: a wrong result has no speed."""
    measured = {name: Measured(name) for name in commands}
    for number in range(rounds):
        for name, command in commands.items():
            progress(f"round {number + 1}/{rounds}: {name}")
            done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
            if done.returncode:
                sys.exit(f"\n{name} failed: {done.stderr.strip()[-1000:]}")
            if number == 0:
                progress("")
                print(f"{name}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            for line in done.stdout.splitlines()[1:]:
                wall, cpu = map(float, line.split()[:2])
                measured[name].wall.append(wall)
                measured[name].cpu.append(cpu)
    progress("")
    return measured


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:60s}\r", end="", file=sys.stderr, flush=True)


def cpu(measured, name):
    return statistics.median(measured[name].cpu)


def table(measured, base):
    print(f"{'':34s}{'cpu s':>8s}{'min':>8s}{'max':>8s}{'wall s':>8s}{'cpu / ' + base:>24s}")
    for m in measured.values():
        c = statistics.median(m.cpu)
        print(f"{m.name:34s}{c:8.4f}{min(m.cpu):8.4f}{max(m.cpu):8.4f}{statistics.median(m.wall):8.4f}{c / cpu(measured, base):24.2f}")


class Gates:
    """Figures to reach. A figure whose peer is missing is neither passed nor failed."""

    def __init__(self):
        self.failed = False

    def judge(self, text, ratio, reached, wish):
        if ratio is None:
            print(f"NOT RUN  {text}: the peer is missing")
            return
        self.failed = self.failed or not reached(ratio)
        print(f"{'PASS' if reached(ratio) else 'FAIL'}     {text}: {ratio:.2f}{' (wish reached too)' if wish(ratio) else ''}")
