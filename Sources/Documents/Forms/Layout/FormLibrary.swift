package import HengData
import HengDomain

/// All layouts at hand (表样库): those that the program carries, and a county's own over them.
package struct FormLibrary: Sendable {
  /// By key.
  private let byKey: [String: FormLayout]

  /// Of one kind together, in the order of their keys.
  package var layouts: [FormLayout] {
    byKey.values.sorted { ($0.kind.order, $0.key) < ($1.kind.order, $1.key) }
  }

  package func layouts(of kind: FormKind) -> [FormLayout] { layouts.filter { $0.kind == kind } }
  package func layout(_ key: String) -> FormLayout? { byKey[key] }

  package init(files: [(name: String, text: String)]) throws(DataError) {
    var byKey: [String: FormLayout] = [:]
    for file in files {
      let layout = try FormLayout.read(file.text, file: file.name)
      guard byKey.updateValue(layout, forKey: layout.key) == nil else {
        throw DataError(file: file.name, keyPath: ["form"], reason: "已有另一个文件写作“\(layout.key)”")
      }
    }
    self.byKey = byKey
  }

  private init(_ byKey: [String: FormLayout]) { self.byKey = byKey }

  /// With further layouts; one of the same key takes the place of ours.
  package func adding(_ layouts: [FormLayout]) -> FormLibrary {
    FormLibrary(byKey.merging(layouts.map { ($0.key, $0) }) { _, new in new })
  }

  /// The forms that the program carries; read once.
  package static func standard() throws(DataError) -> FormLibrary { try reading.get() }

  /// The same for those who cannot mend them; empty if a file were damaged, which a test excludes.
  package static let carried = (try? standard()) ?? FormLibrary([:])

  private static let reading: Result<FormLibrary, DataError> = {
    do throws(DataError) { return .success(try FormLibrary(files: FormResources.files)) } catch { return .failure(error) }
  }()
}

extension FormKind {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
