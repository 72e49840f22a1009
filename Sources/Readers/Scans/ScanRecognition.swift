import Glibc
import HengDocuments
import HengValues

/// Pictures of pages recognised by RapidOCR (扫描识别): one process for all pictures of a file, with bounds of time, memory and output, without a
/// network where the system allows that, and killed with its parent.
struct ScanRecognition {
  private let python: String
  private let limits: ReaderLimits

  /// Nil where it is not installed.
  init?(_ tools: ScanTools, _ limits: ReaderLimits) {
    guard let python = tools.python else { return nil }
    self.python = python
    self.limits = limits
  }

  /// The pages of the pictures in order; fewer where the time was over. `resolution` in dots an inch; 0 where it is not known.
  func pages(_ pictures: [[UInt8]], resolution: Int, until end: ContinuousClock.Instant) throws(ReaderError) -> [ScannedPage?] {
    let input = try UnlinkedFile(pictures.flatMap { Self.length($0.count) + $0 })
    let guarded = ChildGuard(memory: limits.scanMemory, fileSize: 64 << 20).command([
      python, "-I", "-B", "-c", PackageResources.script, "\(resolution)",
    ])
    _ = lseek(input.descriptor, 0, SEEK_SET)
    let child = try ChildProcess(
      guarded, input: input.descriptor, mostOutput: limits.toolOutput,
      environment: ["PYTHONDONTWRITEBYTECODE=1", "OMP_NUM_THREADS=2", "OPENBLAS_NUM_THREADS=1"])
    while child.ending == nil {
      child.advance()
      if child.ending != nil { break }
      if ContinuousClock.now >= end || WorkBudget.current.isSpent { child.stop(.timeout) }
      _ = usleep(20_000)
    }
    try ReaderLimits.checkTime()
    switch child.ending {
    case .exited(0), .stopped(.timeout), .signalled: return try ScannedPage.read(child.output, limits)
    case .stopped(.output): throw .tooLarge(what: "识别出的文字", limit: "\(limits.toolOutput >> 20) MB")
    default: throw .damaged(part: "图片", reason: "文字识别没有成功，请用 make ocr 重新安装识别程序")
    }
  }

  private static func length(_ count: Int) -> [UInt8] { (0..<8).reversed().map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } }
}

/// The time that recognition may take in addition to that of its file (识别时限).
struct ScanTime {
  private let start = ContinuousClock.now
  let bound: Duration

  init(pages: Int, _ limits: ReaderLimits) {
    bound = .seconds(min(limits.scanSeconds * (pages + 1), limits.allScanSeconds))
    WorkBudget.current.extend(by: bound)
  }

  var end: ContinuousClock.Instant { start + bound }

  /// Gives back what was not needed; negative, to be added.
  func giveBack() -> Duration {
    let rest = ContinuousClock.now - start - bound
    WorkBudget.current.extend(by: rest)
    return rest
  }
}

extension PackageResources {
  /// `recognise.py`
  fileprivate static var script: String { String(decoding: recognise_py, as: UTF8.self) }
}

extension ScannedPage {
  /// A figure below this is doubted.
  static let sureness = 0.95

  /// The page as words and ruling lines, with what is doubted of its figures.
  func content(number: Int) -> PDFPageContent {
    var content = PDFPageContent(number: number, width: width, height: height)
    content.words = words.map { PDFWord(text: ScanFigures.mended($0.text), box: $0.box) }
    content.rules = rules
    content.isRecognised = true
    return content
  }

  func cautions(number: Int) -> [PaperCaution] {
    let doubted = words.filter { word in
      word.text.utf8.contains { (0x30...0x39).contains($0) } && (word.confidence < Self.sureness || ScanFigures.isOdd(word.text))
    }
    let most = 30
    var cautions = doubted.prefix(most).map { word in
      PaperCaution("第\(number)页“\(word.text)”是识别出来的，把握不大，请对照原件核对。", Place(page: number, box: word.box.place))
    }
    if doubted.count > most {
      cautions.append(PaperCaution("第\(number)页另有 \(doubted.count - most) 处数字识别的把握不大，请对照原件核对。", Place(page: number)))
    }
    // A mark beside no ruling line is dirt as often as ink.
    let inTables = marks.filter { mark in rules.holds(x: mark.middleX, y: mark.middleY) }
    if let first = inTables.first {
      cautions.append(
        PaperCaution(
          "第\(number)页的表中有 \(inTables.count) 处墨迹没有认出是什么字，按空白读。请对照原件核对。", Place(page: number, box: first.place)))
    }
    return cautions
  }
}

extension PDFRules {
  /// Within the area that ruling lines span.
  fileprivate func holds(x: Double, y: Double) -> Bool {
    guard let top = horizontal.map(\.at).min(), let bottom = horizontal.map(\.at).max(), let left = vertical.map(\.at).min(),
      let right = vertical.map(\.at).max()
    else { return false }
    return top <= y && y <= bottom && left <= x && x <= right
  }
}

/// Figures as recognition spells them (识别出的数字).
enum ScanFigures {
  /// `1，234．56` as `1,234.56`, where nothing but figures and their signs stands in the word.
  static func mended(_ text: String) -> String {
    guard text.unicodeScalars.allSatisfy({ isFigure($0) || "，．。：％－—–".unicodeScalars.contains($0) }),
      text.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return text }
    var mended = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "，": mended.append(",")
      case "．", "。": mended.append(".")
      case "％": mended.append("%")
      case "－", "—", "–": mended.append("-")
      default: mended.append(scalar)
      }
    }
    return String(mended)
  }

  /// Digits with signs that no figure has, or with a point or a comma where none can stand.
  static func isOdd(_ text: String) -> Bool {
    let text = mended(text)
    guard text.unicodeScalars.allSatisfy(isFigure) else { return false }
    let groups = text.prefix { $0 != "." && $0 != "%" }.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    return text.split(separator: ".", omittingEmptySubsequences: false).count > 2 || groups.count > 1 && !isGrouped || text.hasSuffix(".")
      || text.hasSuffix(",")
  }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    0x30...0x39 ~= scalar.value || ",.-+%".unicodeScalars.contains(scalar)
  }
}
