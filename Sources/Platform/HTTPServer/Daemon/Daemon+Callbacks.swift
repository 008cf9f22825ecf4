internal import CMicroHTTPD

/// What the library calls, always on the loop's thread. No Swift error crosses these functions.
extension Daemon {
  /// A connection begins, or has ended and is about to be freed.
  static let connectionChanged: MHD_NotifyConnectionCallback = { daemon, connection, context, change in
    guard let daemon, let connection, let context else { return }
    if change == .CONNECTION_NOTIFY_STARTED {
      let daemon = Unmanaged<Daemon>.fromOpaque(daemon).takeUnretainedValue()
      context.pointee = Unmanaged.passRetained(Connection(connection, of: daemon)).toOpaque()
    } else if let raw = context.pointee {
      Unmanaged<Connection>.fromOpaque(raw).takeRetainedValue().connectionEnded()
    }
  }

  /// A request line has arrived. What this returns is the request's context in the calls to come.
  static let targetArrived: mhd_target_callback = { _, target, connection in
    guard let connection, let context = mhd_socket_context(connection) else { return nil }
    Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().requestBegan(target)
    return context
  }

  /// The head is complete, or a piece of the body has come, or the request is complete.
  static let requestContinues: MHD_AccessHandlerCallback = { _, _, _, method, version, upload, size, context in
    guard let raw = context?.pointee, let method, let version, let size else { return MHD_Result.NO }
    let connection = Unmanaged<Connection>.fromOpaque(raw).takeUnretainedValue()
    let upload = UnsafeRawBufferPointer(start: upload, count: size.pointee)
    size.pointee = 0
    return connection.requestContinues(method, version, upload) ? MHD_Result.YES : MHD_Result.NO
  }

  /// The request is over, well or badly; the connection may carry another.
  static let requestCompleted: MHD_RequestCompletedCallback = { _, _, context, _ in
    guard let raw = context?.pointee else { return }
    Unmanaged<Connection>.fromOpaque(raw).takeUnretainedValue().requestEnded()
  }
}
