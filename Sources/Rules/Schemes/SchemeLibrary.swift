import HengData
package import HengDomain
import HengValues

/// All schemes that can be computed (方案库): those that the program carries, and files that a place adds.
package struct SchemeLibrary: Sendable {
  package let vocabulary: SchemeVocabulary
  /// By county and in the order of the files; versions of one scheme stand beside each other.
  package let schemes: [CompiledScheme]
  package let exclusions: [CompiledExclusion]

  /// A file with its name, as messages show it.
  package struct Source: Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// The schemes of the program. `chosen` settles what papers leave open: `["XQ-POST": ["社保补助周期": "一次"]]`.
  package static func load(chosen: [String: [String: String]] = [:]) throws(SchemeFaults) -> SchemeLibrary {
    try SchemeLibrary(
      vocabulary: SchemeResources.vocabulary, series: SchemeResources.series, files: SchemeResources.counties, chosen: chosen)
  }

  /// A place's own file, with the fields and series of the program.
  package static func load(_ file: Source, chosen: [String: [String: String]] = [:]) throws(SchemeFaults) -> SchemeLibrary {
    try SchemeLibrary(vocabulary: SchemeResources.vocabulary, series: SchemeResources.series, files: [file], chosen: chosen)
  }

  package init(vocabulary: Source, series: Source, files: [Source], chosen: [String: [String: String]] = [:]) throws(SchemeFaults) {
    var faults: [SchemeFault] = []
    let fields = Self.read(vocabulary, &faults) { $0.vocabulary($1) } ?? SchemeVocabulary([])
    let figures = Self.read(series, &faults) { $0.series($1) } ?? []
    var compiler = SchemeCompiler(vocabulary: fields, series: figures)
    var compiled: [CompiledScheme] = [], excluded: [CompiledExclusion] = []
    for source in files {
      guard let file = Self.read(source, &faults, { $0.file($1) }) ?? nil else { continue }
      for scheme in file.schemes {
        let own = chosen[scheme.id] ?? [:]
        Self.unknownChoices(own, scheme, &faults)
        compiled.append(compiler.compile(scheme, chosen: own))
        Self.checkReadings(scheme, fields, figures, &faults)
      }
      let known = Set(file.schemes.map(\.id))
      excluded += file.exclusions.map { compiler.compile($0, known: known) }
    }
    for id in chosen.keys where !compiled.contains(where: { $0.scheme.id == id }) {
      faults.append(SchemeFault("没有编号为“\(id)”的方案，不能选定它的待定事项", at: Place(field: id)))
    }
    faults += compiler.faults
    guard faults.isEmpty else { throw SchemeFaults(Self.ordered(faults)) }
    (self.vocabulary, schemes, exclusions) = (fields, compiled, excluded)
  }

  private static func read<Value>(
    _ source: Source, _ faults: inout [SchemeFault], _ body: (inout SchemeReader, DataNode) -> Value
  ) -> Value? {
    do throws(DataError) {
      let node = try YAMLData.tree(source.text, file: source.name)
      var reader = SchemeReader(file: source.name)
      let value = body(&reader, node)
      faults += reader.faults
      return value
    } catch {
      faults.append(SchemeFault(error.reason, at: Place(file: error.file, line: error.line)))
      return nil
    }
  }

  private static func unknownChoices(_ chosen: [String: String], _ scheme: Scheme, _ faults: inout [SchemeFault]) {
    for (name, option) in chosen.sorted(by: { $0.key < $1.key }) {
      guard let choice = scheme.choices.first(where: { $0.name == name }) else {
        faults.append(SchemeFault("方案 \(scheme.id) 没有待定事项“\(name)”", at: scheme.basis.place))
        continue
      }
      if !choice.options.contains(option) {
        faults.append(SchemeFault("“\(name)”没有“\(option)”这种取法，可选：\(choice.options.joined(separator: "、"))", at: choice.usual.place))
      }
    }
  }

  /// Every reading of every choice must be computable, not only the usual one.
  private static func checkReadings(
    _ scheme: Scheme, _ fields: SchemeVocabulary, _ series: [DatedSeries], _ faults: inout [SchemeFault]
  ) {
    for choice in scheme.choices {
      for option in choice.options where option != choice.usual.value {
        var compiler = SchemeCompiler(vocabulary: fields, series: series)
        _ = compiler.compile(scheme, chosen: [choice.name: option])
        faults += compiler.faults
      }
    }
  }

  /// By place, each once.
  private static func ordered(_ faults: [SchemeFault]) -> [SchemeFault] {
    var seen: Set<SchemeFault> = []
    return faults.filter { seen.insert($0).inserted }.enumerated().sorted { one, other in
      let (left, right) = (one.element.place, other.element.place)
      return (left.file ?? "", left.line ?? 0, left.column ?? 0, one.offset) < (
        right.file ?? "", right.line ?? 0, right.column ?? 0, other.offset
      )
    }.map(\.element)
  }

  /// Ids without their versions, in order.
  package var ids: [String] {
    schemes.reduce(into: []) { ids, scheme in if !ids.contains(scheme.scheme.id) { ids.append(scheme.scheme.id) } }
  }

  package func versions(of id: String) -> [CompiledScheme] { schemes.filter { $0.scheme.id == id } }
}
