"""The extraction that job J5 compares with: nine patterns over every paper with Python's `re`, the checks left out.

    python3 extract_papers.py FOLDER

Prints the number of matches of each pattern."""
import pathlib
import re
import sys

PATTERNS = [
    r"\d[\d,]*(?:\.\d+)?\s*(?:万元|元)",
    r"\d+(?:\.\d+)?\s*[%％]",
    r"[≥≤＝=><]\s*\d+(?:\.\d+)?\s*(?:%|万元|元|户|人|头|只|个|公里|km)?",
    r"自评得分为?\s*\d+(?:\.\d+)?\s*分",
    r"等级为“(?:优|良|中|差)”",
    r"全年预算数?为?\d+(?:\.\d+)?\s*万?元，执行数为\d+(?:\.\d+)?\s*万?元，执行率为\d+(?:\.\d+)?%",
    r"[一-龥]{1,10}[〔\[（(]\d{4}[〕\]）)]\d+号",
    r"\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?",
    r"(?m)^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^\n]*$",
]

compiled = [re.compile(pattern) for pattern in PATTERNS]
counts = [0] * len(compiled)
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    text = path.read_text(encoding="utf-8")
    for index, pattern in enumerate(compiled):
        counts[index] += sum(1 for _ in pattern.finditer(text))
print(counts)
