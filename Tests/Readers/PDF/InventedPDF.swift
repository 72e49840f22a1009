import HengTestSupport

/// A PDF written by hand, page by page, for what our own writer never prints.
struct InventedPDF {
  struct Page {
    var width = 595
    var height = 842
    var content = ""
    /// Further entries of the page's dictionary.
    var entries = ""

    /// A word with its baseline at a height from the page's upper edge.
    mutating func write(_ text: String, x: Double, y: Double, size: Double = 10) {
      content += "BT /F \(size) Tf \(x) \(Double(height) - y) Td (\(text)) Tj ET\n"
    }

    mutating func rule(x0: Double, y0: Double, x1: Double, y1: Double) {
      content += "\(x0) \(Double(height) - y0) m \(x1) \(Double(height) - y1) l S\n"
    }

    mutating func bar(x0: Double, y0: Double, x1: Double, y1: Double) {
      content += "\(x0) \(Double(height) - y1) \(x1 - x0) \(y1 - y0) re f\n"
    }

    /// An image of one grey point, drawn this large.
    mutating func image(x: Double, y: Double, width: Double, height side: Double) {
      content += "q \(width) 0 0 \(side) \(x) \(Double(height) - y - side) cm /I Do Q\n"
    }
  }

  var pages: [Page]

  init(_ pages: [Page]) { self.pages = pages }

  var bytes: [UInt8] {
    let kids = pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream",
    ]
    for (index, page) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.width) \(page.height)] \(page.entries) "
          + "/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> /Contents \(6 + 2 * index) 0 R >>")
      objects.append("<< /Length \(page.content.utf8.count) >>\nstream\n\(page.content)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n\(table)trailer << /Root 1 0 R /Size \(objects.count + 1) >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
