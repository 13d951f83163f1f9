import OpenDataFormats

/// HTML being written: elements that close themselves, and text that is always escaped.
///
/// There is no way to append markup as text: a tag and an attribute come from closed lists, and everything else goes through
/// `text`. The result is HTML5 and well-formed XML as well, so that a strict reader can check it.
package struct HTMLWriter: Sendable {
    private var output: ByteWriter

    /// Makes an empty writer with room for so many bytes.
    package init(capacity: Int = 16_384) {
        output = ByteWriter(capacity: capacity)
    }

    /// What has been written, in UTF-8.
    package var bytes: [UInt8] { output.bytes }

    /// Appends the line that makes a browser follow the standard.
    package mutating func documentType() {
        output.raw("<!DOCTYPE html>\n")
    }

    /// Appends an element with what the closure writes between its tags.
    package mutating func element(
        _ tag: Tag, _ attributes: Attribute..., content: (inout HTMLWriter) -> Void
    ) {
        open(tag.rawValue, attributes)
        output.raw(">")
        content(&self)
        output.raw("</")
        output.raw(tag.rawValue)
        output.raw(tag.endsLine ? ">\n" : ">")
    }

    /// Appends an element with only text between its tags.
    package mutating func element(_ tag: Tag, _ attributes: Attribute..., text: String) {
        open(tag.rawValue, attributes)
        output.raw(">")
        self.text(text)
        output.raw("</")
        output.raw(tag.rawValue)
        output.raw(tag.endsLine ? ">\n" : ">")
    }

    /// Appends an element that has no content.
    package mutating func element(_ tag: VoidTag, _ attributes: Attribute...) {
        open(tag.rawValue, attributes)
        output.raw("/>")
    }

    /// Appends text, escaped.
    package mutating func text(_ text: String) {
        output.escaped(text)
    }

    private mutating func open(_ name: String, _ attributes: [Attribute]) {
        output.raw("<")
        output.raw(name)
        for attribute in attributes {
            output.raw(" ")
            output.raw(attribute.name)
            output.raw("=\"")
            output.escaped(attribute.value)
            output.raw("\"")
        }
    }
}
