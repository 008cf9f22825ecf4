import Domain

/// Forms: what is wrong with them and what was done.
protocol FormStrings: Sendable {
  /// "optional", after the name of a field.
  var optional: String { get }
  var save: String { get }
  var cancel: String { get }

  /// "2 fields need another look"
  func faultyFields(_ count: Int64) -> String
  /// "Price: an amount is expected, such as 18.50."
  func fault(_ label: String, _ message: String) -> String
  /// A whole sentence beside the field.
  func message(of fault: FieldFault, numbers: NumberFormat) -> String

  /// "Somebody else changed this meanwhile"
  var changedMeanwhile: String { get }
  /// "Price: €59.00, now €64.00"; either may be "".
  func changed(_ label: String, from before: String, to now: String) -> String
  /// Of a field that the visitor changed too.
  var yoursIsKept: String { get }
  /// What saving does now.
  var changedAdvice: String { get }

  /// Why a form as a whole was not taken, and what to do.
  func refusal(_ error: StoreError) -> String
  /// What was done, once it is done.
  func said(_ notice: Notice) -> String
  /// That the page does not show yet what was just written.
  var readsAreBehind: String { get }
}
