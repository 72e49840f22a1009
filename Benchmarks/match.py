"""Job J3, a roster of 1,000,000 against a register of 3,000,000: python3 match.py ROUNDS HENG WORK [PYTHON].

`heng match` and the peers (polars, SQLite, run by PYTHON) read the same two CSV files and write every row that differs. All must count the same. Processor
seconds of whole processes, in turn. Figures to reach: a quarter of polars' processor time, at most 256 MiB."""
import os, pathlib, re, statistics, subprocess, sys, time

from in_turn import Gates, progress

rounds, heng, work = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
python = sys.argv[4] if len(sys.argv) > 4 else None
peers = pathlib.Path(__file__).parent / "peers"
LABELS = ("号码有误", "重复", "对方没有", "同号不同名")


def run(command):
    """Processor seconds, wall seconds, peak in MiB and what was said."""
    begun = time.monotonic()
    with open(work / "said", "w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    words = (work / "said").read_text()
    if status:
        sys.exit(f"{command[0]} failed: {words[-1000:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1024, words


if not (work / "list.csv").exists():
    if python is None:
        sys.exit("list.csv and register.csv are missing, and there is no python with numpy to make them")
    progress("writing the rosters")
    subprocess.run([python, peers / "rosters.py", work], check=True)

pair = [str(work / "list.csv"), str(work / "register.csv")]
commands = {"heng match": [heng, "match", *pair, "--on", "id", "--name", "name", "--kind", "号码", "--out", str(work / "heng.csv")]}
for tool in ("polars", "sqlite") if python else ():
    commands[tool] = [python, str(peers / "match_rosters.py"), tool, str(work), str(work / f"{tool}.csv")]
measured = {name: [] for name in commands}
for number in range(rounds):
    for name, command in commands.items():
        if name == "sqlite" and number:
            continue
        progress(f"round {number + 1}/{rounds}: {name}")
        measured[name].append(run(command))
progress("")

summary = subprocess.run([heng, "match", *pair, "--on", "id", "--name", "name", "--kind", "号码"], capture_output=True, text=True, check=True).stdout
counts = [int(re.search(label + r" (\d+)", summary)[1]) for label in LABELS]
print(f"heng: {counts}")
for name in list(commands)[1:]:
    told = list(map(int, measured[name][0][3].split()))[1:]
    print(f"{name}: {told}")
    if told != counts:
        sys.exit(f"{name} counts otherwise: a wrong result has no speed")
middle = {name: [statistics.median(run[k] for run in runs) for k in range(3)] for name, runs in measured.items()}
for name, (cpu, wall, peak) in middle.items():
    print(f"{name:12s} cpu {cpu:7.2f} s   wall {wall:7.2f} s   peak {peak:6.0f} MiB")
gates = Gates()
polars = middle.get("polars")
gates.judge("J3 processor time, of polars'", polars and middle["heng match"][0] / polars[0], lambda r: r <= 0.25, lambda r: r <= 1 / 6)
gates.judge("J3 peak, MiB", middle["heng match"][2], lambda r: r <= 256, lambda r: r <= 128)
sys.exit(gates.failed)
