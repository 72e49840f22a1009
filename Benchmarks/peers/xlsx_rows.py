"""A million rows of job J4 by a peer: python3 xlsx_rows.py TOOL read FILE | TOOL write ROWS.csv FILE

Reading prints `check ROWS FEN CHARACTERS` as heng-benchmarks does. xlsxwriter keeps shared strings as Excel does."""
import csv, sys

tool, mode, source = sys.argv[1:4]


def check(rows):
    count = fen = characters = 0
    for row in rows:
        count, fen, characters = count + 1, fen + round(row[7] * 100), characters + len(row[1])
    print("check", count, fen, characters)


def typed():
    rows = csv.reader(open(source, encoding="utf-8"))
    yield next(rows)
    for row in rows:
        row[0], row[7], row[8] = int(row[0]), float(row[7]), int(row[8])
        yield row


if (tool, mode) == ("xlsxwriter", "write"):
    import xlsxwriter

    workbook = xlsxwriter.Workbook(sys.argv[4], {"strings_to_numbers": False})
    sheet = workbook.add_worksheet("名单")
    for number, row in enumerate(typed()):
        sheet.write_row(number, 0, row)
    workbook.close()
elif (tool, mode) == ("openpyxl", "read"):
    import openpyxl

    rows = openpyxl.load_workbook(source, read_only=True).worksheets[0].iter_rows(values_only=True)
    next(rows)
    check(rows)
elif (tool, mode) == ("calamine", "read"):
    from python_calamine import CalamineWorkbook

    check(CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python()[1:])
elif (tool, mode) == ("fastexcel", "read"):
    import polars

    frame = polars.read_excel(source, engine="calamine")
    fen = int((frame.to_series(7).cast(polars.Float64) * 100).round().sum())
    print("check", frame.height, fen, frame.to_series(1).str.len_chars().sum())
else:
    sys.exit(f"unknown: {tool} {mode}")
