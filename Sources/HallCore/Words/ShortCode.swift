/// The codes on papers: characters that nobody mistakes for each other, about 6.5·10¹¹ codes.
package enum ShortCode {
    /// Without 0 O 1 I, and without S and Z, which are read as 5 and 2.
    package static let letters = Array("23456789ABCDEFGHJKLMNPQRTUVWXY")
    package static let count = 8

    /// The code in what was typed or scanned: alone, in any width and case, or at the end of the
    /// address of a slip or a notice; as it was folded where there is none.
    package static func typed(_ text: String) -> String {
        let address = text.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        let last =
            FoldedText.code(String(address)).split(separator: "/").last.map(String.init) ?? ""
        // With a hyphen in the middle, in brackets or with a full stop, as one writes a code down.
        let code = last.filter { letters.contains($0) }
        return code.count == count && last.count <= count + 2 ? code : last
    }

    /// Whether the folded text has the form of a code.
    package static func isCode(_ text: String) -> Bool {
        text.count == count && text.allSatisfy { letters.contains($0) }
    }
}
