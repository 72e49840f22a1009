import ArgumentParser
import HengDomain
import HengOperations
import HengStore
import HengValues

struct RegisterImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入名册，有一行不对就一行也不导入。",
    discussion: """
      xlsx 或 CSV（UTF-8、GB18030）均可，首行是栏目名，一人一行。必须有：户编号、行政区划代码、户类型、认定日期、姓名、身份证号、与户主关系。
      可以有：风险类型、风险消除日期、劳动能力、在校情况、务工情况、银行卡号、联系电话。同一份名册再导入一次，什么也不改变。
      """)

  @Argument(help: ArgumentHelp("名册。", valueName: "文件")) var file: String
  @Flag(help: "只预览：列出会导入多少和哪些行不对，不写入。") var preview = false
  @OptionGroup var register: RegisterOptions
  @OptionGroup var person: PersonOptions

  private static let mostBytes = 1 << 28

  func run() async throws {
    let role = try person.knownRole()
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try FileAccess.read(file, atMost: Self.mostBytes) } catch { throw refuse(error.message) }
    try await register.desk { desk, county in
      let plan = try await desk.plan(bytes, named: file.shownName, of: county)
      if !plan.unread.isEmpty { Terminal.error("没有读这些栏：\(plan.unread.joined(separator: "、"))。") }
      guard plan.faults.isEmpty else {
        try Terminal.output(plan.faults.map(\.message).joined(separator: "\n"))
        throw refuse("共\(plan.rows)行，有\(plan.faults.count)处不对，没有导入任何一行。请改正后重新导入。")
      }
      let people = plan.entries.reduce(0) { $0 + $1.people.count }
      guard people > 0 else { throw refuse("名册里没有可导入的行。请核对文件。") }
      if preview { return Terminal.error("可以导入：\(plan.entries.count)户，\(people)人。没有写入。") }
      let change = try await desk.put(
        plan, of: bytes, named: file.shownName, desk.note(person.by, as: role, reason: person.reason))
      Terminal.error(change.words)
    }
  }
}

extension RegisterChange {
  fileprivate var words: String {
    isNothing
      ? "名册与库里相同，没有改动。"
      : "已导入：新增\(newHouseholds)户、\(newPeople)人，改动\(changedPeople)人，新的户状态\(newStatuses)条，迁动\(movedHouseholds)户。"
  }
}
