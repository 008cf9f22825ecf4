import Commands
import Domain
import HTTPServer

/// What cannot be undone, and is asked for twice.
extension UserPages {
  func ask(_ action: UserPage.Action, _ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let user = try await user(request)
      return (.ok, question(action, user, FormState(key: context.newKey(), version: user.version), frame))
    }
  }

  func take(_ action: UserPage.Action, _ request: Request) async throws -> Response {
    try await context.answer(request) { frame, values throws(StoreError) -> FormOutcome<ConfirmationPage> in
      var state = FormState(sent: values)
      let version = try state.seenVersion()
      // Asked for by its address alone: a delivery of the same form after a deletion finds no document.
      let text = request.parameters["id"] ?? ""
      guard let id = User.ID(text) else { throw .notFound(.user, key: text) }
      do throws(StoreError) {
        switch action {
        case .anonymise:
          let receipt = try await context.execute(AnonymiseUser(id, version: version), for: request, values)
          return .done(UserAddress.user(id).text, .userAnonymised, position: receipt.position)
        case .delete:
          let receipt = try await context.execute(DeleteUser(id, version: version), for: request, values)
          return .done(UserAddress.list().text, .userDeleted, position: receipt.position)
        }
      } catch {
        let user = try await user(request)
        state.refuse(error, among: [], newKey: context.newKey())
        state.version = user.version
        // Who has bought cannot be deleted: the question becomes the one about what can be done.
        var possible = action
        if case .notDeletable = error { possible = .anonymise }
        return .again(error.formStatus, question(possible, user, state, frame))
      }
    }
  }

  private func question(
    _ action: UserPage.Action, _ user: UserDocument, _ state: FormState, _ frame: Frame
  ) -> ConfirmationPage {
    let strings = frame.localisation.strings
    return ConfirmationPage(
      question: strings.question(of: action, user.name), consequence: strings.consequence(of: action),
      action: strings.name(of: action), state: state, address: UserAddress.action(user.id, action).text,
      back: UserAddress.user(user.id).text, place: .users, frame: frame)
  }
}
