/// What the bodies of version 4 and the segments of version 5 can be compressed with. Snappy, which version 4 has
/// besides, is not offered here.
public enum Compression: String, Hashable, Sendable, CaseIterable {
  case lz4
}
