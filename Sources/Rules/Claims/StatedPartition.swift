import HengValues

/// A whole and all of its parts, known by their names (完整的分类): 税收收入 and 非税收入, three branches of industry, the three public expenses.
struct StatedPartition {
  typealias Entry = (sentence: StatedSentence, figure: StatedFigure)

  let total: Entry
  let parts: [Entry]

  /// The partitions in the sentences of one passage.
  static func all(in sentences: [StatedSentence]) -> [StatedPartition] {
    let entries = sentences.flatMap { sentence in sentence.figures.map { (sentence: sentence, figure: $0) } }
    guard entries.count > 2 else { return [] }
    let passage = entries[0].sentence.passage
    let words = passage.words(0..<passage.folded.count)
    let told = kinds.filter { members in members.allSatisfy { names in names.contains(where: words.holds) } }
    return told.flatMap { members in found(members, entries) } + publicExpenses(entries)
  }

  private static let kinds: [[[String]]] = [
    [["税收收入"], ["非税收入"]], [["第一产业"], ["第二产业"], ["第三产业"]], [["城镇人口", "城镇居民"], ["乡村人口", "农村人口", "农村居民"]],
    [["地方公共财政", "地方财政收入", "地方一般公共预算"], ["上划"]], [["夏粮"], ["秋粮"]], [["小春"], ["大春"]], [["税务部门"], ["财政部门"]], [["国税部门"], ["地税部门"], ["财政部门"]],
    [["男性"], ["女性"]],
    [["集中采购"], ["分散采购"]], [["货物"], ["工程"], ["服务"]], [["一般债务", "一般债券"], ["专项债务", "专项债券"]],
    [["中央本级", "中央财政", "中央预算单位"], ["地方本级", "地方财政", "地方预算单位"]], [["基本支出"], ["项目支出"]],
  ]

  private static func found(_ members: [[String]], _ entries: [Entry]) -> [StatedPartition] {
    var found: [StatedPartition] = []
    var start = entries.startIndex
    while let first = entries[start...].firstIndex(where: { $0.figure.isPlain && names($0.figure, members) != nil }) {
      start = first + 1
      var parts: [Int: Entry] = [:]
      for entry in entries[first...].prefix(16) where entry.figure.isPlain && entry.figure.kind == entries[first].figure.kind {
        guard let member = names(entry.figure, members) else { continue }
        if parts[member] != nil { break }
        parts[member] = entry
      }
      guard parts.count == members.count else { continue }
      let own = members.indices.compactMap { parts[$0] }
      if let total = total(before: first, own, entries, mustOpen: true) { found.append(StatedPartition(total: total, parts: own)) }
      start = entries.lastIndex { $0.figure == own.map(\.figure).max { $0.range.lowerBound < $1.range.lowerBound } }.map { $0 + 1 } ?? start
    }
    return found
  }

  private static func names(_ figure: StatedFigure, _ members: [[String]]) -> Int? {
    let name = figure.name
    return members.firstIndex { words in words.contains { name.holds($0) && !($0 == "税收收入" && name.holds("非税")) } }
  }

  /// The value before the parts that is nearest to their sum; nil where one gives it exactly, and where nothing says that parts follow.
  private static func total(before first: Int, _ parts: [Entry], _ entries: [Entry], mustOpen: Bool) -> Entry? {
    let figures = parts.map(\.figure)
    guard let kind = figures.first?.kind, Set(figures.map(\.depth)).count == 1 else { return nil }
    let sum = figures.map(\.interval).reduce(Interval(.zero), +)
    let wholes = entries[..<first].filter { entry in
      entry.figure.kind == kind && entry.figure.isPlain && entry.figure.depth <= figures[0].depth && !entry.figure.isEarlier
    }
    if entries.contains(where: { entry in
      !parts.contains { $0.figure == entry.figure } && entry.figure.kind == kind && Agreement(sum, entry.figure.interval).holds
    }) {
      return nil
    }
    guard let best = wholes.min(by: { $0.figure.distance(to: sum.middle) < $1.figure.distance(to: sum.middle) }) else { return nil }
    let between = best.sentence.passage.words(best.figure.range.upperBound..<entries[first].figure.range.lowerBound)
    guard !mustOpen || ["其中", "分部门", "分项", "来看", "包括", "构成", "按", ":"].contains(where: between.holds) else { return nil }
    return best
  }

