/// Why something could not be computed or drawn (密码运算错误): the libraries of the system refused.
package enum CryptoError: Error, Hashable, Sendable {
  /// argon2's own number of the fault.
  case passwordHash(code: Int32)
  /// OpenSSL gave no random bytes.
  case noRandomBytes
  /// A stored text is no argon2id text.
  case strangeHash

  package var message: String {
    switch self {
    case .passwordHash(let code): "口令的摘要没有算成（argon2 错误 \(code)）。请检查可用内存后再试"
    case .noRandomBytes: "系统没有给出随机数，没有生成口令或登录凭据。请检查系统的随机数设备后再试"
    case .strangeHash: "库里保存的口令摘要不是本程序写的格式。请由安全管理员重设口令"
    }
  }
}
