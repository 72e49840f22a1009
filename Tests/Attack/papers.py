"""Papers that are made to hurt a reader (攻击文件), each a pure function of a seed. Nothing here is anybody's paper."""

import io
import random
import zipfile
import zlib

MEGA = 1 << 20
WORDS = "项目资金绩效目标预算执行产出效益满意度数量质量时效成本完成情况单位农户村组道路水渠培训补助贷款贴息人数金额"


def words(dice, count):
    return "".join(dice.choice(WORDS) for _ in range(count))


# Office packages


def package(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return target.getvalue()


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(entries):
    body = "".join(f'<Relationship Id="r{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(entries))
    return f"<Relationships>{body}</Relationships>"


def workbook(sheets, strings="<sst/>", styles="<styleSheet/>"):
    parts = {
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": "<workbook xmlns:r='r'><sheets>"
        + "".join(f"<sheet name='表{i}' r:id='r{i}'/>" for i in range(len(sheets))) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            [("worksheet", f"worksheets/sheet{i}.xml") for i in range(len(sheets))]
            + [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]),
        "xl/sharedStrings.xml": strings,
        "xl/styles.xml": styles,
    }
    for index, sheet in enumerate(sheets):
        parts[f"xl/worksheets/sheet{index}.xml"] = f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"
    return package(parts)


def cells(rows, columns, cell):
    return "".join("<row>" + "".join(cell(r, c) for c in range(columns)) + "</row>" for r in range(rows))


def inline(text):
    return f"<c t='inlineStr'><is><t>{text}</t></is></c>"


def formats(*codes):
    made = "".join(f"<numFmt numFmtId='{200 + i}' formatCode='{code}'/>" for i, code in enumerate(codes))
    used = "".join(f"<xf numFmtId='{200 + i}'/>" for i in range(len(codes)))
    return f"<styleSheet><numFmts>{made}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"


BORDERED = "<styleSheet><borders><border><left style='thin'/><top style='thin'/></border></borders><cellXfs><xf borderId='0'/></cellXfs></styleSheet>"


def xlsx(dice, scale=1):
    one = lambda r, c: "<c t='s'><v>0</v></c>"
    number = lambda r, c: "<c s='0'><v>1</v></c>"
    noise = lambda r, c: f"<c><v>{dice.randrange(10 ** 6)}</v></c>"
    yield "shared-huge", workbook([cells(1000, 6, one)], f"<sst><si><t>{'项' * 320_000}</t></si></sst>")
    yield "shared-long", workbook([cells(1000, 20, one)], f"<sst><si><t>{'金额1,234.50万元。' * 3_000}</t></si></sst>")
    yield "shared-cells", workbook([cells(2000, 100, one)], "<sst><si><t>项目资金绩效目标预算执行</t></si></sst>")
    yield "format-places", workbook([cells(60, 20, number)], styles=formats("0" * 100_000))
    yield "format-literal", workbook([cells(400, 10, number)], styles=formats('&quot;' + "元" * 200_000 + '&quot;0'))
    yield "format-decimals", workbook([cells(200, 10, number)], styles=formats("#,##0." + "0" * 60_000))
    yield "format-sections", workbook([cells(200, 10, number)], styles=formats(";" * 50_000 + "[&gt;1]" * 20_000))
    yield "format-many", workbook([cells(20, 20, number)], styles=formats(*("#,##0" + "m" * 900 for _ in range(20_000))))
    yield "cells-noise", workbook([cells(4000, 60, noise)])
    yield "cells-many", workbook([cells(20_000, 90, number)])
    yield "sheets-many", workbook([cells(300, 30, number) for _ in range(250)])
    yield "inline-long", workbook([cells(40, 10, lambda r, c: inline("村" * 100_000))])
    yield "inline-escapes", workbook([cells(200, 10, lambda r, c: inline("_x000D_" * 4_000))])
    yield "ruled-wide", workbook([cells(120, 16_000, lambda r, c: "<c s='0'/>") + "<row>" + inline("项") + inline("目") + "</row>"], styles=BORDERED)
    yield "merges", workbook([cells(600, 600, number) + "</sheetData><mergeCells>" + "".join(
        f"<mergeCell ref='A{1 + i}:ZZ{300 + i}'/>" for i in range(2_000)) + "</mergeCells><sheetData>"])
    yield "unordered", workbook(["".join(f"<c r='A{200_000 - i}'><v>{i}</v></c>" for i in range(190_000))])


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body, **more):
    parts = {"_rels/.rels": relations([("officeDocument", "word/document.xml")])}
    parts["word/document.xml"] = f"<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>"
    parts["word/_rels/document.xml.rels"] = relations([(kind, f"{kind}.xml") for kind in more])
    for kind, text in more.items():
        parts[f"word/{kind}.xml"] = text
    return package(parts)