  // MARK: 三公经费

  private enum Expense { case abroad, cars, purchase, running, reception }

  private static func publicExpenses(_ entries: [Entry]) -> [StatedPartition] {
    guard entries[0].sentence.passage.contains("三公") else { return [] }
    let wholes = entries.indices.filter {
      entries[$0].figure.isPlain && entries[$0].figure.kind == .money && entries[$0].figure.tellsOfPublicExpenses
    }
    return wholes.compactMap { whole in
      let end = wholes.first { $0 > whole } ?? entries.endIndex
      var parts: [Expense: Entry] = [:]
      for entry in entries[(whole + 1)..<end] where entry.figure.isPlain && entry.figure.kind == .money && !entry.figure.isEarlier {
        guard let expense = expense(entry.figure), parts[expense] == nil else { continue }
        parts[expense] = entry
      }
      let cars = parts[.cars].map { [$0] } ?? [parts[.purchase], parts[.running]].compactMap { $0 }
      guard let reception = parts[.reception], !cars.isEmpty else { return nil }
      let own = [parts[.abroad]].compactMap { $0 } + cars + [reception]
      let sum = own.map(\.figure.interval).reduce(Interval(.zero), +)
      // Budget and outturn told together: the parts may be those of the other.
      let isOfOther = entries.contains { entry in
        entry.figure.kind == .money && Agreement(sum, entry.figure.interval).holds && !own.contains { $0.figure == entry.figure }
      }
      guard !isOfOther, own.allSatisfy({ $0.figure.depth == own[0].figure.depth }) else { return nil }
      return StatedPartition(total: entries[whole], parts: own)
    }
  }

  private static func expense(_ figure: StatedFigure) -> Expense? {
    let name = figure.name
    if name.holds("接待") { return .reception }
    if name.holds("出国") || name.holds("出境") { return .abroad }
    guard name.holds("车") else { return nil }
    if name.holds("购置") { return name.holds("运行") ? .cars : .purchase }
    return name.holds("运行") ? .running : nil
  }

  var sum: Interval { parts.map(\.figure.interval).reduce(Interval(.zero), +) }
}

extension StatedFigure {
  /// A value itself: no change, no bound, no price, no other year's.
  var isPlain: Bool {
    kind != .percent && kind != .bare && direction == nil && !isBound && per.isEmpty && !isCompound
      && !["占", "同比", "比上", "较上"].contains { name.hasPrefix($0) }
  }

  /// 三公 stands in its clause.
  fileprivate var tellsOfPublicExpenses: Bool {
    let words = before.split { ",;:。".contains($0) }.last ?? ""
    return String(words).holds("三公")
  }

  var namedWords: String {
    let bytes = Array(before.utf8)
    // 、 and 。 are E3 80 81 and E3 80 82.
    func isStop(_ at: Int) -> Bool {
      bytes[at] == 0xE3 && at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x81...0x82).contains(bytes[at + 2])
    }
    var kept: [UInt8] = []
    var (depth, at) = (0, bytes.count - 1)
    while at >= 0 {
      switch bytes[at] {
      case UInt8(ascii: ")"): depth += 1
      case UInt8(ascii: "("):
        if depth == 0 { return Self.words(reversed: kept) }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
        if depth == 0 { return Self.words(reversed: kept) }
      default:
        if depth == 0 {
          kept.append(bytes[at])
          // A sign is known for what it is at its first byte.
          if isStop(at) { return Self.words(reversed: kept.dropLast(3)) }
        }
      }
      at -= 1
    }
    return Self.words(reversed: kept)
  }

  private static func words(reversed bytes: some BidirectionalCollection<UInt8>) -> String {
    String(decoding: bytes.reversed(), as: UTF8.self)
  }

  fileprivate func distance(to value: Ratio) -> Ratio { ratio < value ? value - ratio : ratio - value }
}
