"""Job J4, a million rows of twelve columns: python3 workbooks.py ROUNDS HENG-BENCHMARKS WORK PYTHON

The workbook that is read was written by XlsxWriter, with shared strings as Excel keeps them. Whole processes in turn; every reader must print the
specification's check line, and what we write must be read alike by calamine, openpyxl and LibreOffice. Peers that take minutes run SLOW (1) rounds."""
import filecmp, os, pathlib, re, resource, statistics, subprocess, sys, time
from processes import Gates

rounds, heng, work, python = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4]
slow = int(os.environ.get("SLOW", "1"))
peer = str(pathlib.Path(__file__).parent / "peers" / "xlsx_rows.py")
CHECK = "check 1000000 500108264030 2799967"
rows, theirs, ours, again = (str(work / name) for name in ("rows.csv", "xlsxwriter.xlsx", "heng.xlsx", "again.xlsx"))


def run(command):
    """Processor seconds, peak MB and output of a whole process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command[:3]} failed: {errors[-600:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, usage.ru_maxrss / 1024, time.monotonic() - start, output.strip()


def read_check(name, output):
    if output != CHECK:
        sys.exit(f"{name} read {output}, not {CHECK}")


def in_turn(jobs):
    """jobs: {name: (rounds, command, is read)}; medians of processor seconds and the highest peak."""
    found = {name: [] for name in jobs}
    for number in range(max(times for times, _, _ in jobs.values())):
        for name, (times, command, is_read) in jobs.items():
            if number >= times:
                continue
            print(f"round {number + 1}: {name}", file=sys.stderr)
            result = run(command)
            if is_read:
                read_check(name, result[3])
            found[name].append(result)
    medians = {name: (statistics.median(r[0] for r in runs), max(r[1] for r in runs)) for name, runs in found.items()}
    base = next(iter(medians.values()))[0]
    print(f"{'':28s}{'rounds':>7s}{'cpu s':>9s}{'min':>8s}{'max':>8s}{'wall s':>8s}{'peak MiB':>10s}{'cpu / heng':>12s}")
    for name, runs in found.items():
        seconds = [r[0] for r in runs]
        print(
            f"{name:28s}{len(runs):7d}{medians[name][0]:9.2f}{min(seconds):8.2f}{max(seconds):8.2f}{statistics.median(r[2] for r in runs):8.2f}"
            f"{medians[name][1]:10.0f}{medians[name][0] / base:12.2f}")
    return medians


run([heng, "rows", "1000000", rows])
gates = Gates()
writing = in_turn({
    "heng, written": (rounds, [heng, "xlsx-write", rows, ours], False),
    "XlsxWriter": (slow, [python, peer, "xlsxwriter", "write", rows, theirs], False),
})
print(f"bytes: heng {os.path.getsize(ours)}, XlsxWriter {os.path.getsize(theirs)}")
run([heng, "xlsx-write", rows, again])
if not filecmp.cmp(ours, again, shallow=False):
    sys.exit("the same rows gave other bytes")
reading = in_turn({
    "heng, read": (rounds, [heng, "xlsx-read", theirs], True),
    "fastexcel": (rounds, [python, peer, "fastexcel", "read", theirs], True),
    "calamine": (min(rounds, 3), [python, peer, "calamine", "read", theirs], True),
    "openpyxl": (slow, [python, peer, "openpyxl", "read", theirs], True),
})
for name, command in {
    "heng, of its own": [heng, "xlsx-read", ours], "calamine, of heng's": [python, peer, "calamine", "read", ours],
    "openpyxl, of heng's": [python, peer, "openpyxl", "read", ours],
}.items():
    read_check(name, run(command)[3])
    print(f"{name}: the same check line")
office = ["soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"]
if subprocess.run(["which", "soffice"], capture_output=True).returncode == 0:
    small = str(work / "small.csv")
    with open(rows, encoding="utf-8") as source, open(small, "w", encoding="utf-8") as target:
        target.writelines(next(source) for _ in range(20_001))
    run([heng, "xlsx-write", small, str(work / "small.xlsx")])
    subprocess.run([*office, "--outdir", str(work / "office-out"), str(work / "small.xlsx")], check=True, capture_output=True, timeout=600)
    opened = (work / "office-out" / "small.csv").read_text(encoding="utf-8").splitlines()
    plain = [re.sub(r'"(\d[\d,]*\.\d\d)"', lambda m: m.group(1).replace(",", ""), line) for line in opened]
    expected = pathlib.Path(small).read_text(encoding="utf-8").splitlines()
    if plain != expected:
        different = next(number for number, pair in enumerate(zip(plain, expected)) if pair[0] != pair[1])
        sys.exit(f"LibreOffice shows {plain[different]!r}, not {expected[different]!r}")
    print("LibreOffice: 20,000 rows shown as they were")
gates.judge("reading ÷ fastexcel, processor time", reading["heng, read"][0] / reading["fastexcel"][0], 1 / 2.5)
gates.judge("reading, peak MiB", reading["heng, read"][1], 200)
gates.judge("writing ÷ XlsxWriter, processor time", writing["heng, written"][0] / writing["XlsxWriter"][0], 1 / 3)
gates.judge("writing, peak MiB", writing["heng, written"][1], 160)
gates.end()
