package import HengValues

/// A value that a regulation or a county sets for a time (参数): what, from when, under which document, how far it is trusted.
package struct Parameter: Hashable, Sendable {
  package typealias Trust = HengValues.Trust

  package var name: String
  package var values: [String]
  package var from: CivilDate
  package var to: CivilDate?
  package var source: String
  package var trust: Trust

  package init(name: String, values: [String], from: CivilDate, to: CivilDate?, source: String, trust: Trust) {
    self.name = name
    self.values = values
    self.from = from
    self.to = to
    self.source = source
    self.trust = trust
  }

  package func isValid(on date: CivilDate) -> Bool { from <= date && (to.map { date <= $0 } ?? true) }

  /// The leaf of a trace that shows this parameter.
  package func trace(_ label: String, value: String) -> Trace {
    Trace(label, value: value, origin: .parameter(name: name, basis: "\(source)，\(from.text)起"))
  }
}

/// Why a profile cannot be used.
package enum ProfileError: Error, Hashable, Sendable {
  case unknown(key: String, known: [String])
  case unreadable(file: String, reason: String)
  case withoutSource(file: String, name: String)
  case missing(profile: String, name: String, date: String)
  case unfit(profile: String, name: String, value: String, reason: String)

  package var message: String {
    switch self {
    case .unknown(let key, let known): "没有名为“\(key)”的参数方案。可用的方案：\(known.joined(separator: "、"))。"
    case .unreadable(let file, let reason): "参数文件 \(file) 无法读取：\(reason)。请按 Parameters 目录中其他文件的格式改正。"
    case .withoutSource(let file, let name): "参数文件 \(file) 中“\(name)”没有写明来源文件。请补上 source 后再用。"
    case .missing(let profile, let name, let date): "参数方案 \(profile) 在 \(date) 没有“\(name)”的有效值。请在参数文件中补上，并写明来源。"
    case .unfit(let profile, let name, let value, let reason): "参数方案 \(profile) 的“\(name)”值“\(value)”不可用：\(reason)。请改正参数文件。"
    }
  }
}
