import HengDomain

/// The rows of an indicator table under one 二级指标 (指标组): the label's fragments and those of its rows.
struct UnruledGroup: Hashable {
  var level1: IndicatorLevel1
  /// Nil where no label of the second level stands before the rows.
  var level2: IndicatorLevel2?
  var level1Label: [Int]
  var level2Label: [Int]
  /// Fragments of the rows in reading order.
  var body: [Int]
}

/// Labels of the first and second level as forms print them.
enum UnruledLevels {
  static let first: [(level: IndicatorLevel1, signs: [UInt32])] = vocabulary([
    (.output, "产出指标"), (.outcome, "效益指标"), (.outcome, "效果指标"), (.satisfaction, "满意度指标"), (.cost, "成本指标"), (.input, "投入指标"),
  ])

  static let second: [(level: IndicatorLevel2, signs: [UInt32])] = vocabulary([
    (.quantity, "数量指标"), (.quality, "质量指标"), (.timeliness, "时效指标"), (.cost, "成本指标"), (.cost, "经济成本指标"),
    (.cost, "社会成本指标"), (.cost, "生态环境成本指标"), (.economic, "经济效益指标"), (.social, "社会效益指标"), (.ecological, "生态效益指标"),
    (.sustainability, "可持续影响指标"), (.sustainability, "可持续发展指标"), (.satisfaction, "服务对象满意度指标"), (.satisfaction, "满意度指标"),
  ])

  private static func vocabulary<Level>(_ labels: [(Level, String)]) -> [(level: Level, signs: [UInt32])] {
    labels.map { ($0.0, $0.1.halfWidthSigns) }
  }

  static let block = "绩效指标".halfWidthSigns
}

extension UnruledText {
  /// Cuts the body of an indicator table at its level labels. Repeated headers and block labels become page gaps.
  mutating func groups(_ body: Range<Int>) -> [UnruledGroup] {
    var groups: [UnruledGroup] = []
    var level1: IndicatorLevel1?
    var level1Label: [Int] = []
    var torn: [Int: Int] = [:]
    var index = body.lowerBound
    while index < body.upperBound {
      if let after = pageHead(at: index, before: body.upperBound) {
        if after < fragments.count { fragments[after].gap = .page }
        index = after
      } else if let owner = torn[index] {
        groups[owner].level2Label.append(index)
        if index + 1 < body.upperBound, fragments[index + 1].gap == .blank { fragments[index + 1].gap = .page }
        index += 1
      } else if let (level, end) = firstLevel(at: index, within: level1), end <= body.upperBound {
        (level1, level1Label) = (level, Array(index..<end))
        index = end
      } else if let open = level1, let (level, end) = secondLevel(at: index, within: open), end <= body.upperBound {
        groups.append(
          UnruledGroup(level1: open, level2: level, level1Label: level1Label, level2Label: Array(index..<end), body: []))
        level1Label = []
        index = end
      } else if let open = level1, let (level, rest) = tornLevel(at: index, before: body.upperBound) {
        groups.append(UnruledGroup(level1: open, level2: level, level1Label: level1Label, level2Label: [index], body: []))
        level1Label = []
        torn[rest] = groups.count - 1
        index += 1
      } else {
        if let open = level1, !level1Label.isEmpty {
          groups.append(
            UnruledGroup(
              level1: open, level2: open == .satisfaction ? .satisfaction : nil, level1Label: level1Label, level2Label: [], body: []))
          level1Label = []
        }
        if let last = groups.indices.last { groups[last].body.append(index) }
        index += 1
      }
    }
    return groups
  }

  /// A header or the block label 绩效指标 printed again at the top of a page.
  private func pageHead(at index: Int, before end: Int) -> Int? {
    guard fragments[index].isLineStart else { return nil }
    if let header = header(at: index, before: end) { return header.range.upperBound }
    return label(UnruledLevels.block, at: index).map(\.end)
  }

  private func firstLevel(at index: Int, within open: IndicatorLevel1?) -> (IndicatorLevel1, Int)? {
    guard fragments[index].isLineStart else { return nil }
    for (level, signs) in UnruledLevels.first where signs[0] == fragments[index].signs.first {
      guard let found = label(signs, at: index), level != .satisfaction || open != .satisfaction else { continue }
      // Under the outputs 成本指标 is of the second level, unless labels of its own follow it.
      if level == .cost, open != nil, secondLevel(at: found.end, within: .cost)?.0 != .cost { continue }
      return (level, found.end)
    }
    return nil
  }

  private func secondLevel(at index: Int, within open: IndicatorLevel1) -> (IndicatorLevel2, Int)? {
    guard index < fragments.count else { return nil }
    for (level, signs) in UnruledLevels.second where signs[0] == fragments[index].signs.first {
      guard (level == .satisfaction) == (open == .satisfaction), let found = label(signs, at: index) else { continue }
      return (level, found.end)
    }
    return nil
  }

  /// A label whose row was torn by the page: its beginning stands on the last line, its end on the first line of the next page.
  private func tornLevel(at index: Int, before end: Int) -> (IndicatorLevel2, Int)? {
    let beginning = fragments[index].signs
    guard fragments[index].isLineStart, beginning.count >= 2, index + 1 < end, fragments[index + 1].gap == .blank else { return nil }
    for (level, signs) in UnruledLevels.second where signs.count > beginning.count && signs.starts(with: beginning) {
      let rest = Array(signs[beginning.count...])
      var next = index + 1
      while next < min(index + 12, end) {
        if let header = pageHead(at: next, before: end), header < end {
          if fragments[header].signs == rest { return (level, header) }
          break
        }
        if fragments[next].gap == .page {
          if fragments[next].signs == rest { return (level, next) }
          break
        }
        next += 1
      }
    }
    return nil
  }
}
