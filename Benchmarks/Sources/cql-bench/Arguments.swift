import CassandraClient
import Foundation

/// What is measured, as the drivers beside this one are told it too.
struct Arguments: Sendable {
  var hosts = "127.0.0.1"
  /// write, read, scan, pages (the same scan by the page), lwt, lwt-hot, or held: requests that are never answered.
  var workload = "write"
  var concurrency = 64
  var seconds = 10
  var warmup = 3
  var keys: Int64 = 100_000
  var rf = 1
  var size = 100
  var consistency = "one"
  /// Reservations carried by one compare-and-set.
  var group = 1
  var loops = 1
  /// Of the protocol; 0 takes the newest.
  var version = 0
  var compression = "none"

  init(_ words: [String]) {
    var words = words[...]
    while let name = words.popFirst() {
      guard let value = words.popFirst(), take(name, value) else {
        FileHandle.standardError.write(Data("cql-bench: \(name) is not understood\n".utf8))
        exit(2)
      }
    }
  }

  private mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "--hosts": hosts = value
    case "--workload": workload = value
    case "--consistency": consistency = value
    case "--compression": compression = value
    default:
      guard let number = Int(value) else { return false }
      switch name {
      case "--concurrency": concurrency = number
      case "--seconds": seconds = number
      case "--warmup": warmup = number
      case "--keys": keys = Int64(number)
      case "--rf": rf = number
      case "--size": size = number
      case "--group": group = number
      case "--loops": loops = number
      case "--version": version = number
      default: return false
      }
    }
    return true
  }

  var level: Consistency {
    switch consistency {
    case "quorum": .quorum
    case "local_quorum": .localQuorum
    case "all": .all
    default: .one
    }
  }

  var configuration: CassandraConfiguration {
    var configuration = CassandraConfiguration(
      contactPoints: hosts.split(separator: ",").compactMap { ContactPoint(parsing: String($0)) })
    configuration.defaults.consistency = level
    configuration.defaults.serialConsistency = .serial
    configuration.protocolVersion = version == 4 ? .v4 : version == 5 ? .v5 : nil
    configuration.compression = compression == "lz4" ? .lz4 : nil
    return configuration
  }
}
