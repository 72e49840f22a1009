import ArgumentParser
import HengDomain
import HengOperations
import HengStore
import HengValues

extension AccountsCommand {
  /// `heng accounts unsettled`: the payments that are 待核对, with their ids.
  struct Unsettled: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "列出待核对的支付：两套台账对不上的，和没有写明项目的项目支出。")
    @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
    @Option(help: ArgumentHelp("年度，例如 2022。", valueName: "年度")) var year: Int
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      guard let division = try? AdministrativeDivision(county), let year = try? FiscalYear(year) else {
        throw refuse("县区代码或年度有误。请写成 --county 141123 --year 2022。")
      }
      let payments = try await database.disclosing { desk in
        try await desk.unsettledPayments(CountyYear(county: division, year: year))
      }
      guard !payments.isEmpty else { return try Terminal.output("没有待核对的支付。") }
      try Terminal.output(
        payments.map { payment in
          [
            payment.id.text, payment.reach.label, payment.dateText, payment.voucher, payment.purpose, "\(payment.amount.yuan.grouped)元",
          ].filter { !$0.isEmpty }.joined(separator: "　")
        }.joined(separator: "\n"))
    }
  }

  /// `heng accounts settle ID --project P`: a person decides on one of them.
  struct Settle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "核对一笔支付：属于哪个项目、不属于任何项目，或与别处是同一笔。",
      discussion: "原来的一笔先冲销，再按核对结果重记；写 --same 的只冲销。编号用 heng accounts unsettled 查看。")
    @Argument(help: ArgumentHelp("支付的编号。", valueName: "编号")) var payment: String
    @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
    @Option(help: ArgumentHelp("属于这个项目（项目编号）。", valueName: "项目")) var project: String?
    @Flag(help: "不属于已登记的任何项目。") var noProject = false
    @Flag(help: "与台账中另一笔是同一笔，冲销。") var same = false
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var person: PersonOptions

    func run() async throws {
      guard let division = try? AdministrativeDivision(county) else { throw refuse("县区代码有误。请写成 --county 141123。") }
      let choices = [project.map { PaymentSettlement.project(ID($0)) }, noProject ? .noProject : nil, same ? .takenBack : nil].compactMap(
        \.self)
      guard choices.count == 1, let settlement = choices.first else {
        throw refuse("请写明一种核对结果：--project 项目编号、--no-project 或 --same。")
      }
      try await database.disclosing { desk in
        try await desk.settle(ID(payment), of: division, settlement, by: person.by, reason: person.reason)
      }
      Terminal.error("支付“\(payment)”已核对。")
    }
  }
}
