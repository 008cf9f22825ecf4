import Domain
import Markup

/// Where a user is added or edited.
struct UserFormPage: LocalisedComponent {
  /// Who is edited; `nil` where somebody is added.
  let user: UserDocument?
  let state: FormState
  /// The order that is being entered, to go back to with whoever was added.
  var returnTo: EntryReturn?
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, title, at: .users) {
      Breadcrumb(steps: steps, localisation: localisation)
      div(.class("narrow-form")) {
        div(.class("head")) { h1 { title } }
        FormFrame(state, to: address, label: label, in: localisation) {
          if let returnTo { input(.type(.hidden), .name(EntryReturn.name), .value(returnTo.text)) }
          TextField(
            name: UserField.name.rawValue, title: strings.label(of: UserField.name), isFirst: true, state: state,
            localisation: localisation)
          TextField(
            name: UserField.email.rawValue, title: strings.label(of: UserField.email), hint: strings.emailHint,
            kind: .email, keyboard: .email, state: state, localisation: localisation)
          SelectField(
            name: UserField.role.rawValue, title: strings.label(of: UserField.role), choices: roles,
            hint: strings.roleHint, state: state, localisation: localisation)
          FormActions(send: strings.save, back: back, localisation: localisation)
        }
      }
    }
  }

  private var title: String { user.map { strings.editUser($0.name) } ?? strings.newUser }

  private var label: @Sendable (String) -> String {
    { [strings] name in UserField(rawValue: name).map(strings.label) ?? name }
  }

  private var address: String { (user.map { .edit($0.id) } ?? UserAddress.new).text }

  private var back: String { returnTo?.address ?? (user.map { .user($0.id) } ?? UserAddress.list()).text }

  private var steps: [Breadcrumb.Step] {
    let users = Breadcrumb.Step(name: strings.users, address: UserAddress.list().text)
    guard let user else { return [users] }
    return [users, Breadcrumb.Step(name: user.name, address: UserAddress.user(user.id).text)]
  }

  private var roles: [SelectField.Choice] {
    User.Role.allCases.map { SelectField.Choice(value: $0.rawValue, name: strings.name(of: $0)) }
  }
}
