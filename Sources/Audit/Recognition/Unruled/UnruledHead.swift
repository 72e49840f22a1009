import HengValues

/// A labelled field in the head of a form (表头栏目): its label, and the fragments up to the next label.
struct UnruledField: Hashable {
  var name: UnruledForm.Label
  var label: Range<Int>
  var value: Range<Int>
  var isCut: Bool
  var bracket: String
}

/// The words that the heads of the forms print, and where a form's head ends.
enum UnruledForm {
  enum Label: String, CaseIterable, Hashable {
    case name = "项目名称"
    case manager = "项目负责人"
    case department = "主管部门"
    case departmentAndCode = "主管部门及代码"
    case unit = "实施单位"
    case nature = "项目属性"
    case duration = "项目期"
    case code = "项目编码"
    case fundState = "资金情况"
    case projectFunds = "项目资金"
    case category = "类别"
    case initialBudget = "年初预算数"
    case outturn = "执行数"
    case rate = "预算执行率"
    case total = "年度资金总额"
    case fiscal = "其中:财政拨款"
    case fiscalFunds = "其中:财政资金"
    case other = "其他资金"
    case scale = "预算规模及资金用途"
    case budget = "预算数"
    case plan = "资金支出计划"
    case march = "3月底"
    case june = "6月底"
    case october = "10月底"
    case december = "12月底"
    case objective = "年度总体目标"
    case target = "绩效目标"
    case indicators = "绩效指标"

    /// Signs that must be left of a label whose column was too narrow for it.
    var shortest: Int? {
      switch self {
      case .manager: 4
      case .objective: 3
      default: nil
      }
    }

    /// The label without 其中, as a printed field is called.
    var bare: String {
      switch self {
      case .fiscal: "财政拨款"
      case .fiscalFunds: "财政资金"
      default: rawValue
      }
    }
  }

  static let vocabulary: [(label: Label, signs: [UInt32])] =
    Label.allCases.map { ($0, $0.rawValue.halfWidthSigns) }.sorted { $0.signs.count > $1.signs.count }
}

extension UnruledText {
  /// The labels of a head with what stands behind each; a label counts once, where it first stands.
  func fields(_ range: Range<Int>, labels: Set<UnruledForm.Label>) -> [UnruledField] {
    var fields: [UnruledField] = []
    // A label counts once.
    var due = UnruledForm.vocabulary.filter { labels.contains($0.label) }
    var index = range.lowerBound
    while index < range.upperBound {
      guard let (name, found) = fieldLabel(index, due), found.end <= range.upperBound else {
        index += 1
        continue
      }
      if let open = fields.indices.last { fields[open].value = fields[open].value.lowerBound..<index }
      fields.append(
        UnruledField(
          name: name, label: index..<found.end, value: found.end..<range.upperBound, isCut: found.isCut, bracket: found.bracket))
      due.removeAll { $0.label == name }
      index = found.end
    }
    return fields
  }

  private func fieldLabel(
    _ index: Int, _ due: [(label: UnruledForm.Label, signs: [UInt32])]
  ) -> (UnruledForm.Label, UnruledLabel)? {
    guard let first = fragments[index].signs.first else { return nil }
    for (name, signs) in due {
      if name == .outturn {
        if first.isDigitSign, let found = months(before: signs, at: index) { return (name, found) }
      } else if signs[0] == first, let found = label(signs, at: index, shortest: name.shortest) {
        return (name, found)
      }
    }
    return nil
  }

  /// `1-7月执行数`: months stand before the word, and `bracket` keeps them.
  func months(before word: [UInt32], at start: Int) -> UnruledLabel? {
    var signs: [UInt32] = []
    var index = start
    while index < fragments.count, index < start + 8, signs.count < word.count + 8 {
      signs += fragments[index].signs
      index += 1
      guard signs.count > word.count, signs.ends(with: word) else { continue }
      let months = signs.dropLast(word.count)
      guard months.last == 0x6708, months.dropLast().allSatisfy({ $0.isDigitSign || [0x2D, 0x2014, 0x2013, 0x7E, 0x81F3].contains($0) })
      else { return nil }
      return UnruledLabel(end: index, isCut: false, bracket: String(String.UnicodeScalarView(months.compactMap(Unicode.Scalar.init))))
    }
    return nil
  }
}

extension BidirectionalCollection where Element == UInt32 {
  func ends(with word: [UInt32]) -> Bool { suffix(word.count).elementsEqual(word) }
}

extension [UnruledField] {
  subscript(name: UnruledForm.Label) -> UnruledField? { first { $0.name == name } }
}
