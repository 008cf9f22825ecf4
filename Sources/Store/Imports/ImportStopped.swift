public import Domain

/// An import that did not reach the end of its file.
///
/// What was taken until then stays; importing the file again from its beginning takes the rest.
public struct ImportStopped: Error {
  public enum Reason: Error {
    case file(FileFault)
    /// The storage cannot answer.
    case store(StoreError)
    /// The bytes of the file did not come.
    case reading(any Error)
    /// The file of refused rows could not be written.
    case writingRefusedRows(any Error)
    case cancelled
  }

  public let reason: Reason
  /// What became of the rows before.
  public let report: ImportReport
}
