internal import CMicroHTTPD
internal import Glibc

extension Daemon {
  /// Starts the library's daemon; nil where it refuses.
  func start(listening descriptor: Int32, sharing shares: Int) -> OpaquePointer? {
    let me = Unmanaged.passUnretained(self).toOpaque()
    var options = limits(sharing: shares)
    options += [
      MHD_OptionItem(option: .LISTEN_SOCKET, value: Int(descriptor), ptr_value: nil),
      // Loops block the signal, so that `sendfile` and `writev` may be used.
      MHD_OptionItem(option: .SIGPIPE_HANDLED_BY_APP, value: 1, ptr_value: nil),
      MHD_OptionItem(option: .STRICT_FOR_CLIENT, value: LibraryVersion.strictness, ptr_value: nil),
      // Paths are decoded once, by us: the library's own decoding ends them at `%00`.
      mhd_option_unescape { _, _, text in text.map { strlen($0) } ?? 0 },
      mhd_option_connection(Self.connectionChanged, me),
      mhd_option_target(Self.targetArrived, me),
      mhd_option_completed(Self.requestCompleted, me),
    ]
    let flags = MHD_USE_EPOLL.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
    guard let tls = configuration.tls else { return start(flags, options) }
    return tls.key.withCString { key in
      tls.certificate.withCString { certificate in
        Self.priorities.withCString { priorities in
          let items: [(MHD_OPTION, UnsafePointer<CChar>)] = [
            (.HTTPS_MEM_KEY, key), (.HTTPS_MEM_CERT, certificate), (.HTTPS_PRIORITIES, priorities),
          ]
          options += items.map { option, text in
            MHD_OptionItem(option: option, value: 0, ptr_value: UnsafeMutableRawPointer(mutating: text))
          }
          return start(flags | MHD_USE_TLS.rawValue, options)
        }
      }
    }
  }

  /// GnuTLS's own choice without the versions before 1.2.
  private static let priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

  private func start(_ flags: UInt32, _ options: [MHD_OptionItem]) -> OpaquePointer? {
    var options = options + [MHD_OptionItem(option: .END, value: 0, ptr_value: nil)]
    return mhd_start(flags, Self.requestContinues, Unmanaged.passUnretained(self).toOpaque(), &options)
  }

  /// The library's own timeout, of inactivity.
  var idleSeconds: UInt32 {
    UInt32(clamping: max(1, configuration.idleDeadline.components.seconds))
  }

  private func limits(sharing shares: Int) -> [MHD_OptionItem] {
    let share = { (limit: Int) in (limit + shares - 1) / shares }
    return [
      MHD_OptionItem(option: .CONNECTION_LIMIT, value: share(configuration.connectionLimit), ptr_value: nil),
      MHD_OptionItem(
        option: .PER_IP_CONNECTION_LIMIT, value: share(configuration.connectionsPerAddress), ptr_value: nil),
      MHD_OptionItem(option: .CONNECTION_MEMORY_LIMIT, value: configuration.connectionMemory, ptr_value: nil),
      MHD_OptionItem(option: .CONNECTION_TIMEOUT, value: Int(idleSeconds), ptr_value: nil),
    ]
  }
}
