/// The files of the pages.
enum Assets {
  /// The one style sheet, its sections in the order in which later ones overrule earlier ones.
  static let styleSheet = Asset(
    "store", "css", mediaType: "text/css; charset=utf-8",
    content: [
      PackageResources.tokens_css, PackageResources.base_css, PackageResources.shell_css, PackageResources.layout_css,
      PackageResources.controls_css, PackageResources.tables_css, PackageResources.surfaces_css,
      PackageResources.navigation_css, PackageResources.orders_css, PackageResources.drawings_css,
      PackageResources.adaptation_css,
    ].flatMap(\.self))

  /// Every icon, each a symbol of its own.
  static let icons = Asset("icons", "svg", mediaType: "image/svg+xml", content: PackageResources.icons_svg)

  /// What browsers show in tabs and bookmarks.
  static let favicon = Asset("favicon", "svg", mediaType: "image/svg+xml", content: PackageResources.favicon_svg)

  static let all = [styleSheet, icons, favicon]

  /// - Returns: `nil` where no file has this name, or its content has changed since.
  static func named(_ name: String) -> Asset? { all.first { $0.name == name } }
}
