import COpenSSL

/// What OpenSSL does with bytes under one key (分组密码): AES-256-GCM, and SM4 in counter mode.
enum BlockCipher {
  static let tagBytes = 16

  /// AES-256-GCM (NIST SP 800-38D): the ciphertext with its tag behind.
  static func sealAES(_ plain: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
    try run(EVP_aes_256_gcm(), key, nonce, seals: true) { cipher throws(CryptoError) in
      try add(context, to: cipher)
      var sealed = try update(cipher, plain)
      var tag = [UInt8](repeating: 0, count: tagBytes)
      guard finish(cipher), EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagBytes), &tag) == 1 else { throw .cipherFailed }
      sealed += tag
      return sealed
    }
  }

  static func openAES(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard sealed.count >= tagBytes else { throw .sealBroken }
    return try run(EVP_aes_256_gcm(), key, nonce, seals: false) { cipher throws(CryptoError) in
      try add(context, to: cipher)
      let plain = try update(cipher, Array(sealed.dropLast(tagBytes)))
      var tag = Array(sealed.suffix(tagBytes))
      guard EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagBytes), &tag) == 1, finish(cipher) else { throw .sealBroken }
      return plain
    }
  }

  /// SM4 (GB/T 32907) in counter mode, which is the same there and back. It holds nothing against changes: `SealKey` adds a tag.
  static func sm4(_ bytes: [UInt8], key: [UInt8], counter: [UInt8]) throws(CryptoError) -> [UInt8] {
    try run(EVP_sm4_ctr(), key, counter, seals: true) { cipher throws(CryptoError) in try update(cipher, bytes) }
  }

  private static func run(
    _ method: OpaquePointer?, _ key: [UInt8], _ nonce: [UInt8], seals: Bool,
    _ body: (OpaquePointer) throws(CryptoError) -> [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    guard let method, let cipher = EVP_CIPHER_CTX_new() else { throw .cipherFailed }
    defer { EVP_CIPHER_CTX_free(cipher) }
    guard Int(EVP_CIPHER_get_key_length(method)) == key.count, Int(EVP_CIPHER_get_iv_length(method)) == nonce.count,
      EVP_CipherInit_ex(cipher, method, nil, key, nonce, seals ? 1 : 0) == 1
    else { throw .cipherFailed }
    return try body(cipher)
  }

  private static func add(_ context: [UInt8], to cipher: OpaquePointer) throws(CryptoError) {
    var length: Int32 = 0
    guard let count = Int32(exactly: context.count), EVP_CipherUpdate(cipher, nil, &length, context, count) == 1 else {
      throw .cipherFailed
    }
  }

  private static func update(_ cipher: OpaquePointer, _ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: bytes.count + tagBytes)
    var length: Int32 = 0
    guard let count = Int32(exactly: bytes.count), EVP_CipherUpdate(cipher, &out, &length, bytes, count) == 1, Int(length) == bytes.count
    else { throw .cipherFailed }
    return Array(out.prefix(bytes.count))
  }

  private static func finish(_ cipher: OpaquePointer) -> Bool {
    var rest = [UInt8](repeating: 0, count: tagBytes)
    var length: Int32 = 0
    return EVP_CipherFinal_ex(cipher, &rest, &length) == 1
  }
}
