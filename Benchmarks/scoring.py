"""Job J1, a million self-evaluations of ten indicators: python3 scoring.py ROUNDS HENG DATA [--python P] [--reference R]"""
import argparse, os, subprocess, sys
from in_turn import Gates, cpu, in_turn, table

arguments = argparse.ArgumentParser()
arguments.add_argument("rounds", type=int)
arguments.add_argument("heng")
arguments.add_argument("data")
arguments.add_argument("--python", help="an interpreter with the peers' packages")
arguments.add_argument("--reference", help="the compiled C++ reference")
given = arguments.parse_args()

HENG, CPP = "heng", "C++"
script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "score_tables.py")
commands = {HENG: [given.heng, "score"], "heng, 2 threads": [given.heng, "score", "--threads", "2"]}
commands["heng, the form's quotient rule"] = [given.heng, "score", "--rule", "quotient"]
commands["heng, any x86-64"] = [given.heng, "score", "--variant", "baseline"]
peers = []
for package in ("duckdb", "polars"):
    needed = f"import numpy, pyarrow, {package}"
    if given.python and subprocess.run([given.python, "-c", needed], capture_output=True).returncode == 0:
        for tool in [package] + (["polars-shaped"] if package == "polars" else []):
            commands[tool] = [given.python, script, tool, given.data, "4"]
            peers.append(tool)
    else:
        print(f"peer missing: {package} (from PyPI)")
if given.reference:
    commands[CPP] = [given.reference, given.data, "kernel", "1", "6"]
else:
    print("peer missing: the C++ reference")

measured = in_turn(given.rounds, commands)
table(measured, HENG)
best = min(peers, key=lambda name: cpu(measured, name), default=None)
gates = Gates()
gates.judge(
    f"at least 8 times less processor time than the better peer{f' ({best})' if best else ''}",
    cpu(measured, best) / cpu(measured, HENG) if best else None, lambda r: r >= 8, lambda r: r >= 15)
gates.judge(
    "at most 2.5 times the processor time of C++ on one thread",
    cpu(measured, HENG) / cpu(measured, CPP) if CPP in measured else None, lambda r: r <= 2.5, lambda r: r <= 1.5)
sys.exit(1 if gates.failed else 0)