def table(rows):
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows) + "</w:tbl>"


def cell(text, properties="", inside=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}{paragraph(text)}</w:tc>"


def docx(dice, scale=1):
    yield "paragraphs", document(paragraph("x") * 600_000)
    yield "paragraph-long", document("<w:p>" + "<w:r><w:t>一、项目资金（万元）100.50，占50%。</w:t></w:r>" * 60_000 + "</w:p>")
    yield "breaks", document("<w:p>" + "<w:r><w:br/></w:r>" * 400_000 + "</w:p>")
    span = lambda n: f"<w:gridSpan w:val='{n}'/>"
    yield "grid-span", document(table([[cell("项", span(16_000)), cell("目", span(300))]] * 120))
    yield "vertical-merge", document(table([[cell("", "<w:vMerge/>")] * 60] * 3_000))
    nested = "".join(table([[cell("甲"), cell("1.5")]] * 6) for _ in range(2))
    for _ in range(29):
        nested = table([[cell("项", "", nested), cell("2")], [cell("目"), cell("3")]])
    yield "nested", document(nested)
    yield "nested-rows", document(table([[cell("x", "", table([[cell("甲"), cell("1")]] * 60_000)), cell("y")], [cell("z"), cell("w")]]))
    yield "fields", document("<w:p><w:r>" + "<w:fldChar w:fldCharType='begin'/>" * 900 + "<w:t>x</w:t>" * 100_000 + "</w:r></w:p>")
    chain = "".join(f"<w:style w:type='paragraph' w:styleId='s{i}'><w:basedOn w:val='s{i + 1}'/></w:style>" for i in range(60_000))
    yield "styles", document("".join(f"<w:p><w:pPr><w:pStyle w:val='s{i}'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" for i in range(60_000)), styles=f"<w:styles xmlns:w='w'>{chain}</w:styles>")
    lists = "".join(f"<w:num w:numId='{i}'><w:abstractNumId w:val='1'/></w:num>" for i in range(1, 60_000))
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='" + "%1" * 20_000 + "'/></w:lvl>"
    yield "numbering", document(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" * 3_000,
        numbering=f"<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum>{lists}</w:numbering>")
    boxes = "<w:txbxContent>" * 30 + paragraph("x") * 20_000 + "</w:txbxContent>" * 30
    yield "boxes", document(f"<w:p><w:r>{boxes}</w:r></w:p>")
    notes = "".join(f"<w:footnote w:id='{i}'>{paragraph('注' * 20)}</w:footnote>" for i in range(60_000))
    long = f"<w:footnotes xmlns:w='w'><w:footnote w:id='1'>{paragraph('注') * 400}</w:footnote></w:footnotes>"
    yield "footnote-repeated", document("<w:p><w:r>" + "<w:footnoteReference w:id='1'/>" * 60_000 + "</w:r></w:p>", footnotes=long)
    controls = "<w:sdt><w:sdtContent>" * 40_000
    yield "controls", document("<w:p>" + controls + "<w:r><w:t>x</w:t></w:r>" * 40_000 + "</w:sdtContent></w:sdt>" * 40_000 + "</w:p>")
    yield "footnotes", document("<w:p><w:r>" + "".join(f"<w:footnoteReference w:id='{i}'/>" for i in range(60_000)) + "</w:r></w:p>", footnotes=f"<w:footnotes xmlns:w='w'>{notes}</w:footnotes>")


# Pages and text


def page(body):
    return ("<!DOCTYPE html><html><body>" + body + "</body></html>").encode()


