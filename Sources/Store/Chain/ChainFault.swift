/// What does not fit in a chain or its rows (断链): where, and how.
struct ChainFault: Hashable {
  enum Problem: Hashable {
    /// The row is not what was written.
    case changed
    /// The row is what was written, but in another place of its order; `was` counts from 0.
    case moved(was: Int64)
    case missing
    /// A row that no link names.
    case unlinked
    /// A link's own fields do not give its digest.
    case linkChanged
    /// A link whose fields give its digest under another number.
    case linkMoved(was: Int64)
    /// Numbers are left out before this one.
    case linkMissing
    /// The digest of the link before is not that of the link before.
    case parted
    case unknownKind
    case headMissing
    /// The head tells of more links, or of another last one.
    case cutBeforeHead(head: Int64)
    case anotherHead
    /// More links than the chain has.
    case cutBeforeAnchor(anchor: Int64)
    /// The link that the anchor names is another; the last anchor that holds.
    case computedAnew(since: Int64?)
  }

  var county: String
  /// The link; 0 where none is meant.
  var number: Int64
  var problem: Problem
  /// The row in words: `操作日志 a-12（2026-03-01T08:30:00.000Z 张三 对支付 p3 的“支付”）`.
  var subject: String

  var text: String {
    let chain = "“\(ChainAnchor.label(county))”链"
    let place = "\(chain)第\(number)环（\(subject)）"
    return switch problem {
    case .changed: "\(place)：记录内容已不是入链时的内容，被改动或被替换"
    case .moved(let was): "\(place)：顺序被改动，入链时排第\(was + 1)，内容其余未变"
    case .missing: "\(place)：记录已不在库中，被删除"
    case .unlinked: "\(subject)：这条记录不在任何链上，是绕过程序插入的"
    case .linkChanged: "\(place)：链环本身被改动，与它的校验码不符"
    case .linkMoved(let was): "\(place)：链环的顺序被改动，它原是第\(was)环"
    case .linkMissing: "\(chain)第\(number)环：这一环不在库中，被删除"
    case .parted: "\(place)：与前一环接不上，前一环被换过或重算过"
    case .unknownKind: "\(place)：链环的种类不是本程序写的"
    case .headMissing: "\(chain)：链头记录被删除，链上现有\(number)环"
    case .cutBeforeHead(let head): "\(chain)第\(number &+ 1)环：链尾被截断，链头记有\(head)环，链上只有\(number)环"
    case .anotherHead: "\(chain)第\(number)环：最后一环与链头记的校验码不符，链尾被换过或链头被改动"
    case .cutBeforeAnchor(let anchor): "\(chain)第\(number &+ 1)环：链尾被截断，锚点记有\(anchor)环，链上只有\(number)环"
    case .computedAnew(let since):
      "\(chain)第\(number)环：与锚点不符，链被整体重算过（"
        + (since.map { "第\($0)环及以前与锚点相符，改动在其后" } ?? "没有更早的锚点相符；也请确认锚点文件是这个数据库的") + "）"
    }
  }
}

extension ChainKind {
  /// A row in a few words.
  func subject(_ key: String, _ part: Int64, _ row: SQLRow?) -> String {
    let name = self.part == nil ? "\(label) \(key)" : self == .payment ? "\(label) \(key) 第\(part)笔" : "\(label) \(key) 第\(part + 1)步"
    func field(_ column: String) -> String { (try? row?.optionalText(column)).flatMap { $0 } ?? "" }
    guard row != nil else { return name }
    return switch self {
    case .weighedPaper: "\(name)，\(field("received_at")) \(field("received_by"))收到"
    case .auditEntry:
      "\(name)，\(field("at")) \(field("actor"))对\(RecordKind(rawValue: field("record_kind"))?.label ?? "记录") \(field("record_id")) 的“\(field("action"))”"
    case .payment: "\(name)，县区\(field("county"))，\(field("date"))"
    case .transitionRecord, .finalAccountsStep: "\(name)，\(field("at")) \(field("actor"))的“\(field("action"))”"
    case .publishedSet: "\(name)，\(field("accounts"))，\(field("published_at")) \(field("published_by"))公开"
    }
  }
}
