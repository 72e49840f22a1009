import Foundation
package import HengCrypto

/// The file with the keys of the register (密钥文件): outside the database, for its owner's eyes alone.
package enum RegisterKeyFile {
  package static func read(_ path: String) throws(RegisterError) -> KeyRing {
    guard let state = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw RegisterError(
        "找不到密钥文件 \(path)。请用 --key-file 写明所在位置；第一次使用的，用 heng register key make 生成。密钥丢失后，名册里的个人信息无法恢复")
    }
    let permissions = (state[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    guard state[.type] as? FileAttributeType == .typeRegular, permissions & 0o077 == 0 else {
      throw RegisterError("密钥文件 \(path) 别人也能读写，没有使用。请把权限改为 600（chmod 600），并检查密钥是否已经外泄")
    }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw RegisterError("密钥文件 \(path) 读不出来。请检查是否有读取权限")
    }
    do throws(CryptoError) { return try KeyRing(text: String(decoding: data, as: UTF8.self)) } catch {
      throw RegisterError("\(error.message)（\(path)）")
    }
  }

  /// A new file with one key; one that is there stays.
  package static func make(_ path: String, _ algorithm: SealAlgorithm) throws(RegisterError) -> KeyRing {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw RegisterError("密钥文件 \(path) 已经存在，没有改动。要换密钥，请用 heng register key add")
    }
    let ring = try sealing { () throws(CryptoError) in try KeyRing.adding(algorithm, to: nil) }
    try write(ring, to: path)
    return ring
  }

  /// A further key, which seals from now on.
  package static func add(_ path: String, _ algorithm: SealAlgorithm) throws(RegisterError) -> KeyRing {
    let old = try read(path)
    let ring = try sealing { () throws(CryptoError) in try KeyRing.adding(algorithm, to: old) }
    let draft = path + ".new"
    try write(ring, to: draft)
    guard rename(draft, path) == 0 else { throw RegisterError("密钥文件 \(path) 没有写成，原文件没有改动。请检查文件夹的权限和磁盘空间") }
    return ring
  }

  /// With the algorithm of that name; gives the new key's id.
  package static func make(_ path: String, algorithmNamed name: String) throws(RegisterError) -> String {
    try make(path, algorithm(named: name)).current.id
  }

  package static func add(_ path: String, algorithmNamed name: String) throws(RegisterError) -> String {
    try add(path, algorithm(named: name)).current.id
  }

  /// A line a key, the current one marked; no secret.
  package static func list(_ path: String) throws(RegisterError) -> [String] {
    let ring = try read(path)
    return ring.keys.map { "\($0.id)　\($0.algorithm.rawValue)\($0.id == ring.current.id ? "　在用" : "　只用来读旧内容")" }
  }

  private static func algorithm(named name: String) throws(RegisterError) -> SealAlgorithm {
    guard let algorithm = SealAlgorithm(rawValue: name) else {
      throw RegisterError("没有“\(name)”这种加密算法。可选：\(SealAlgorithm.allCases.map(\.rawValue).joined(separator: "、"))")
    }
    return algorithm
  }

  private static func sealing<T>(_ body: () throws(CryptoError) -> T) throws(RegisterError) -> T {
    do throws(CryptoError) { return try body() } catch { throw RegisterError(error.message) }
  }

  /// Nobody else may read it at any moment; it is on the disk when this returns.
  private static func write(_ ring: KeyRing, to path: String) throws(RegisterError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else { throw RegisterError("密钥文件 \(path) 没有写成。请检查文件夹是否存在、能否写入，以及有没有上次留下的同名文件") }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(ring.text.utf8))
      try handle.synchronize()
      try handle.close()
    } catch {
      unlink(path)
      throw RegisterError("密钥文件 \(path) 没有写完，已删除。请检查磁盘空间")
    }
  }
}

/// Why the register could not be used (名册错误), in Chinese.
package struct RegisterError: Error, Sendable {
  package let message: String

  init(_ message: String) { self.message = message.hasSuffix("。") ? message : message + "。" }
}
