internal import CMicroHTTPD
internal import Glibc

/// The library's responses for each kind of body. It frees them, and what they hold, when it has sent them.
enum LibraryResponse {
  /// Copies the bytes.
  static func make(_ bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
  }

  /// Sends the bytes from where they lie.
  static func make(_ bytes: SharedBytes) -> OpaquePointer? {
    let holder = Unmanaged.passRetained(bytes)
    let response = MHD_create_response_from_buffer_with_free_callback_cls(
      bytes.buffer.count, UnsafeMutableRawPointer(mutating: bytes.buffer.baseAddress),
      { holder in
        guard let holder else { return }
        Unmanaged<SharedBytes>.fromOpaque(holder).release()
      }, holder.toOpaque())
    if response == nil { holder.release() }
    return response
  }

  /// Nil where the path names no regular file that may be read.
  static func make(file path: String) -> OpaquePointer? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var status = stat()
    if fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG,
      let response = MHD_create_response_from_fd64(UInt64(status.st_size), file)
    {
      return response
    }
    close(file)
    return nil
  }

  /// Asks the stream whenever there is room.
  static func make(_ stream: ResponseStream) -> OpaquePointer? {
    let blockSize = 4096
    let holder = Unmanaged.passRetained(stream)
    let response = MHD_create_response_from_callback(
      UInt64.max, blockSize,
      { stream, _, buffer, capacity in
        guard let stream, let buffer else { return ResponseStream.End.broken.rawValue }
        return Unmanaged<ResponseStream>.fromOpaque(stream).takeUnretainedValue()
          .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: capacity))
      }, holder.toOpaque(),
      { holder in
        guard let holder else { return }
        Unmanaged<ResponseStream>.fromOpaque(holder).release()
      })
    if response == nil { holder.release() }
    return response
  }

  /// The head of a stream's answer, which closes the connection: after a head that announces chunks the library would
  /// send the last of them.
  static func make(headOf stream: ResponseStream) -> OpaquePointer? {
    stream.close()
    let response = make(stream)
    if let response { mhd_close_after(response) }
    return response
  }

  /// Adds a field; both texts lie before a NUL. The library ignores an empty value.
  static func add(_ field: Fields.View, to response: OpaquePointer) {
    guard let name = field.name.baseAddress, let value = field.value.baseAddress else { return }
    name.withMemoryRebound(to: CChar.self, capacity: field.name.count + 1) { name in
      value.withMemoryRebound(to: CChar.self, capacity: field.value.count + 1) { value in
        _ = MHD_add_response_header(response, name, value)
      }
    }
  }
}
