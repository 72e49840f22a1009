import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengReaders
import HengRules
import HengStore
import HengValues
import HengWriters
import Testing

/// A form of a province that no code knows: 虚构省's self-evaluation, with points before the values and names of its own.
@Suite("A form of another province is data alone")
struct ForeignFormTests {
  private static let file = """
    form: selfEvaluation.xugou
    kind: selfEvaluation.project
    name: 虚构省项目自评表
    region: 虚构省
    source: 虚构省财政厅〔2030〕1号附件
    trust: D
    sheet: 自评
    title: [虚构省财政项目自评表, "（{{年度}}年度）"]
    page: {orientation: landscape, top: 12}
    type: {size: "9", least: "7"}
    columns: [8, 12, 12, 20, 8, 14, 14, 12]
    blocks:
      - rows:
          - [{text: 自评项目, columns: 2}, {text: "{{项目名称}}", columns: 6}]
          - [{text: 归口部门, columns: 2}, {text: "{{主管部门}}", columns: 2}, {text: 用款单位, columns: 2}, {text: "{{实施单位}}", columns: 2}]
          - [{text: "经费（{{金额单位}}）", rows: 2}, 经费来源, 年初数, 调整数, 支出数, 支出率, 满分, 得分]
          - [经费合计, "{{资金总额·年初预算数}}", "{{资金总额·全年预算数}}", "{{资金总额·执行数}}", "{{资金总额·执行率}}", "{{资金总额·分值}}", "{{资金总额·得分}}"]
          - [{text: 目标, columns: 2}, {text: "{{年度总体目标}}", columns: 3}, 成效, {text: "{{实际完成情况}}", columns: 2}]
      - indicators:
          header:
            - [类, 项, 目, 满分, {text: 要求, bold: true}, 结果, 得分, 缘由]
          row: ["{{一级指标}}", "{{二级指标}}", "{{三级指标}}", "{{指标分值}}", "{{指标值}}", "{{实际完成值}}", "{{指标得分}}", "{{未完成原因}}"]
      - rows:
          - [{text: 总得分, columns: 6}, "{{总分}}", "{{手填}}"]
          - [{text: 等级, columns: 4}, "优 {{勾选·自评优}}", "良 {{勾选·自评良}}", "中 {{勾选·自评中}}", "差 {{勾选·自评差}}"]
    """

  private let layout: FormLayout
  private let library: FormLibrary
  private let samples: SampleLedgers

  init() throws {
    layout = try DefineForm.check(Self.file, file: "selfEvaluation.xugou.yaml")
    library = FormLibrary.carried.adding([layout])
    samples = try SampleLedgers.load()
  }

