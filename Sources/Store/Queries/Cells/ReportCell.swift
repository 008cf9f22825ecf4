/// Where the figures of one member of a cube are kept, for one bucket of time.
public struct ReportCell: Hashable, Sendable {
  public let cube: SalesCube
  public let bucket: ReportBucket
  public let member: ReportMember

  public init(_ cube: SalesCube, _ bucket: ReportBucket, _ member: ReportMember) {
    self.cube = cube
    self.bucket = bucket
    self.member = member
  }
}
