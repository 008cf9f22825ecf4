import CQLProtocol

extension FunctionDescription {
  /// The function whose row of `system_schema.functions` this is; nil where it says too little.
  init?(_ row: Row, _ resolver: TypeResolver) {
    guard let name = row.text("function_name"), let types = row.argumentTypes(resolver),
      let names: [String] = row.optional("argument_names"), names.count == types.count,
      let returnType = row.text("return_type")
    else { return nil }
    self.init(
      name: name, arguments: zip(names, types).map { Argument(name: $0, type: $1) },
      returnType: resolver.type(returnType), language: row.text("language") ?? "", body: row.text("body") ?? "",
      isCalledOnNull: row.optional("called_on_null_input") ?? false)
  }
}

extension AggregateDescription {
  /// The aggregate whose row of `system_schema.aggregates` this is; nil where it says too little.
  init?(_ row: Row, _ resolver: TypeResolver) {
    guard let name = row.text("aggregate_name"), let types = row.argumentTypes(resolver),
      let returnType = row.text("return_type"), let stateFunction = row.text("state_func"),
      let stateType = row.text("state_type")
    else { return nil }
    self.init(
      name: name, argumentTypes: types, returnType: resolver.type(returnType), stateFunction: stateFunction,
      stateType: resolver.type(stateType), finalFunction: row.text("final_func"), initialState: row.text("initcond"))
  }
}

extension Row {
  /// What the arguments of a function or an aggregate are; nil where that is not told.
  fileprivate func argumentTypes(_ resolver: TypeResolver) -> [CQLType]? {
    guard let names: [String] = optional("argument_types") else { return nil }
    return names.map { resolver.type($0) }
  }
}
