/// A browser as its owner would name it (浏览器名称): `Chrome 126，Windows`, from what it says of itself.
enum BrowserName {
  /// In the order in which they are looked for: a browser also claims to be those it was made from.
  private static let browsers = [
    ("MicroMessenger/", "微信"), ("DingTalk/", "钉钉"), ("Edg/", "Edge"), ("QQBrowser/", "QQ浏览器"), ("OPR/", "Opera"), ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"), ("Version/", "Safari"), ("curl/", "curl"),
  ]
  private static let systems = [
    ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
  ]

  static func of(_ words: String) -> String {
    let name = browsers.compactMap { mark, name in
      words.firstRange(of: mark).map { found in "\(name) \(words[found.upperBound...].prefix { $0.isNumber })" }
    }.first
    let system = systems.first { words.firstRange(of: $0.0) != nil }?.1
    let told = [name, system].compactMap { $0 }
    return told.isEmpty ? "没有说明的浏览器" : told.joined(separator: "，")
  }
}
