/// What a PDF carries beside its pages (版式文件检查), by poppler's `pdfinfo` and `pdfdetach`.
enum PDFInspection {
  static func hiddenContent(in bytes: [UInt8], limits: ReaderLimits) throws(ReaderError) -> [HiddenContent] {
    let toolbox = try PDFToolbox(bytes, .installed, limits)
    let runs = try toolbox.run([["pdfinfo", PDFToolbox.input], ["pdfdetach", "-list", PDFToolbox.input]])
    guard runs.count == 2, runs[0].ending == .exited(0) else { throw .damaged(part: "PDF", reason: "目录读不出") }
    var found: [HiddenContent] = []
    for line in String(decoding: runs[0].output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      guard parts.count == 2 else { continue }
      found += content(String(parts[0]), String(parts[1]))
    }
    let attached = String(decoding: runs[1].output, as: UTF8.self).split(separator: " ").first.flatMap { Int($0) } ?? 0
    if attached > 0 { found.append(HiddenContent(.embedded, place: "PDF", words: "\(attached)个附件")) }
    return found
  }

  private static func content(_ field: String, _ value: String) -> [HiddenContent] {
    switch field {
    case "Author", "Keywords", "Subject": value.isEmpty ? [] : [HiddenContent(.person, place: "PDF \(field)", words: value)]
    case "JavaScript": value == "no" ? [] : [HiddenContent(.script, place: "PDF")]
    case "Form": value == "none" ? [] : [HiddenContent(.hiddenText, place: "PDF", words: "表单 \(value)")]
    case "Custom Metadata": value == "no" ? [] : [HiddenContent(.custom, place: "PDF")]
    default: []
    }
  }
}
