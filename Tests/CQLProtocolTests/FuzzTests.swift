import Randomness
import CQLProtocol
import Foundation
import Testing

/// Frames that were damaged by chance, and bytes that never were frames. With STORE_TEST_ALL there are a million of them; with
/// STORE_FUZZ too, and their memory is looked at: for `Scripts/test --filter FuzzTests`, where nothing else runs.
@Suite("Damaged frames", .serialized)
struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let isAlone = environment["STORE_FUZZ"] != nil
  private static let rounds = isAlone || environment["STORE_TEST_ALL"] != nil ? 180_000 : 6_000

  /// Frames that are whole, of each version: some messages each.
  private func frames(_ version: ProtocolVersion, _ random: inout SeededRandom) -> [[UInt8]] {
    (0..<400).compactMap { index in
      index.isMultiple(of: 2)
        ? try? image(random.request(version), version, context: random.context(isResponse: false))
        : try? image(random.response(version), version, context: random.context(isResponse: true))
    }
  }

  @Test("Damaged bodies are read or refused", arguments: ProtocolVersion.allCases)
  func bodies(version: ProtocolVersion) {
    var random = TestSeed.random(for: "damaged bodies in \(version)")
    let frames = frames(version, &random)
    var read = 0
    for round in 0..<Self.rounds {
      var frame = frames[round % frames.count]
      random.damage(&frame, from: EnvelopeHeader.byteCount)
      frame.setLength()
      var decoder = FrameDecoder()
      decoder.append(frame)
      guard let envelope = try? decoder.next() else { continue }
      if consume(envelope) { read += 1 }
    }
    #expect(read > 0)
  }

  @Test(
    "Damaged streams are read or refused", arguments: [nil, Compression.lz4])
  func streams(compression: Compression?) throws {
    var random = TestSeed.random(for: "damaged streams")
    let frames = [frames(.v4, &random), frames(.v5, &random)]
    let limits = FrameLimits(incoming: 1 << 20)
    var read = 0
    let started = [try Connection(.v4, compression, limits: limits), try Connection(.v5, compression, limits: limits)]
    for round in 0..<Self.rounds {
      let kind = round % 2
      var bytes = frames[kind][round / 2 % frames[kind].count]
      if kind == 1, random.chance(70) {
        // The checksums are right, so that the damage reaches what is behind them.
        random.damage(&bytes, from: 0)
        bytes = segment(bytes, isSelfContained: random.chance(70), uncompressed: compression.map { _ in 0 })
        if random.chance(30) { random.damage(&bytes, from: 0) }
      } else {
        random.damage(&bytes, from: 0)
      }
      let isResponse = bytes.first.map { $0 & 0x80 != 0 } ?? false
      var codec = isResponse ? started[kind].client : started[kind].node
      codec.receive(bytes)
      while let envelope = try? codec.next() { if consume(envelope) { read += 1 } }
    }
    #expect(read > 0)
  }

  @Test("Random bytes are read or refused")
  func noise() throws {
    var random = TestSeed.random(for: "noise")
    for round in 0..<Self.rounds / 2 {
      let bytes = random.bytes(0...60)
      var decoder = FrameDecoder()
      decoder.append(bytes)
      while let envelope = try? decoder.next() { _ = consume(envelope) }
      for opcode in [Opcode.result, .error, .query, .batch] {
        let frame = CQLProtocolTests.bytes(round.isMultiple(of: 2) ? 4 : 5, opcode, body: bytes)
        if let envelope = try? envelope(frame) { _ = consume(envelope) }
      }
    }
    if Self.isAlone { try checkMemory() }
  }

  /// What the process took at most. Only where it ran little else does that tell of the frames.
  private func checkMemory() throws {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    let kilobytes = try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    print("most memory in use: \(kilobytes / 1024) MiB")
    #expect(kilobytes < 512 * 1024)
  }

  /// Reads all that can be read. Whether the message could be.
  private func consume(_ envelope: Envelope) -> Bool {
    guard envelope.opcode.isResponse else {
      guard let (_, request) = try? envelope.request() else { return false }
      if case .query(let query) = request { _ = query.parameters.values.cells.count }
      return true
    }
    guard let (_, response) = try? envelope.response() else { return false }
    if case .result(.rows(let rows)) = response {
      for row in rows {
        for column in rows.columns.indices { _ = try? row.value(at: column) }
      }
      _ = rows.first?.description
    }
    return true
  }
}

extension [UInt8] {
  /// Makes the length in the header that of the body.
  fileprivate mutating func setLength() {
    let length = count - EnvelopeHeader.byteCount
    for index in 0..<4 { self[5 + index] = UInt8(truncatingIfNeeded: length >> (8 * (3 - index))) }
  }
}

extension SeededRandom {
  /// Changes, removes, repeats or cuts off some of the bytes from `start` on.
  mutating func damage(_ bytes: inout [UInt8], from start: Int) {
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      guard bytes.count > start else { return }
      let index = Int.random(in: start..<bytes.count, using: &self)
      switch Int.random(in: 0..<8, using: &self) {
      case 0: bytes.removeSubrange(index...)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &self), at: index)
      case 3: bytes[index] = one(of: [0x00, 0x01, 0x7F, 0x80, 0xFF, 0xFE])
      case 4:
        let hostile: [UInt8] = one(of: [
          [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0, 0, 0x10, 0],
        ])
        for (offset, byte) in hostile.enumerated() where index + offset < bytes.count { bytes[index + offset] = byte }
      case 5:
        let end = min(bytes.count, index + Int.random(in: 1...20, using: &self))
        bytes.insert(contentsOf: Array(bytes[index..<end]), at: index)
      default: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      }
    }
  }
}
