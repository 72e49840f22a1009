/// The version of the program (版本号), as `heng --version` prints it; nothing is released yet.
enum Version {
  static let number = "0.1.0-dev"
  static let text = "衡 \(number)"
}
