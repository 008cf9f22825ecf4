internal import CMicroHTTPD

/// The version of libmicrohttpd that is running, and what follows from it.
public enum LibraryVersion {
  /// "0.9.75"
  public static let text = MHD_get_version().map { String(cString: $0) } ?? ""

  /// Whether it is older than 1.0, which reads heads strictly by itself.
  public static let isLenient = text.hasPrefix("0.")

  /// The value of MHD_OPTION_STRICT_FOR_CLIENT. Before 1.0, 1 means only that a blank in the target closes the
  /// connection without an answer and that a missing Host is answered twice: we check both ourselves.
  static let strictness = isLenient ? 0 : 1
}
