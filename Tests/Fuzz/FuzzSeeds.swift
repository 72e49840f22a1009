import HengTestSupport

/// Inputs to begin with: sound files of every kind, and small nasty ones.
package enum FuzzSeeds {
  private static let spaces = "xmlns:w='w' xmlns:w14='w14' xmlns:mc='mc' xmlns:m='m' xmlns:v='v' xmlns:r='r'"

  package static let sound: [[UInt8]] = [
    FuzzInput.packed(
      .file, ["目录\n第一部分 概况\t1\n\n一、收入情况\n项目\t预算\t决算\n甲\t1,234.50\t99.41%\n\t2\t\n\n\u{0C}| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n<p>注</p>\n"]),
    FuzzInput.packed(.file, [page]),
    FuzzInput.packed(.body, [everything]),
    FuzzInput.packed(.layout, layout),
    FuzzInput.packed(
      .word,
      [
        "<w:document \(spaces)><w:body>\(Words.item("甲", level: 1))\(everything)</w:body></w:document>",
        "<w:numbering \(spaces)><w:abstractNum w:abstractNumId=\"1\">\(Words.level(0, "chineseCounting", "%1、"))\(Words.level(1, "decimalEnclosedCircle", "%1.%2", "<w:isLgl/>"))</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"3\"/></w:lvlOverride></w:num></w:numbering>",
        "<w:styles \(spaces)><w:style w:type=\"paragraph\" w:styleId=\"h\" w:default=\"1\"><w:basedOn w:val=\"g\"/><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:style></w:styles>",
        "<w:footnotes \(spaces)><w:footnote w:id=\"2\">\(Words.paragraph("注"))</w:footnote></w:footnotes>",
      ]),
    FuzzInput.packed(
      .workbook,
      [
        "<worksheet><cols><col min=\"1\" max=\"2\" width=\"9\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\" s=\"1\"><v>0.125</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>内_x000D_</t></is></c><c r=\"C3\"><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells></worksheet>",
        "<sst><si><t>甲</t></si><si><r><t>乙</t></r><rPh><t>yi</t></rPh></si></sst>",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0.00%;[Red]-0\"/></numFmts><borders><border><left style=\"thin\"/></border></borders><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"170\" borderId=\"0\"><alignment horizontal=\"center\"/></xf></cellXfs></styleSheet>",
      ]),
  ]

  /// Every element that the reader of OFD knows.
  private static let layout = [
    "<Page><Area><PhysicalBox>0 0 210 297</PhysicalBox></Area><Template TemplateID='2'/><Content><Layer><PageBlock>"
      + "<TextObject Boundary='20 20 100 5' Size='4' HScale='0.9' CTM='1 0 0 1 0 0'><CGTransform CodePosition='0'><Glyphs>1 2</Glyphs></CGTransform>"
      + "<TextCode X='0' Y='4' DeltaX='g 2 4 3.5' DeltaY='g 3 0'>合计金额</TextCode><TextCode DeltaY='4 4'>竖排</TextCode></TextObject></PageBlock>"
      + "<PathObject Boundary='10 10 100 40' Fill='true'><Clips><Clip/></Clips><AbbreviatedData>M 0 0 L 100 0 L 100 40 L 0 40 C M 0 20 L 100 20 M 50 0 L 50 40"
      + "</AbbreviatedData></PathObject><ImageObject Boundary='0 0 9 9'/><CompositeObject/></Layer></Content></Page>",
    "<Page><Content><Layer><PathObject Boundary='0 0 1 1'><AbbreviatedData>S 0 0 B 1 1 2 2 3 3 Q 1 1 2 2 A 1 1 0 0 0 9 9"
      + "</AbbreviatedData></PathObject></Layer></Content></Page>",
  ]

  /// An archive with an archive inside, and names that lead nowhere good.
  private static let archive: [UInt8] =
    [FuzzInput.Kind.archive.rawValue]
    + StoredZip.pack([
      ("甲.txt", Array("正文".utf8)), ("../乙.txt", [65]), ("丙/", []),
      ("内.zip", StoredZip.pack([("丁.txt", [66]), ("深.zip", StoredZip.pack([("戊", [])]))])),
    ])

  /// Every element that the reader of web pages knows.
  private static let page =
    "<!DOCTYPE html><html><head><title>题</title><style>p{}</style></head><body><h1>第一部分&nbsp;概况</h1><p hidden>藏</p>"
    + "<ol start=3><li>甲<li value=7>乙</ol><pre>一\n 二</pre><script>if(a<b){}</script><!-- 注 --><p>10<sup>2</sup>&#20803;<br>&amp;<img src=x>"
    + "<table border><caption>表<div>单位：元</div></caption><thead><tr><th rowspan=2>项</th><th colspan='2'>数</th></tr><tr><th>1<th>2</thead>"
    + "<tbody><tr><td>甲<td>1,234.50<td><table><tr><td>内<td>表</table></tbody></table><input type=checkbox checked>优</body></html>"

  /// Every element that the reader of DOCX knows.
  private static let everything =
    Words.paragraph(
      runs: Words.run("甲\t乙\n")
        + "<w:del w:id=\"1\">\(Words.run("删"))</w:del><w:ins>\(Words.run("2", "<w:vertAlign w:val=\"superscript\"/>"))</w:ins>"
        + "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>eq \\o\\ac(□,√)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:footnoteReference w:id=\"2\"/></w:r>"
        + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\(Words.paragraph("框"))</w:txbxContent></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent></w:r>"
        + "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
      "<w:pStyle w:val=\"h\"/><w:rPr><w:del/></w:rPr>")
    + "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>\(Words.paragraph("☒"))</w:sdtContent></w:sdt>"
    + Words.table([
      [Words.cell("项", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>"), Words.cell("1", "<w:hMerge w:val=\"restart\"/>")],
      [
        Words.cell("", "<w:gridSpan w:val=\"2\"/><w:vMerge/>"),
        Words.cell(inside: Words.table([[Words.cell("内"), Words.cell("2")]]) + "<w:p/>"),
      ],
    ])
    + "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"2\"/></w:trPr>\(Words.cell("x"))</w:tr></w:tbl>"

  private static let layouts: [[UInt8]] = [
    [
      "<Page><TextObject Size='1e6' Boundary='1e6 1e6 1 1' CTM='1e6 0 0 1e6 1e6 1e6'><TextCode X='g 1 1' DeltaX='g 20000 1e6'>甲乙</TextCode></TextObject></Page>"
    ],
    ["<Page>" + String(repeating: "<TextObject Size='4'><TextCode>", count: 3_000)],
    ["<Page><PathObject><AbbreviatedData>" + String(repeating: "M 0 0 L 9 0 ", count: 9_999) + "</AbbreviatedData></PathObject></Page>"],
    [
      "<Page/>", "",
      "<Document><Pages>" + String(repeating: "<Page BaseLoc='Pages/Page_0/Content.xml'/>", count: 60) + "</Pages></Document>",
    ],
    ["<Page/>", "", "", "<OFD><DocRoot>../../x</DocRoot><DocRoot/></OFD>"],
  ].map { FuzzInput.packed(.layout, $0) }

  /// Each in a way that once broke some reader, ours or another's.
  package static let nasty: [[UInt8]] =
    [archive] + layouts
    + [
      "", "\t", "|", "||", "\n\t\n", "\r", "\u{FEFF}", "a\t\n\t", "+-+-+", "|-|-|", "| |\n| |", "<!--", "<?xml", "<!DOCTYPE", "目录\n甲\t1",
      "%PDF-", "{\\rtf", "PK", "1\t99999999999999999999", "第\t1\n第\t2\n第\t3", String(repeating: "\t", count: 9_999) + "x\na\tb\nc\td",
      String(repeating: "a\t\n", count: 15_000), String(repeating: "\u{0C}\n", count: 9_999),
      String(repeating: "|x", count: 20_000) + "\n|a|b|", "<html>", "<html", "<html><table", "<html><p hidden>", "<html><!--",
      "<html><script>x",
      "<html></table></td></tr>x", "<html><td>x<table><td rowspan=0 colspan=0>y<td colspan=99999999999>z",
      "<html>&#xD800;&#0;&#99999999999;&",
      "<html>" + String(repeating: "<table><tr><td>", count: 100), "<html>" + String(repeating: "<div>", count: 20_000) + "x",
      "<html><table>" + String(repeating: "<tr><td rowspan=65534>x", count: 900),
      "<html><table>" + String(repeating: "<td rowspan=9999>x", count: 900) + String(repeating: "<tbody><tr><td>y", count: 900),
      "<html>" + String(repeating: "<ol><li>", count: 5_000), "<html><pre>" + String(repeating: "\n", count: 20_000),
    ].map { FuzzInput.packed(.file, [$0]) }
    + [
      [0xFF, 0xFE], [0xFE, 0xFF, 0xD8], [0xEF, 0xBB, 0xBF], [0x81], [0x81, 0x30], [0x84, 0x31, 0x95, 0x33], [0xE4, 0xBD], [0xC2],
      [0xE2, 0x80], [0xF4, 0x90],
    ]
    .map { [FuzzInput.Kind.file.rawValue] + $0 }
    + [
      "<w:tc><w:p/></w:tc>", "<w:tr/>", "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tbl><w:tr><w:tr/></w:tr></w:tbl></w:tbl>",
      "<w:p><w:p><w:r><w:t>x</w:t></w:r></w:p></w:p>", "<w:r><w:t>x</w:t></w:r>", "<w:t>x</w:t>", "<w:sdtPr><w14:checkbox/></w:sdtPr>",
      "</w:body>",
      "<w:sdtContent/>", "<w:pPr><w:numPr><w:numId w:val='9223372036854775807'/><w:ilvl w:val='-1'/></w:numPr></w:pPr>",
      "<w:p><w:r><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
      "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='-5'/><w:vMerge/></w:tcPr></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>",
      "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='9223372036854775807'/><w:gridAfter w:val='9223372036854775807'/></w:trPr><w:tc/></w:tr></w:tbl>",
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:txbxContent><w:p><w:r><w:t>y</w:t></w:r></w:p></w:txbxContent><w:t>x</w:t></w:r></w:p>",
      "<w:p><w:r><w:sym w:char='FFFFFFFFFF'/><w:sym w:char='D800'/><w:sym/><w:footnoteReference/></w:r></w:p>",
      "<w:footnote w:id='1'><w:p/></w:footnote>", "<w:p><w:den/><w:num/></w:p>", String(repeating: "<w:txbxContent>", count: 200),
      String(repeating: "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", count: 5_000),
      String(repeating: "<w:p><w:r><w:br/><w:br/></w:r></w:p>", count: 8_000),
      "<w:p><w:r>" + String(repeating: "<w:fldChar w:fldCharType='begin'/>", count: 2_000),
    ].map { FuzzInput.packed(.body, [$0]) }
    + [
      ["<worksheet><mergeCells><mergeCell ref='A1:A1'/><mergeCell ref='B2:A1'/></mergeCells></worksheet>"],
      ["<worksheet><sheetData><row r='20000'><c r='ALL20000'><v>1</v></c></row><row r='1'><c><v>1</v></c></row></sheetData></worksheet>"],
      ["<worksheet><sheetData><row><c t='s'><v>-1</v></c></row></sheetData></worksheet>"],
      [
        "<worksheet><sheetData><row><c s='-1'><v>1e400</v></c><c s='99'><v>-</v></c><c t='d'><v>T00:00:00</v></c></row></sheetData></worksheet>"
      ],
      ["", "", "", "<workbook xmlns:r='r'><sheets>\(String(repeating: "<sheet r:id='r0'/>", count: 50))</sheets></workbook>"],
      [
        "<worksheet><sheetData><row><c s='0'><v>44927</v></c></row></sheetData></worksheet>", "",
        "<styleSheet><numFmts><numFmt numFmtId='1' formatCode='[$-404]yyyy\"年\"mm[h];;;@_)*?'/></numFmts><cellXfs><xf numFmtId='1'/></cellXfs></styleSheet>",
      ],
    ].map { FuzzInput.packed(.workbook, $0) }
}
