/// Options: names with hyphens in front. Of several values for one that takes one, the last stands.
extension ArgumentReader {
  /// Whether the flag `--name` is given.
  public mutating func flag(_ name: String, short: Character? = nil, help: String) -> Bool {
    isGiven(ArgumentSchema.Option(name: name, short: short, help: help, value: nil))
  }

  /// The value of `--name`, or the default.
  public mutating func option<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, default defaultValue: Value, help: String,
    completion: ArgumentCompletion? = nil
  ) -> Value {
    var value = ArgumentSchema.Value(Value.self, completion)
    value.defaultText = defaultValue.argumentText
    let given: [Value] = values(of: ArgumentSchema.Option(name: name, short: short, help: help, value: value))
    return given.last ?? defaultValue
  }

  /// The value of `--name`, or `nil` if it is not given.
  public mutating func option<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, as type: Value.Type = Value.self, help: String,
    completion: ArgumentCompletion? = nil
  ) -> Value? {
    let value = ArgumentSchema.Value(type, completion)
    let given: [Value] = values(of: ArgumentSchema.Option(name: name, short: short, help: help, value: value))
    return given.last
  }

  /// The value of `--name`, which must be given.
  public mutating func requiredOption<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, as type: Value.Type = Value.self, help: String,
    completion: ArgumentCompletion? = nil
  ) -> Value {
    let value = ArgumentSchema.Value(type, completion)
    let given: [Value] = values(
      of: ArgumentSchema.Option(name: name, short: short, help: help, value: value, isRequired: true))
    return given.last ?? Value.placeholder
  }

  /// The values of `--name`, which may be given several times.
  public mutating func options<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, as type: Value.Type = Value.self, help: String,
    completion: ArgumentCompletion? = nil
  ) -> [Value] {
    let value = ArgumentSchema.Value(type, completion)
    return values(of: ArgumentSchema.Option(name: name, short: short, help: help, value: value, repeats: true))
  }
}

/// Arguments: words known by their place. They are read in the order in which they stand.
extension ArgumentReader {
  /// The next argument, which must be given.
  public mutating func argument<Value: ArgumentValue>(
    _ name: String, as type: Value.Type = Value.self, help: String, completion: ArgumentCompletion? = nil
  ) -> Value {
    let value = ArgumentSchema.Value(type, completion)
    let given: [Value] = values(of: ArgumentSchema.Positional(name: name, help: help, value: value))
    return given.first ?? Value.placeholder
  }

  /// The next argument, or `nil` if there is none.
  public mutating func optionalArgument<Value: ArgumentValue>(
    _ name: String, as type: Value.Type = Value.self, help: String, completion: ArgumentCompletion? = nil
  ) -> Value? {
    let value = ArgumentSchema.Value(type, completion)
    let given: [Value] = values(
      of: ArgumentSchema.Positional(name: name, help: help, value: value, isRequired: false))
    return given.first
  }

  /// All arguments that are left. To be read last.
  public mutating func arguments<Value: ArgumentValue>(
    _ name: String, as type: Value.Type = Value.self, help: String, isRequired: Bool = false,
    completion: ArgumentCompletion? = nil
  ) -> [Value] {
    let value = ArgumentSchema.Value(type, completion)
    return values(
      of: ArgumentSchema.Positional(name: name, help: help, value: value, isRequired: isRequired, repeats: true))
  }
}
