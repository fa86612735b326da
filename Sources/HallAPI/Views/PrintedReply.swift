/// That a paper which belongs to nobody came out.
package struct PrintedReply: Codable, Hashable, Sendable {
    package var printed = true

    package init() {}
}
