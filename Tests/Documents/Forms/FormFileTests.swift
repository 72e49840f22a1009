import HengData
import HengDocuments
import HengInvented
import HengValues
import Testing

@Suite("Form files")
struct FormFileTests {
  private func file(_ key: String) throws -> String { try OfficialForm.layout(key).written }

  private func refusal(_ text: String) -> String {
    do throws(DataError) {
      _ = try FormLayout.read(text, file: "表.yaml")
      return ""
    } catch { return error.description }
  }

  /// The file with its first occurrence of some words put otherwise.
  private func refusal(_ key: String, replacing old: String, with new: String) throws -> String {
    var text = try file(key)
    let place = try #require(text.firstRange(of: old), "\(old) is not in \(key)")
    text.replaceSubrange(place, with: new)
    return refusal(text)
  }

  @Test("every layout that the program carries is read, and each kind has one")
  func carried() throws {
    let library = try FormLibrary.standard()
    #expect(library.layouts.count >= 16)
    #expect(Set(library.layouts.map(\.kind)) == Set(FormKind.allCases))
    for file in FormResources.files { #expect(file.text.contains("form: \(file.name.dropLast(5))\n"), "\(file.name)") }
  }

  @Test("a layout written as a file is read as the same layout", arguments: OfficialForm.carried)
  func written(key: String) throws {
    let layout = try OfficialForm.layout(key)
    #expect(try FormLayout.read(layout.written, file: "表.yaml") == layout)
  }

  @Test("names of fields are unique, and are found with other dots and blanks")
  func names() {
    #expect(Set(FormField.allCases.map(\.name)).count == FormField.allCases.count)
    for field in FormField.allCases { #expect(FormField(named: " " + field.name.replacing("·", with: ".")) == field) }
    #expect(FormField(named: "项目名") == nil)
  }

  @Test("an unknown field is refused with its line, its place and fields of like names")
  func unknownField() throws {
    let said = try refusal("selfEvaluation.shanxi", replacing: "{{项目名称}}", with: "{{项目名}}")
    #expect(said.contains("表.yaml 第") && said.contains("blocks › 第1项 › rows › 第1项 › 第2项"), "\(said)")
    #expect(said.contains("没有名为“项目名”的字段") && said.contains("项目名称"), "\(said)")
    #expect(try refusal("target.hebei", replacing: "{{资金用途}}", with: "{{资金用途").contains("没有写完"))
  }

  @Test("cells that overlap or leave a hole are refused with their row")
  func grid() throws {
    let wide = try refusal("target.ningxia", replacing: "{text: \"{{主管部门及代码}}\", columns: 2}", with: "{text: \"{{主管部门及代码}}\", columns: 3}")
    #expect(wide.contains("超出表格") && wide.contains("rows › 第2项"), "\(wide)")
    let hole = try refusal("target.ningxia", replacing: "{text: \"{{主管部门及代码}}\", columns: 2}", with: "\"{{主管部门及代码}}\"")
    #expect(hole.contains("第2行第5列被0个单元格占用"), "\(hole)")
    #expect(try refusal("target.ningxia", replacing: "[12, 14, 18, 38, 18]", with: "[12, 14, 18, 38, 17]").contains("合计100，现为99"))
  }

  @Test("a form without end is refused")
  func endless() throws {
    #expect(try refusal("target.ningxia", replacing: "columns: 4}", with: "columns: 400000000}").contains("columns 应为1至200"))
    #expect(try refusal("target.ningxia", replacing: "rows: 3}", with: "rows: 300000000}").contains("rows 应为1至200"))
  }

  @Test("a field that the kind must have, or cannot have, or that stands twice, is named")
  func fields() throws {
    #expect(
      try refusal("selfEvaluation.shanxi", replacing: "\"{{实际完成值}}\"", with: "\"{{手填}}\"").contains("缺少字段：实际完成值"))
    #expect(
      try refusal("target.ningxia", replacing: "\"{{指标值}}\"", with: "\"{{实际完成值}}\"").contains("没有字段“实际完成值”"))
    #expect(try refusal("target.ningxia", replacing: "{{其他资金·年初预算数}}", with: "{{财政拨款·年初预算数}}").contains("写了两次"))
    #expect(try refusal("target.ningxia", replacing: "{{项目期}}", with: "{{三级指标}}").contains("写了两次"))
  }

  @Test("a misspelt key is refused, not passed over")
  func keys() throws {
    let said = try refusal("target.ningxia", replacing: "columns: 4}", with: "colums: 4}")
    #expect(said.contains("没有“colums”这一项"), "\(said)")
    #expect(try refusal("target.ningxia", replacing: "trust: S", with: "trust: S\nextra: 1").contains("没有“extra”这一项"))
    #expect(try refusal("target.ningxia", replacing: "kind: target.project", with: "kind: target.village").contains("没有名为“target.village”"))
    #expect(try refusal("target.hebei", replacing: "least: 7.5", with: "least: 7.3").contains("字号"))
  }

  @Test("the earlier names of forms are kinds still")
  func earlierNames() {
    #expect(FormKind(named: "target.ningxia") == .projectTarget && FormKind(named: "selfEvaluation.general") == .projectSelfEvaluation)
    #expect(FormKind(named: "monitoring.project") == .projectMonitoring && FormKind(named: "other") == nil)
  }
}

@Suite("A blank with tags becomes a form file")
struct FormDefinitionTests {
  private func define(_ layout: FormLayout, _ sheet: Sheet) throws -> FormLayout {
    try FormDefinition.layout(
      sheet, page: layout.page,
      heading: FormDefinition.Heading(key: layout.key, kind: layout.kind, region: layout.region, source: layout.source))
  }

  private func tagged(_ layout: FormLayout) throws -> Sheet {
    guard case .sheet(var sheet) = OfficialForm.tagged(layout).blocks.first else { throw OfficialForm.UnknownLayout(key: layout.key) }
    // What a workbook does not hold.
    sheet.repeatedRows = nil
    sheet.leastTypeSize = nil
    return sheet
  }

  @Test("the tagged blank of each layout gives the layout again, but for what a blank cannot say", arguments: OfficialForm.carried)
  func identity(key: String) throws {
    var layout = try OfficialForm.layout(key)
    var made = try define(layout, tagged(layout))
    made.name = layout.name
    layout.values = FormValueStyle()
    layout.type.least = nil
    #expect(made.blocks == layout.blocks)
    #expect(made == layout)
  }

  @Test("unknown tags are all listed with their cells")
  func unknown() throws {
    let layout = try OfficialForm.layout("target.ningxia")
    var sheet = try tagged(layout)
    sheet.rows[0].cells[1].runs = [.text("{{项目}}")]
    sheet.rows[2].cells[1].runs = [.text("{{属性}}")]
    let refusal = #expect(throws: FormDefinition.Refusal.self) { try define(layout, sheet) }
    #expect(refusal?.problems.compactMap(\.cell).map { [$0.row, $0.column] } == [[0, 1], [2, 1]])
  }
}
