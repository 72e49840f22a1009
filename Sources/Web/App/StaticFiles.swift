/// What the site's sheets and numbers look like, for tests and other rooms (样式).
package enum StaticFiles {
  /// The whole sheet of the site.
  package static var styles: String { String(decoding: Site.styles, as: UTF8.self) }

  /// A figure's text as pages print it.
  package static func shown(_ text: String) -> String { ScreenNumber(text).html }
}
