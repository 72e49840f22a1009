import ArgumentParser
import HengOperations
import HengRules
import HengValues

/// `heng survey size|draw|count`: how many to ask, whom, and what came of it.
struct SurveyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: "满意度调查：算样本量、抽样、汇总问卷。", discussion: "只读写文件，不写入数据库。",
    subcommands: [SurveySizeCommand.self, SurveyDrawCommand.self, SurveyCountCommand.self])

  /// Bytes of one list.
  static let mostBytes = 1 << 28

  static func terms() throws -> SurveyTerms {
    try SurveyTerms(try ProfileLibrary.load().profile("national"), on: try Engines.required().now().date())
  }

  static func input(_ path: String) throws(FileProblem) -> MatchRosters.Input {
    MatchRosters.Input(name: path.shownName, bytes: try FileAccess.read(path, atMost: mostBytes))
  }

  static func percentage(_ text: String?, _ what: String) throws -> Percentage? {
    guard let text else { return nil }
    let known = (try? Percentage(parsing: text)) ?? (try? ExactDecimal(parsing: text)).map { Percentage($0) }
    guard let known, known.digits.ratio > .zero, known.digits.ratio <= Ratio(100) else {
      throw Exit.refused("\(what)“\(text)”看不懂。请写成 5% 这样的百分数。")
    }
    return known
  }
}

/// Where an output of the survey commands goes (输出).
struct SurveyOutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("格式：text、json 或 xlsx；不写时看 --out 的后缀，也没有时为 text。", valueName: "格式"))
  var format: String?

  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件"))
  var out: String?

  func wanted() throws -> SurveyFormat {
    let ending = out.map { OutputEnding.text($0) }.flatMap { $0 == "txt" ? .text : SurveyFormat(rawValue: $0) }
    let all = SurveyFormat.allCases.map(\.rawValue).joined(separator: "、")
    if let format {
      guard let known = SurveyFormat(rawValue: format) else { throw Exit.refused("没有“\(format)”这种格式。可选：\(all)。") }
      if let ending, ending != known { throw Exit.refused("--format \(format) 与文件名 \(out ?? "") 的后缀不一致，没有写任何文件。请改正其中一处。") }
      return try shown(known)
    }
    if out != nil, ending == nil { throw Exit.refused("从文件名看不出格式。后缀可以是 txt、json、xlsx；也可以用 --format 写明格式。") }
    return try shown(ending ?? .text)
  }

  private func shown(_ format: SurveyFormat) throws -> SurveyFormat {
    if format == .xlsx, out == nil, Terminal.isShown { throw Exit.refused("xlsx 文件不能显示在终端上。请用 --out 写明文件名。") }
    return format
  }

  func write(_ bytes: [UInt8]) throws {
    guard let out else { return try Terminal.output(bytes) }
    do throws(FileProblem) { try FileAccess.write(bytes, to: out) } catch { throw Exit.refused(error.message) }
    Terminal.error("已写入 \(out)（\(bytes.count)字节）。")
  }
}

struct SurveySizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "size", abstract: "按总体和允许误差算样本量。")

  @Option(help: ArgumentHelp("总体有多少人或户。", valueName: "个数"))
  var population: Int

  @Option(help: ArgumentHelp("允许误差，例如 5%；不写按参数表。", valueName: "百分数"))
  var error: String?

  func run() async throws {
    guard (1...1_000_000_000).contains(population) else { throw Exit.refused("总体应在1至10亿之间。") }
    let sizes = SampleSize(try SurveyCommand.terms())
    let needed = sizes.needed(of: population, error: try SurveyCommand.percentage(error, "允许误差")?.ratio)
    let margin = sizes.margin(of: needed, in: population).map { Percentage(of: $0).digits.description } ?? "0"
    try Terminal.output("总体\(population)，应抽\(needed)（95%置信水平，误差约±\(margin)个百分点）")
  }
}

