public import Cryptography
public import Records

/// Up to where a read model has been projected, from which log, and how. Kept with the model and moved with it.
public struct Checkpoint: Hashable, Sendable {
  public let epoch: Epoch
  /// `StoreProjection.fingerprint` of the projection that made the model.
  public let fingerprint: String
  /// Of the last record in the model; 0 for none.
  public let position: Int64
  /// That record's hash, the epoch's `origin` for none: logs that agree in it agree in everything before.
  public let hash: Digest
  /// The log's head when the building of the model began. A model that has not come so far lacks what was written
  /// long ago, and must not be asked.
  public let wholeFrom: Int64

  public init(epoch: Epoch, fingerprint: String, position: Int64, hash: Digest, wholeFrom: Int64) {
    self.epoch = epoch
    self.fingerprint = fingerprint
    self.position = position
    self.hash = hash
    self.wholeFrom = wholeFrom
  }

  /// Before the first record of a log.
  public init(startOf epoch: Epoch, fingerprint: String, wholeFrom: Int64) {
    self.init(epoch: epoch, fingerprint: fingerprint, position: 0, hash: epoch.origin, wholeFrom: wholeFrom)
  }

  /// Whether the model may answer.
  public var isWhole: Bool { position >= wholeFrom }

  /// The same model once it shows everything up to the record at `position`, which has this hash.
  public func moved(to position: Int64, hash: Digest) -> Checkpoint {
    Checkpoint(epoch: epoch, fingerprint: fingerprint, position: position, hash: hash, wholeFrom: wholeFrom)
  }
}