  private func ledgers() throws -> [(ProjectLedger, County)] {
    try samples.ledgers.filter { !$0.selfEvaluations.isEmpty }.map { ledger in
      (ledger, try #require(samples.counties.first { $0.division == ledger.project.county }))
    }
  }

  private func table(_ bytes: [UInt8]) throws -> PaperTable { try #require(PaperReader.read(bytes).tables.first) }

  @Test("it prints in four formats and is scored from each as its JSON is", arguments: PaperFormat.allCases)
  func scored(format: PaperFormat) throws {
    let files = ScoreFiles(try ProfileLibrary.load(), forms: library)
    for (ledger, county) in try ledgers() {
      let name = "\(ledger.project.id.text) \(format.rawValue)"
      let document = try OfficialForm.document(layout, ledger, county: county, facts: FormFacts(ledger))
      let bytes = try PrintForm.print(document, as: format)
      let input = try #require(ledger.selfEvaluations.last).scoreInput(ledger, profile: "sx.xingxian")
      let typed = try files.score(Array(input.utf8), file: "a.json", profile: nil)
      let read = try files.score(bytes, file: "a.\(format.rawValue)", profile: "sx.xingxian")
      #expect(read.project == ledger.project.name, "\(name)")
      #expect(read.card.total == typed.card.total && read.card.grade == typed.card.grade, "\(name)")
      #expect(read.card.items.map(\.score) == typed.card.items.map(\.score), "\(name)")
      #expect(read.card.execution?.score == typed.card.execution?.score, "\(name)")
    }
  }

  @Test("what a workbook of it says is read back without a difference")
  func readBack() throws {
    let reader = FormReader(library.layouts)
    for (ledger, county) in try ledgers() {
      let document = try OfficialForm.document(layout, ledger, county: county, facts: FormFacts(ledger))
      let read = try reader.read(XLSXReader.read(XLSXWriter.write(document)).document)
      #expect(read.layout.key == layout.key)
      let isSame = try read.texts == reader.read(document).texts
      #expect(isSame, "\(ledger.project.id.text)")
    }
  }

  @Test("without its file the same paper is refused, with the headers that are missing")
  func unknown() throws {
    let (ledger, county) = try #require(try ledgers().first)
    let bytes = try XLSXWriter.write(OfficialForm.document(layout, ledger, county: county, facts: FormFacts(ledger)))
    let files = ScoreFiles(try ProfileLibrary.load())
    #expect { try files.results(bytes, file: "a.xlsx", profile: nil) } throws: { error in
      (error as? ScoreInputError)?.message.contains("缺少栏目") ?? false
    }
  }

  @Test("every self-evaluation layout is scored from every format as its JSON is", arguments: PaperFormat.allCases)
  func allLayouts(format: PaperFormat) throws {
    let files = ScoreFiles(try ProfileLibrary.load())
    let (ledger, county) = try #require(try ledgers().first)
    let input = try #require(ledger.selfEvaluations.last).scoreInput(ledger, profile: "sx.xingxian")
    let typed = try files.score(Array(input.utf8), file: "a.json", profile: nil)
    for layout in FormLibrary.carried.layouts where layout.kind.record == .selfEvaluation {
      let bytes = try PrintForm.print(OfficialForm.document(layout, ledger, county: county, facts: FormFacts(ledger)), as: format)
      let read = try files.score(bytes, file: "a.\(format.rawValue)", profile: "sx.xingxian")
      let name = "\(layout.key) \(format.rawValue)"
      #expect(read.card.execution?.score == typed.card.execution?.score, "\(name)")
      // Without a column of points the groups' points are split.
      guard layout.fields.contains(.row(.weight)) else { continue }
      #expect(read.card.total == typed.card.total, "\(name)")
    }
  }

  @Test("a workbook that is defined from a tagged blank is the form file again", arguments: FormLibrary.carried.layouts.map(\.key))
  func defined(key: String) throws {
    var layout = try #require(FormLibrary.carried.layout(key))
    let bytes = try XLSXWriter.write(OfficialForm.tagged(layout))
    let heading = FormDefinition.Heading(key: key, kind: layout.kind, region: layout.region, source: layout.source)
    var made = try DefineForm.define(bytes, file: "空白.xlsx", heading: heading)
    // What a blank cannot say.
    made.name = layout.name
    layout.values = FormValueStyle()
    layout.type.least = nil
    #expect(made.written == layout.written)
  }

  @Test("unknown tags of a blank are named by their cells, with the fields there are")
  func unknownTags() throws {
    let text = Self.file.replacing("{{主管部门}}", with: "{{手填}}")
    let changed = try DefineForm.check(text, file: "a.yaml")
    var document = OfficialForm.tagged(changed)
    guard case .sheet(var sheet) = document.blocks.first else { return }
    sheet.rows[1].cells[1].runs = [.text("{{主管部}}")]
    document.blocks = [.sheet(sheet)]
    let bytes = try XLSXWriter.write(document)
    let heading = FormDefinition.Heading(key: "a", region: "虚构省", source: layout.source)
    #expect { try DefineForm.define(bytes, file: "空白.xlsx", heading: heading) } throws: { error in
      let said = (error as? PrintError)?.message ?? ""
      return said.contains("C4：没有名为“主管部”的字段") && said.contains("主管部门及代码")
    }
    let plain = try XLSXWriter.write(OfficialForm.open(layout, year: "2030"))
    #expect { try DefineForm.define(plain, file: "空白.xlsx", heading: heading) } throws: { error in
      (error as? PrintError)?.message.contains("没有标记") ?? false
    }
  }
}

@Suite("A county's own form comes before that of its profile, from its day on")
struct OwnFormTests {
  @Test("by version and day")
  func inForce() throws {
    let library = try ProfileLibrary.load()
    var first = try #require(FormLibrary.carried.layout("selfEvaluation.anhui"))
    first.key = "selfEvaluation.own"
    var second = first
    second.name = "第二版"
    let forms = [
      OwnForm(layout: first, validFrom: try CivilDate("2022-01-01")), OwnForm(layout: second, validFrom: try CivilDate("2023-06-01")),
    ]
    let county = CountyForms(try library.profile("sx.xingxian"), own: forms)
    #expect(try county.layouts(of: .projectSelfEvaluation, in: FiscalYear(2021)).map(\.key) == ["selfEvaluation.shanxi"])
    #expect(try county.layouts(of: .projectSelfEvaluation, in: FiscalYear(2022)) == [first])
    #expect(try county.layouts(of: .projectSelfEvaluation, in: FiscalYear(2023)) == [second])
    #expect(try county.layouts(of: .projectTarget, in: FiscalYear(2023)).map(\.key) == ["target.national"])
  }

  @Test("a file of a name that the program carries is refused before it is kept")
  func names() throws {
    let text = try #require(FormLibrary.carried.layout("selfEvaluation.anhui")).written
    let county = try AdministrativeDivision("149901"), day = try CivilDate("2022-01-01"), time = try Timestamp("2026-09-01T08:30:00Z")
    #expect(throws: PrintError.self) { try DefineForm.file(text, named: "a.yaml", county: county, from: day, by: "示例登记人", at: time) }
    let own = text.replacing("form: selfEvaluation.anhui", with: "form: selfEvaluation.own")
    let kept = try DefineForm.file(own, named: "a.yaml", county: county, from: day, by: "示例登记人", at: time)
    #expect(kept.key == "selfEvaluation.own" && kept.kind == "selfEvaluation.project" && kept.sha256.utf8.count == 64)
    #expect(try OwnForm.forms([kept]).map(\.layout.key) == ["selfEvaluation.own"])
  }
}