struct SurveyDrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "从名单里抽样，同一名单同一种子抽出的总是相同。",
    discussion: "名单是 xlsx 或 CSV（UTF-8、GB18030），首行是栏目名。抽样名单只写行号，不写姓名和号码。")

  @Argument(help: ArgumentHelp("名单（抽样框）。", valueName: "名单"))
  var frame: String

  @Option(help: ArgumentHelp("区分每一个的栏目，例如 身份证号。", valueName: "栏目"))
  var on: String

  @Option(help: ArgumentHelp("随机种子，例如抽样当天的日期；请与抽样名单一起存档。", valueName: "种子"))
  var seed: String

  @Option(help: ArgumentHelp("按哪一栏分层，例如 乡镇；各层按人数分配。", valueName: "栏目"))
  var strata: String?

  @Option(help: ArgumentHelp("抽多少个；不写按允许误差算。", valueName: "个数"))
  var size: Int?

  @Option(help: ArgumentHelp("允许误差，例如 5%；不写按参数表。", valueName: "百分数"))
  var error: String?

  @OptionGroup var output: SurveyOutputOptions

  func run() async throws {
    let format = try output.wanted()
    let wish = DrawSample.Wish(
      unit: on, stratum: strata, size: size, error: try SurveyCommand.percentage(error, "允许误差"), seed: seed)
    do {
      let sample = try DrawSample(try SurveyCommand.terms())(try SurveyCommand.input(frame), wish)
      try output.write(try sample.output(as: format))
    } catch let error as FileProblem { throw Exit.refused(error.message) } catch let error as SurveyError {
      throw Exit.refused(error.message)
    }
  }
}

struct SurveyCountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "汇总问卷：满意度、误差、回答率和各层结果。",
    discussion: "回收表是 xlsx 或 CSV，一行一人。答案是非常满意、满意、一般、不满意、非常不满意，或5至1分；空着的是没有回答。")

  @Argument(help: ArgumentHelp("问卷回收表。", valueName: "回收表"))
  var answers: String

  @Option(help: ArgumentHelp("总体满意度一题的栏目。", valueName: "栏目"))
  var answer: String

  @Option(help: ArgumentHelp("访问结果的栏目：完成、拒答、无人、迁出、错误名单、不合格。", valueName: "栏目"))
  var outcome: String?

  @Option(help: ArgumentHelp("按哪一栏分层列示。", valueName: "栏目"))
  var strata: String?

  @Option(help: ArgumentHelp("抽样时的名单，有同样的分层栏目；用来按各层人数加权。", valueName: "名单"))
  var frame: String?

  @Option(help: ArgumentHelp("总受益人口数。", valueName: "个数"))
  var population: Int?

  @Option(help: ArgumentHelp("口径：有效回答、全部调查对象、全部受益对象 或 五级折分平均；不写按有效回答。", valueName: "口径"))
  var rule: String?

  @Flag(help: "问卷写明“基本满意”算满意。")
  var basic = false

  @Option(help: ArgumentHelp("计划调查多少个。", valueName: "个数"))
  var planned: Int?

  @Option(help: ArgumentHelp("满意度指标值，例如 95%。", valueName: "百分数"))
  var target: String?

  @OptionGroup var output: SurveyOutputOptions

  func run() async throws {
    let format = try output.wanted()
    let rule = try self.rule.map { text in
      guard let known = SatisfactionRule(rawValue: text) else {
        throw Exit.refused("没有“\(text)”这种口径。可选：\(SatisfactionRule.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      return known
    }
    if frame != nil, strata == nil { throw Exit.refused("给出名单时请用 --strata 写明分层的栏目。") }
    if let wrong = [population, planned].compactMap({ $0 }).first(where: { $0 < 1 }) { throw Exit.refused("个数“\(wrong)”应大于0。") }
    do {
      var wish = CountAnswers.Wish(
        answer: answer, outcome: outcome, stratum: strata, rule: rule ?? .valid, countsBasic: basic, population: population,
        planned: planned, target: try SurveyCommand.percentage(target, "指标值"))
      if let frame, let strata { wish.populations = try CountAnswers.populations(try SurveyCommand.input(frame), by: strata) }
      let result = try CountAnswers(try SurveyCommand.terms())(try SurveyCommand.input(answers), wish)
      try output.write(try result.output(as: format))
    } catch let error as FileProblem { throw Exit.refused(error.message) } catch let error as SurveyError {
      throw Exit.refused(error.message)
    }
  }
}
