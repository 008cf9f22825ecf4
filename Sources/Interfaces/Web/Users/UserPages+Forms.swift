import Commands
import Domain
import HTTPServer

/// Adding and editing.
extension UserPages {
  /// Whoever comes from an order that is being entered goes back to it.
  @Sendable func new(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let values: FormValues = [UserField.role.rawValue: User.Role.customer.rawValue]
      let state = FormState(values, key: context.newKey())
      return (.ok, UserFormPage(user: nil, state: state, returnTo: EntryReturn(request.query), frame: frame))
    }
  }

  @Sendable func create(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, values throws(StoreError) in
      let returnTo = EntryReturn(values)
      var reader = FormReader(FormState(sent: values), currency: context.site.currency)
      let form = UserForm(&reader)
      var state = reader.state
      guard let form else {
        state.key = context.newKey()
        return .again(
          .unprocessableContent, UserFormPage(user: nil, state: state, returnTo: returnTo, frame: frame))
      }
      do throws(StoreError) {
        let user = User(id: context.newID(), name: form.name, email: form.email, role: form.role)
        let receipt = try await context.execute(AddUser(user), for: request, values)
        let added = receipt.outcome.id
        let next = returnTo.map { $0.address(choosing: added) } ?? UserAddress.user(added).text
        return .done(next, .userAdded, position: receipt.position)
      } catch {
        state.refuse(error, among: UserField.names, newKey: context.newKey())
        return .again(
          error.formStatus, UserFormPage(user: nil, state: state, returnTo: returnTo, frame: frame))
      }
    }
  }

  @Sendable func edit(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let user = try await user(request)
      let values = FormValues(user)
      let state = FormState(values, key: context.newKey(), version: user.version, seen: values)
      return (.ok, UserFormPage(user: user, state: state, frame: frame))
    }
  }

  @Sendable func save(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, values throws(StoreError) in
      let user = try await user(request)
      var reader = FormReader(FormState(sent: values, editing: UserField.names), currency: context.site.currency)
      let form = UserForm(&reader)
      var state = reader.state
      let version = try state.seenVersion()
      guard let form else {
        state.key = context.newKey()
        return .again(.unprocessableContent, UserFormPage(user: user, state: state, frame: frame))
      }
      do throws(StoreError) {
        let receipt = try await context.execute(EditUser(user.id, version: version, form.edits), for: request, values)
        return .done(UserAddress.user(user.id).text, .userSaved, position: receipt.position)
      } catch .changedMeanwhile {
        let current = try await self.user(request)
        state.key = context.newKey()
        state.rebase(onto: FormValues(current), version: current.version, names: UserField.names)
        state.changes = state.changes.map { $0.named(in: frame.localisation.strings) }
        return .again(.conflict, UserFormPage(user: current, state: state, frame: frame))
      } catch {
        state.refuse(error, among: UserField.names, newKey: context.newKey())
        return .again(error.formStatus, UserFormPage(user: user, state: state, frame: frame))
      }
    }
  }
}
