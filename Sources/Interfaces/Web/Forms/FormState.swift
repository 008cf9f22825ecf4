import Domain
import HTTPServer

/// A form as a page shows it: what its fields hold, and what was wrong with them.
struct FormState: Sendable {
  /// The hidden field with the form's idempotency key.
  static let keyName = "key"
  /// The hidden field with the version of what is edited.
  static let versionName = "version"
  /// Before the names of hidden fields: what each field held when the form was first shown.
  static let seenPrefix = "was."

  struct Fault: Hashable, Sendable {
    let name: String
    let fault: FieldFault
  }

  var values: FormValues
  /// In the order of the fields.
  var faults: [Fault] = []
  /// Why the form was refused as a whole.
  var refusal: StoreError?
  /// By which the store knows the form when it is sent again.
  var key: String
  /// Of what is edited; `nil` where something is made.
  var version: Int64?
  /// What the fields held when the form was first shown, for finding out what changed meanwhile.
  var seen: FormValues?
  /// What somebody else changed since.
  var changes: [FieldChange] = []

  init(_ values: FormValues = [:], key: String, version: Int64? = nil, seen: FormValues? = nil) {
    self.values = values
    self.key = key
    self.version = version
    self.seen = seen
  }

  /// The version of what is edited.
  /// - Throws: `StoreError.malformed` where the form does not say it: no page of ours sends that.
  func seenVersion() throws(StoreError) -> Int64 {
    guard let version else { throw .malformed(field: Self.versionName, expected: "a version") }
    return version
  }

  func fault(of name: String) -> FieldFault? { faults.first { $0.name == name }?.fault }

  /// Whether there is something to mend.
  var isRefused: Bool { !faults.isEmpty || refusal != nil }
}

extension FormState {
  /// A form that was sent, before anything is found wrong with it. It keeps its key: only what was sent is one request.
  init(sent values: FormValues, editing names: [String] = []) {
    self.init(values, key: values.text(Self.keyName), version: values[Self.versionName].flatMap { Int64($0) })
    guard !names.isEmpty else { return }
    var seen = FormValues()
    for name in names { seen[name] = values.text(Self.seenPrefix + name) }
    self.seen = seen
  }

  /// Takes note of a refusal: beside the field that it names where the form has it, else above the form.
  /// - Parameters:
  ///   - names: the fields of the form.
  ///   - aliases: the fields that refusals call otherwise, by what they call them.
  ///   - newKey: what the form is known by when it is sent again, corrected. Where the storage could not answer it
  ///     keeps the old one, so that nothing is done twice.
  mutating func refuse(
    _ error: StoreError, among names: [String], aliases: [String: String] = [:], newKey: String
  ) {
    if case .unavailable = error {} else { key = newKey }
    let field = error == .amountTooLarge ? "amount" : error.field
    let name = field.map { aliases[$0] ?? $0 }
    if let name, names.contains(name), let fault = FieldFault(error) {
      faults.append(Fault(name: name, fault: fault))
    } else {
      refusal = error
    }
  }
}

extension StoreError {
  /// The status of a page that shows a form again for this reason.
  var formStatus: Status {
    switch self {
    case .unavailable: .serviceUnavailable
    case .alreadyExists, .shortage, .wrongStatus, .notForSale, .notTracked, .notDeletable, .changedMeanwhile: .conflict
    case .notFound: .notFound
    case .outOfRange, .malformed, .amountTooLarge, .keyReused: .unprocessableContent
    }
  }
}
