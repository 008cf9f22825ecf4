import Markup

/// What goes with a button that changes something: the key that makes a double click one request, and the version of
/// what its visitor has seen.
struct ActionFields: Component {
  let key: String
  var version: Int64?

  var content: some HTML {
    input(.type(.hidden), .name(FormState.keyName), .value(key))
    if let version { input(.type(.hidden), .name(FormState.versionName), .value("\(version)")) }
  }
}
