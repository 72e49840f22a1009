"""Job J5, weighing of papers: python3 audit.py ROUNDS HENG CORPUS WORK

A thousand papers of 20 KB cut from the lines of the corpus, weighed whole, beside Python's `re` doing the extraction alone; the longest
text of the corpus and its longest PDF by themselves. Figures to reach: the thousand in less than four times the processor time of `re` and in
under 20 s, the text in under 0.12 s, a PDF of 30 pages in under 2 s, each in under 200 MB. Whole processes are measured, start-up included."""
import pathlib, sys
from processes import Gates, measured

rounds, heng, corpus, work = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])
MASK = (1 << 64) - 1


def mixed(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def chance(stream, row, below):
    """A whole number below a bound: a pure function of stream and row, so that no data need travel."""
    golden = 0x9E3779B97F4A7C15
    word = mixed((mixed((20240601 + stream) * golden & MASK) + (row + 1) * golden) & MASK)
    return ((word >> 32) * below) >> 32


def papers(count):
    folder = work / "papers"
    folder.mkdir()
    lines = [line for path in sorted(corpus.glob("*.txt")) for line in path.read_text(encoding="utf-8").replace("\f", "\n").split("\n")]
    for number in range(count):
        place, size, part = chance(70, number, len(lines)), 0, []
        while size < 20_000:
            part.append(lines[place % len(lines)])
            size += len(part[-1].encode()) + 1
            place += 1
        (folder / f"{number:04d}.txt").write_text("\n".join(part), encoding="utf-8")
    return folder


if not list(corpus.glob("*.txt")):
    sys.exit("NOT RUN  the corpus is not there")
folder = papers(1000)
longest = max(corpus.glob("*.txt"), key=lambda path: path.stat().st_size)
pdfs = sorted((corpus / "pdf").glob("*.pdf"), key=lambda path: path.stat().st_size)
script = str(pathlib.Path(__file__).parent / "peers" / "extract_papers.py")
jobs = {
    "heng, 1,000 papers of 20 KB": [heng, "audit", str(folder), "--format", "json", "--jobs", "2"],
    "Python re, the extraction alone": [sys.executable, script, str(folder)],
    f"heng, {longest.stat().st_size // 1024} KB of text": [heng, "audit", str(longest), "--format", "json"],
}
for pdf in pdfs:
    jobs[f"heng, {pdf.name[:30]}"] = [heng, "audit", str(pdf), "--format", "json"]
found = measured(jobs, rounds)
names = list(jobs)
gates = Gates()
many, peer, text = found[names[0]], found[names[1]], found[names[2]]
gates.judge("1,000 papers of 20 KB, wall s", many[0], 20)
gates.judge("processor time of the thousand ÷ Python re", many[1] / peer[1], 4)
gates.judge(f"{longest.stat().st_size // 1024} KB of text, wall s", text[0], 0.12)
for name in names[3:]:
    gates.judge(f"{name[6:]}, wall s", found[name][0], 2)
gates.judge("peak MB of all", max(value[2] for name, value in found.items() if name != names[1]), 200)
gates.end()
