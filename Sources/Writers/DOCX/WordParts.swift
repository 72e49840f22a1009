import HengDocuments

/// The parts of a word-processor file beside its text (部件). None names a person, an office or a program version.
enum WordParts {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument"

  static let spaces: XMLWriter.Attributes = [
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  ]

  /// Kind, name and content type of what `document.xml` refers to.
  private static let related = ["styles", "settings", "fontTable", "footer1", "footer2"]

  static let contentTypes = XMLWriter.part("Types", ["xmlns": "\(package)/content-types"]) { xml in
    xml.empty("Default", ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
    xml.empty("Default", ["Extension": "xml", "ContentType": "application/xml"])
    xml.empty("Override", ["PartName": "/word/document.xml", "ContentType": "\(types).wordprocessingml.document.main+xml"])
    for name in related {
      xml.empty("Override", ["PartName": "/word/\(name).xml", "ContentType": "\(types).wordprocessingml.\(kind(name))+xml"])
    }
    xml.empty(
      "Override", ["PartName": "/docProps/core.xml", "ContentType": "application/vnd.openxmlformats-package.core-properties+xml"])
    xml.empty("Override", ["PartName": "/docProps/app.xml", "ContentType": "\(types).extended-properties+xml"])
  }

  static let packageRelations = relations([
    ("\(office)/relationships/officeDocument", "word/document.xml"),
    ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
    ("\(office)/relationships/extended-properties", "docProps/app.xml"),
  ])

  static let documentRelations = relations(related.map { ("\(office)/relationships/\(kind($0))", "\($0).xml") })

  private static func kind(_ name: String) -> String { name.hasPrefix("footer") ? "footer" : name }

  private static func relations(_ goals: [(type: String, target: String)]) -> [UInt8] {
    XMLWriter.part("Relationships", ["xmlns": "\(package)/relationships"]) { xml in
      for (index, goal) in goals.enumerated() {
        xml.empty("Relationship", ["Id": "rId\(index + 1)", "Type": goal.type, "Target": goal.target])
      }
    }
  }

  // MARK: Properties

  /// A fixed day, so that the same paper gives the same bytes.
  static func core(title: String) -> [UInt8] {
    XMLWriter.part(
      "cp:coreProperties",
      [
        "xmlns:cp": "\(package)/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      xml.element("dc:title") { $0.text(PrintableText.clean(title)) }
      xml.element("dc:language") { $0.text("zh-CN") }
      xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"]) { $0.text("2000-01-01T00:00:00Z") }
      xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"]) { $0.text("2000-01-01T00:00:00Z") }
    }
  }

  static let application = XMLWriter.part("Properties", ["xmlns": "\(office)/extended-properties"]) { xml in
    xml.element("Application") { $0.text("衡") }
  }

  // MARK: Settings, fonts, feet

  static let settings = XMLWriter.part("w:settings", spaces) { xml in
    xml.empty("w:zoom", ["w:percent": "100"])
    xml.empty("w:bordersDoNotSurroundHeader")
    xml.empty("w:bordersDoNotSurroundFooter")
    xml.value("w:defaultTabStop", 420)
    xml.value("w:characterSpacingControl", "compressPunctuation")
    xml.element("w:compat") { xml in
      xml.empty("w:balanceSingleByteDoubleByteWidth")
      xml.empty("w:doNotExpandShiftReturn")
      xml.empty("w:useFELayout")
      xml.empty(
        "w:compatSetting",
        ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"])
    }
    xml.empty("w:themeFontLang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
    xml.value("w:decimalSymbol", ".")
    xml.value("w:listSeparator", ",")
  }

  static let fonts = XMLWriter.part("w:fonts", spaces) { xml in
    xml.element("w:font", ["w:name": WordFace.latin]) { xml in
      xml.value("w:charset", "00")
      xml.value("w:family", "roman")
      xml.value("w:pitch", "variable")
    }
    for face in WordFace.allCases {
      xml.element("w:font", ["w:name": face.rawValue]) { xml in
        xml.value("w:altName", face.alternative)
        xml.value("w:charset", "86")
        xml.value("w:family", face.isSerif ? "roman" : "modern")
        xml.value("w:pitch", "variable")
      }
    }
  }

  static func foot(_ style: Document.Style, isNumbered: Bool) -> [UInt8] {
    XMLWriter.part("w:ftr", spaces) { xml in
      xml.element("w:p") { xml in
        xml.element("w:pPr") { $0.value("w:pStyle", WordTypes(style).foot.id) }
        guard isNumbered else { return }
        switch style {
        case .official:
          words("— ", into: &xml)
          WordField.write("PAGE", result: "1", into: &xml)
          words(" —", into: &xml)
        case .form:
          words("第 ", into: &xml)
          WordField.write("PAGE", result: "1", into: &xml)
          words(" 页 共 ", into: &xml)
          WordField.write("NUMPAGES", result: "1", into: &xml)
          words(" 页", into: &xml)
        }
      }
    }
  }

  private static func words(_ text: String, into xml: inout XMLWriter) {
    xml.element("w:r") { xml in
      xml.element("w:rPr") { $0.empty("w:rFonts", ["w:hint": "eastAsia"]) }
      xml.element("w:t", ["xml:space": "preserve"]) { $0.text(text) }
    }
  }
}
