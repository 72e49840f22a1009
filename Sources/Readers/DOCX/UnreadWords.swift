import HengDocuments
import HengValues

/// Counts what a document holds and the reader leaves out (未读内容), and says so once for each kind.
struct UnreadWords {
  enum Kind: Int, CaseIterable {
    case hidden, covered, pictures, objects, inserted, signs, formulas, openField
  }

  private var counts: [Kind: (count: Int, first: Place)] = [:]

  mutating func note(_ kind: Kind, paragraph: Int) { note(kind, Place(line: paragraph, endLine: paragraph)) }

  mutating func note(_ kind: Kind, _ place: Place) {
    if counts[kind] == nil { counts[kind] = (1, place) } else { counts[kind]?.count += 1 }
  }

  var cautions: [PaperCaution] {
    Kind.allCases.compactMap { kind in
      counts[kind].map { PaperCaution(Self.message(kind, $0.count), $0.first) }
    }
  }

  private static func message(_ kind: Kind, _ count: Int) -> String {
    switch kind {
    case .hidden: "有 \(count) 处隐藏文字，没有读。"
    case .covered: "有 \(count) 处文字压在合并单元格下面，看不见，没有读。"
    case .pictures: "有 \(count) 处图片或图形，其中的文字没有读。"
    case .objects: "有 \(count) 处嵌入的对象（如 Excel 表、公式对象），其中的文字没有读。"
    case .inserted: "有 \(count) 处插入的外部文件，没有读。"
    case .signs: "有 \(count) 处符号字体的字符没有认出，以 � 代替。"
    case .formulas: "有 \(count) 处域只有代码没有结果，没有读。"
    case .openField: "有 \(count) 处域没有结束，其中的文字可能没有读。请用原来的软件更新域后另存再试。"
    }
  }
}
