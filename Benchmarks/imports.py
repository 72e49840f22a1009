"""A year's payments come in: python3 imports.py ROUNDS HENG WORK PYTHON [ROWS]

A finance system's ledger of 100,000 payments as XLSX, into a file of SQLite: read, checked, previewed, stored with trail and chains by
`heng accounts import`. Figures to reach: 10 s and 300 MB. Seconds are of the wall; on a machine with neighbours look at processor seconds too."""
import pathlib, subprocess, sys
from processes import Gates, measured

rounds, heng, work, python = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4]
rows = int(sys.argv[5]) if len(sys.argv) > 5 else 100_000
book, county, year, department = work / "ledger.xlsx", "141123", "2022", "示例局"
by = ["--by", "张示例", "--reason", "测量"]

MAKE = """
import sys, xlsxwriter
rows = int(sys.argv[2])
workbook = xlsxwriter.Workbook(sys.argv[1])
sheet, money = workbook.add_worksheet("支出明细账"), workbook.add_format({"num_format": "#,##0.00"})
sheet.write_row(0, 0, ["日期", "凭证号", "分录号", "功能分类科目", "经济分类科目", "支出性质", "资金性质", "金额（元）", "项目", "摘要"])
for n in range(rows):
    day = n % 365
    month = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    m = 0
    while day >= month[m]:
        day -= month[m]
        m += 1
    sheet.write_row(n + 1, 0, [f"2022-{m + 1:02d}-{day + 1:02d}", f"记-{n // 4:05d}", str(n % 4 + 1), ["2130505", "2130599", "2130504"][n % 3],
        ["30310", "30201", "30299"][n % 3], "项目支出", "一般公共预算财政拨款"])
    sheet.write_number(n + 1, 7, n * 0.37 + 5, money)
    sheet.write_row(n + 1, 8, [f"示例项目{n % 40 + 1}", f"拨付第{n}笔款"])
workbook.close()
"""


def once(*arguments, database):
    done = subprocess.run([heng, *arguments, "--database", database], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{arguments[:3]}: {done.stdout[-400:]} {done.stderr[-400:]}")


empty = f"sqlite:{work}/empty.db"
once("database", "migrate", database=empty)
once("county", "add", county, "--bureau", "示例县财政局", *by, database=empty)
once("county", "department", department, "--county", county, *by, database=empty)
for number in range(1, 41):
    once("project", "add", f"项目名称=示例项目{number}", f"主管部门={department}", f"实施单位={department}", "--county", county, "--year", year, *by,
         database=empty)
subprocess.run([python, "-c", MAKE, str(book), str(rows)], check=True)
script = work / "import.sh"
script.write_text(
    f"cp {work}/empty.db {work}/full.db; rm -f {work}/full.db-*; exec {heng} accounts import {book} --county {county} --year {year} "
    f"--department {department} --by 张示例 --reason 测量 --database sqlite:{work}/full.db\n")
preview = [heng, "accounts", "import", str(book), "--county", county, "--year", year, "--department", department, *by, "--preview", "--database", empty]
found = measured({f"preview of {rows} payments": preview, f"import of {rows} payments": ["sh", str(script)]}, rounds)
wall, cpu, peak = found[f"import of {rows} payments"]
gates = Gates()
gates.judge("import, wall s", wall, 10)
gates.judge("import, processor s", cpu, 10)
gates.judge("import, peak MB", peak, 300)
gates.end()
