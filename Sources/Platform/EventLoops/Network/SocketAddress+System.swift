internal import CUV
internal import Glibc

extension SocketAddress {
  init(_ address: sockaddr_in) {
    self.init(.v4(UInt32(bigEndian: address.sin_addr.s_addr)), port: UInt16(bigEndian: address.sin_port))
  }

  init(_ address: sockaddr_in6) {
    let (high, low) = withUnsafeBytes(of: address.sin6_addr) {
      ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    self.init(
      .v6(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low), scope: address.sin6_scope_id),
      port: UInt16(bigEndian: address.sin6_port))
  }

  /// The address at `pointer`; nil where it is of another family.
  init?(_ pointer: UnsafePointer<sockaddr>?) {
    guard let pointer else { return nil }
    let raw = UnsafeRawPointer(pointer)
    switch Int32(pointer.pointee.sa_family) {
    case AF_INET: self.init(raw.loadUnaligned(as: sockaddr_in.self))
    case AF_INET6: self.init(raw.loadUnaligned(as: sockaddr_in6.self))
    default: return nil
    }
  }

  /// The address that one of the system's calls writes; nil where it fails.
  init?(filledBy call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32) {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &size) }
    }
    guard result == 0 else { return nil }
    let address = withUnsafePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { SocketAddress($0) }
    }
    guard let address else { return nil }
    self = address
  }

  var family: Int32 { isIPv6 ? AF_INET6 : AF_INET }

  /// Lends the address in the system's form.
  func withSocketAddress<Value>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value {
    switch ip {
    case .v4(let bytes):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = bytes.bigEndian
      return Self.lend(&address, body)
    case .v6(let high, let low, let scope):
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_scope_id = scope
      withUnsafeMutableBytes(of: &address.sin6_addr) {
        $0.storeBytes(of: high.bigEndian, as: UInt64.self)
        $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      return Self.lend(&address, body)
    }
  }

  private static func lend<Address, Value>(
    _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Address>.size)) }
    }
  }
}
