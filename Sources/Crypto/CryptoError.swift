/// Why something could not be computed or drawn (密码运算错误): the libraries of the system refused.
package enum CryptoError: Error, Hashable, Sendable {
  /// argon2's own number of the fault.
  case passwordHash(code: Int32)
  /// OpenSSL gave no random bytes.
  case noRandomBytes
  /// A stored text is no argon2id text.
  case strangeHash
  /// OpenSSL did not seal, open or digest.
  case cipherFailed
  /// A sealed value was changed, moved, or sealed with another key.
  case sealBroken
  /// A value was sealed with a key that the key file does not hold.
  case keyMissing(id: String)
  /// A key file holds something else than keys.
  case strangeKey

  package var message: String {
    switch self {
    case .passwordHash(let code): "口令的摘要没有算成（argon2 错误 \(code)）。请检查可用内存后再试"
    case .noRandomBytes: "系统没有给出随机数，没有生成口令或登录凭据。请检查系统的随机数设备后再试"
    case .strangeHash: "库里保存的口令摘要不是本程序写的格式。请由安全管理员重设口令"
    case .cipherFailed: "系统的密码库没有完成加密或解密。请检查 OpenSSL 的安装和可用内存后再试"
    case .sealBroken: "名册里的加密内容打不开：内容被改动过，或密钥不对。请换回原来的密钥文件；还打不开的，请从备份恢复"
    case .keyMissing(let id): "密钥文件里没有编号为 \(id) 的密钥，名册里的一部分内容打不开。请换回含有这个密钥的文件，或从保管处恢复"
    case .strangeKey: "密钥文件的内容不对。请用 heng register key make 生成的文件，不要手工修改"
    }
  }
}
