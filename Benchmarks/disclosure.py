"""Job J5, the volume of a year's final accounts: python3 disclosure.py ROUNDS HENG WORK [PYTHON]

The sample county's disclosure, about sixty pages, printed from the records in four formats, beside LibreOffice turning the same DOCX into PDF and
python-docx writing the same paragraphs and tables. Figures to reach: the whole set in under 3 s and 300 MB; DOCX and PDF in a tenth of each peer's processor
time (a wish: a fortieth). Whole processes are measured, start-up included; LibreOffice starts from a profile that is there already."""
import pathlib, subprocess, sys
from processes import Gates, measured

rounds, heng, work = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
python = sys.argv[4] if len(sys.argv) > 4 else ""
database = f"sqlite:{work}/heng.db"
county = ["--county", "141123", "--year", "2022", "--database", database]


def heng_once(*arguments):
    subprocess.run([heng, *arguments], check=True, stdout=subprocess.DEVNULL)


heng_once("database", "migrate", "--database", database)
heng_once("database", "sample", "--database", database)
heng_once("disclosure", "print", *county, "--as", "docx", "--out", str(work / "volume.docx"))
heng_once("disclosure", "print", *county, "--as", "pdf", "--out", str(work / "volume.pdf"))
pages = subprocess.run(["pdfinfo", str(work / "volume.pdf")], capture_output=True, text=True, check=True).stdout
print(next(line for line in pages.splitlines() if line.startswith("Pages")))

jobs = {
    "heng, the set in four formats": [heng, "disclosure", "print", *county, "--out", str(work / "set.zip")],
    "heng, DOCX": [heng, "disclosure", "print", *county, "--as", "docx", "--out", str(work / "one.docx")],
    "heng, PDF": [heng, "disclosure", "print", *county, "--as", "pdf", "--out", str(work / "one.pdf")],
    "LibreOffice, that DOCX as PDF": [
        "soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "pdf", "--outdir", str(work / "office-out"),
        str(work / "volume.docx")],
}
subprocess.run(jobs["LibreOffice, that DOCX as PDF"], check=True, capture_output=True)
if python:
    peer = str(pathlib.Path(__file__).parent / "peers" / "write_docx.py")
    subprocess.run([python, peer, "read", str(work / "volume.docx"), str(work / "volume.json")], check=True)
    jobs["python-docx, the same text"] = [python, peer, "write", str(work / "volume.json"), str(work / "peer.docx")]
found = measured(jobs, rounds)
gates = Gates()
gates.judge("the set in four formats, wall s", found["heng, the set in four formats"][0], 3)
gates.judge("the set in four formats, peak MB", found["heng, the set in four formats"][2], 300)
gates.judge("PDF ÷ LibreOffice, processor time", found["heng, PDF"][1] / found["LibreOffice, that DOCX as PDF"][1], 0.1)
if python:
    gates.judge("DOCX ÷ python-docx, processor time", found["heng, DOCX"][1] / found["python-docx, the same text"][1], 0.1)
gates.end()
