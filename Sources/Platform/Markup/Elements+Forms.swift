// Forms and their controls.

/// A form.
@inlinable public var form: Tag { Tag("form") }
/// Controls that belong together.
@inlinable public var fieldset: Tag { Tag("fieldset") }
/// What a `fieldset` is about.
@inlinable public var legend: Tag { Tag("legend") }
/// The name of a control.
@inlinable public var label: Tag { Tag("label") }
/// A control; its `type` says which.
@inlinable public var input: VoidTag { VoidTag("input") }
/// A choice among options.
@inlinable public var select: Tag { Tag("select") }
/// Options that belong together.
@inlinable public var optgroup: Tag { Tag("optgroup") }
/// One of the choices.
@inlinable public var option: Tag { Tag("option") }
/// Suggestions for an input.
@inlinable public var datalist: Tag { Tag("datalist") }
/// A button; it submits its form unless its `type` says otherwise.
@inlinable public var button: Tag { Tag("button") }
/// What a form results in.
@inlinable public var output: Tag { Tag("output") }
/// How far something is.
@inlinable public var progress: Tag { Tag("progress") }
/// How much of something there is.
@inlinable public var meter: Tag { Tag("meter") }

/// A text of several lines. The first line end in it is kept too, which HTML takes for layout unless one more precedes.
public func textarea(_ attributes: Attribute..., content: () -> String = { "" }) -> some HTML {
  Element("textarea", attributes, Pair(Raw(trusted: "\n"), content()))
}