def html(dice, scale=1):
    size = int(4_800_000 * scale)
    yield "unclosed", page("<div><p><b>" * (size // 12) + "x")
    yield "lines", page("<p>项目资金100.50万元，占50%。" * (size // 44))
    yield "table-rows", page("<table>" + "<tr><td>甲<td>1.50<td>2" * (size // 26))
    yield "table-groups", page("<table><tr>" + "<td colspan=1000>x" * 16 + "<tr><td>x<tbody>" * (size // 17))
    yield "nested-rows", page("<table><tr><td>a<td>b<tr><td><table>" + "<tr><td>甲<td>1" * (size // 17))
    yield "nested-column", page("<table><tr><td>a<td>b<tr><td><table>" + "<tr><td>甲" * (size // 11) + "</table><td>c")
    yield "nested-deep", page("<table><tr><td>x<td>" * 60 + "<tr><td>甲<td>1" * (size // 34) + "</table>" * 60)
    yield "rowspans", page("<table>" + ("<tr>" + "<td rowspan=65534>x" * 30 + "<td>y") * 7_000)
    yield "colspans", page("<table>" + "<tr><td colspan=1000>x<td colspan=1000>y" * (size // 40))
    yield "columns", page("<table>" + ("<tr>" + "<td>x" * 15_000) * 60)
    yield "attributes", page(("<td " + "a=1 " * 200_000 + ">") * 6)
    yield "attributes-many", page("<p " + "style='color:red' " * 3 + "hidden=until-found>x" + "<td colspan=2 rowspan=2 title='<>' x y z>1" * 80_000)
    yield "quotes", page("<a b=\"" * (size // 6))
    yield "comments", page("<!--" * (size // 4))
    yield "entities", page("&#x4e00;&amp;&nbsp;&bad" * (size // 24))
    yield "hidden", page("<p hidden>藏\n" * (size // 15))
    yield "lists", page("<ol><li>甲" * (size // 11))
    yield "scripts", page("<script></scrip" * (size // 15))
    yield "angles", page("<" * size)
    yield "sup", page("<sup>" * 50_000 + "1234567890" * 300_000)


def text(dice, scale=1):
    yield "line-long", ("项目资金100.50万元，占50%。" * 130_000).encode()
    yield "line-sentence", ("项目资金100.50万元，占50%，" * 22_000).encode()
    yield "line-clauses", ("其中：比上年增加1.5万元，增长5%，" * 18_000).encode()
    yield "line-digits", b"1" * 900_000
    yield "line-brackets", ("（" * 300_000).encode()
    yield "brackets-closed", ("（" * 150_000 + "）" * 150_000).encode()
    yield "lines-million", b"x\n" * 1_000_000
    yield "lines-blank", b"\n" * 1_000_000
    yield "lines-numbers", "".join(f"{dice.randrange(10 ** 6)}.{dice.randrange(100):02}\n" for _ in range(300_000)).encode()
    yield "lines-headings", "".join(f"（{i}）{words(dice, 6)}情况\n" for i in range(120_000)).encode()
    yield "lines-sentences", "".join(
        f"{words(dice, 8)}{dice.randrange(9999)}.{dice.randrange(99):02}万元，占{words(dice, 6)}的{dice.randrange(99)}.5%，比上年增加{dice.randrange(99)}万元。\n"
        for _ in range(40_000)).encode()
    yield "sentence-one", "，".join(f"{words(dice, 5)}{dice.randrange(9999)}万元" for _ in range(16_000)).encode()
    yield "tabs", "".join("甲\t1.5\t" + str(i) + "\n" for i in range(200_000)).encode()
    yield "tabs-wide", ("\t".join("甲" for _ in range(50_000)) + "\n").encode() * 7
    yield "pipes", ("|甲" * 60_000 + "|\n").encode() * 8
    yield "pipes-rules", ("|---|---|\n| 甲 | 1 |\n" * 200_000).encode()
    yield "blanks", (" " * 990_000 + "x\n").encode() * 4
    yield "columns", "".join(f"{words(dice, 6)}      {dice.randrange(99999)}.00      {dice.randrange(99999)}.00\n" for _ in range(60_000)).encode()
    yield "quotes", ("“" * 300_000).encode()
    yield "percent", ("%" * 900_000).encode()
    yield "years", ("2022年" * 120_000).encode()
    yield "id-like", ("1234567890" * 90_000).encode()
    yield "gb18030", ("项目资金" * 1_000_000).encode("gb18030")
    yield "utf16", b"\xff\xfe" + ("目标\n" * 500_000).encode("utf-16-le")
    yield "forms-titles", "".join(f"项目支出绩效目标表\n（{2000 + i % 30}年度）\n项目名称 {words(dice, 6)}\n" for i in range(int(20_000 * scale))).encode()
    yield "accounts-titles", "".join(f"收入支出决算总表\n公开{i % 10 + 1:02}表\n单位：万元\n收入 支出\n一、{words(dice, 4)} {i}.00\n" for i in range(12_000)).encode()


# PDF


def pdf(pages, resources="", extra=()):
    """`pages` are content streams; `extra` are further objects from number 4 on."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *extra]
    kids = []
    for content in pages:
        packed = zlib.compress(content if isinstance(content, bytes) else content.encode())
        objects.append((f"<< /Length {len(packed)} /Filter /FlateDecode >>", packed))
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> {resources} >> /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, entry in enumerate(objects, 1):
        places.append(len(out))
        head, stream = entry if isinstance(entry, tuple) else (entry, None)
        out += f"{number} 0 obj\n{head}\n".encode()
        if stream is not None:
            out += b"stream\n" + stream + b"\nendstream\n"
        out += b"endobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def pdfs(dice, scale=1):
    label = "BT /F 10 Tf 50 800 Td (Budget 100.50) Tj ET\n"

    def grid(count):
        step = 700 / count
        return label + "".join(f"50 {50 + i * step:.3f} m 550 {50 + i * step:.3f} l S\n{50 + i * step * .7:.3f} 50 m {50 + i * step * .7:.3f} 750 l S\n" for i in range(count))

    def strokes(count):
        made = []
        for _ in range(count):
            x, y, length = dice.uniform(20, 560), dice.uniform(20, 800), dice.uniform(6, 40)
            made.append(f"{x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S" if dice.random() < .5 else f"{x:.2f} {y:.2f} m {x:.2f} {y + length:.2f} l S")
        return label + "\n".join(made)

    def page_words(count):
        return "BT /F 4 Tf\n" + "".join(f"1 0 0 1 {dice.uniform(10, 580):.1f} {dice.uniform(10, 830):.1f} Tm ({dice.randrange(9999)}.5) Tj\n" for _ in range(count)) + "ET"

    yield "strokes-grid", pdf([grid(2_000)] * 8)
    yield "strokes-random", pdf([strokes(int(90_000 * scale))] * 2)
    yield "strokes-pages", pdf([strokes(8_000) for _ in range(40)])
    yield "strokes-path", pdf([label + "50 50 m " + " ".join(f"{dice.uniform(0, 590):.1f} {dice.uniform(0, 840):.1f} l" for _ in range(150_000)) + " S"])
    yield "dashes", pdf([label + "[0.01 0.01] 0 d " + "".join(f"10 {i / 10} m 590 {i / 10} l S\n" for i in range(8_000))])
    yield "words", pdf([page_words(120_000)])
    yield "words-grid", pdf([page_words(20_000) + "\n" + grid(120)] * 2)
    yield "words-line", pdf(["BT /F 4 Tf 10 400 Td (" + "7" * 900_000 + ") Tj ET"])
    yield "pages", pdf([label] * 1_990)
    yield "pages-too-many", pdf([label] * 2_400)
    forms = []
    for level in range(9):
        content = (" ".join(["/X Do"] * 10) if level < 8 else "0 0 m 9 9 l S").encode()
        inner = f"/XObject << /X {5 + level} 0 R >>" if level < 8 else ""
        forms.append((f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << {inner} >> /Length {len(content)} >>", content))
    yield "nested-forms", pdf([label + "/X Do"], "/XObject << /X 4 0 R >>", forms)
    yield "stream-bomb", pdf([label + " " * (200 * MEGA)])


# Official forms with very many rows


def target_form(dice, rows, kind="html"):
    head = [["2022年度项目支出绩效目标表"], ["项目名称", f"{words(dice, 6)}项目"], ["主管部门", "示例局", "实施单位", "示例单位"],
            ["项目资金（万元）", "年度资金总额", "100.00"], ["总体目标", words(dice, 40)],
            ["一级指标", "二级指标", "三级指标", "指标值"]]
    return head + [["产出指标", "数量指标", f"{words(dice, 8)}{i}", f"≥{dice.randrange(1, 900)}{dice.choice('人户个亩')}"] for i in range(rows)]


def evaluation_form(dice, rows):
    head = [["2022年度项目支出绩效自评表"], ["项目名称", f"{words(dice, 6)}项目"], ["主管部门", "示例局", "实施单位", "示例单位"],
            ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            ["年度资金总额", "", "100.00", "100.00", "90.00", "10", "90%", "9.00"],
            ["年度总体目标", words(dice, 40), "实际完成情况", words(dice, 40)],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]]
    body = [["产出指标", "数量指标", f"{words(dice, 8)}{i}", f"≥{dice.randrange(1, 900)}人", f"{dice.randrange(1, 900)}人", "1", "0.5", words(dice, 6)] for i in range(rows)]
    return head + body + [["总分", "", "", "", "", "100", "88", ""]]


def monitoring_form(dice, rows):
    head = [["2024年1-7月项目支出绩效运行监控表"], ["项目名称", f"{words(dice, 6)}项目"], ["主管部门", "示例局", "项目实施单位", "示例单位"],
            ["项目资金（万元）", "年初预算数", "1—7月执行数", "1—7月执行率", "全年预计执行数"],
            ["年度资金总额", "100.00", "50.00", "50%", "100.00"],
            ["年度总体目标", words(dice, 40)],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "1—7月完成情况", "全年预计完成情况", "备注"]]
    return head + [["产出指标", "数量指标", f"{words(dice, 8)}{i}", f"≥{dice.randrange(1, 900)}人", f"{dice.randrange(1, 900)}人", f"{dice.randrange(1, 900)}人", ""] for i in range(rows)]


def score_table(dice, rows):
    return [["表 2-1 产出指标评分情况表"], ["指标代码", "指标名称", "分值", "得分"]] + [[f"C{i}", f"{words(dice, 8)}", "5", "4"] for i in range(rows)] + [["合计", "", "100", "80"]]


def accounts_table(dice, rows):
    return [["支出决算表"], ["公开03表"], ["部门：示例局", "单位：万元"], ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]] + [
        [f"{2010000 + i * 100 % 390000}", words(dice, 6), f"{i}.00", f"{i}.00", "0.00"] for i in range(rows)] + [["合计", "", "100.00", "60.00", "40.00"]]


FORMS = {"target": target_form, "evaluation": evaluation_form, "monitoring": monitoring_form, "scores": score_table, "accounts": accounts_table}


def as_page(rows):
    wide = max(map(len, rows))

    def row(entries):
        if len(entries) == wide:
            return "<tr>" + "".join(f"<td>{e}</td>" for e in entries) + "</tr>"
        last = wide - len(entries) + 1
        return "<tr>" + "".join(f"<td>{e}</td>" for e in entries[:-1]) + f"<td colspan={last}>{entries[-1]}</td></tr>"

    title = f"<h1>{rows[0][0]}</h1>"
    return page(title + "<table border=1>" + "".join(map(row, rows[1:])) + "</table>")


def as_workbook(rows):
    return workbook(["".join("<row>" + "".join(inline(e) for e in row) + "</row>" for row in rows)], styles=BORDERED)


def as_text(rows):
    return ("\n".join("\t".join(row) for row in rows) + "\n").encode()


def forms(dice, sizes):
    for name, make in FORMS.items():
        for size in sizes:
            rows = make(dice, size)
            yield f"{name}-{size}.html", as_page(rows)
            yield f"{name}-{size}.xlsx", as_workbook(rows)
            yield f"{name}-{size}.txt", as_text(rows)


KINDS = {"xlsx": (xlsx, ".xlsx"), "docx": (docx, ".docx"), "html": (html, ".html"), "text": (text, ".txt"), "pdf": (pdfs, ".pdf")}


def all_papers(seed, kinds=None, sizes=(500, 1_000, 2_000, 4_000), scale=1):
    """(kind, file name, bytes), one at a time. `scale` makes the longest ones shorter, for a program built without optimisation."""
    for kind, (make, suffix) in KINDS.items():
        if kinds and kind not in kinds:
            continue
        for name, data in make(random.Random(f"{seed}/{kind}"), scale):
            yield kind, f"{kind}-{name}{suffix}", data
    if not kinds or "forms" in kinds:
        for name, data in forms(random.Random(f"{seed}/forms"), sizes):
            yield "forms", f"form-{name}", data
