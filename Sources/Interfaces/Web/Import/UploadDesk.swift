import Domain
import Synchronization

/// Keeps files between their check and their import: a few, for an hour, each under a name that nobody can guess.
final class UploadDesk: Sendable {
  /// Whoever comes after so many pushes the oldest out that is not being imported.
  static let places = 8
  /// An hour in microseconds.
  static let lifetime: Int64 = 3_600 * 1_000_000

  private let uploads = Mutex<[(token: String, upload: Upload)]>([])

  func keep(_ upload: Upload, as token: String) {
    uploads.withLock { uploads in
      uploads.removeAll { Self.isOver($0.upload, at: upload.sentAt) }
      if uploads.count >= Self.places, let oldest = uploads.firstIndex(where: { $0.upload.stage != .running }) {
        uploads.remove(at: oldest)
      }
      uploads.append((token, upload))
    }
  }

  /// - Returns: `nil` for one that is gone, or never was.
  func upload(_ token: String, at now: Timestamp) -> Upload? {
    uploads.withLock { uploads in
      uploads.first { $0.token == token && !Self.isOver($0.upload, at: now) }?.upload
    }
  }

  /// Whether its hour has passed; one that is being imported stays until that is done.
  private static func isOver(_ upload: Upload, at now: Timestamp) -> Bool {
    upload.stage != .running && upload.sentAt.microseconds < now.microseconds - lifetime
  }

  /// Lets one visitor begin an import: whoever asks again meanwhile, or once it is done, gets `nil`.
  func begin(_ token: String) -> Upload? {
    uploads.withLock { uploads in
      guard let place = uploads.firstIndex(where: { $0.token == token }) else { return nil }
      guard case .checked = uploads[place].upload.stage else { return nil }
      uploads[place].upload.stage = .running
      uploads[place].upload.stop = nil
      return uploads[place].upload
    }
  }

  func end(_ token: String, _ upload: Upload) {
    uploads.withLock { uploads in
      guard let place = uploads.firstIndex(where: { $0.token == token }) else { return }
      uploads[place].upload = upload
    }
  }
}
