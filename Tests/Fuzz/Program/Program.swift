import Foundation
import HengFuzz

/// libFuzzer calls this for every input; a fault stops it and leaves the input in a file `crash-…`.
@_cdecl("LLVMFuzzerTestOneInput")
func readOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let faults = FuzzInput.faults(Array(UnsafeBufferPointer(start: data, count: count)))
  precondition(faults.isEmpty, faults.joined(separator: "; "))
  return 0
}

/// Lays the seeds into the folder that the first argument names.
@_cdecl("LLVMFuzzerInitialize")
func layOut(_ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  guard let folder = CommandLine.arguments.dropFirst().first(where: { !$0.hasPrefix("-") }) else { return 0 }
  let url = URL(fileURLWithPath: folder)
  try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  for (index, seed) in (FuzzSeeds.sound + FuzzSeeds.soundPDF + FuzzSeeds.nasty + FuzzSeeds.nastyPDF).enumerated() {
    try? Data(seed).write(to: url.appendingPathComponent("seed-\(index)"))
  }
  return 0
}
