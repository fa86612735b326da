/// 救济途径: where whoever is refused by an authority may appeal to (Administrative Reconsideration
/// Law, art. 20, 24; Administrative Litigation Law, art. 18, 46).
package struct Remedies: Hashable, Sendable {
    package struct Body: Hashable, Sendable {
        package let name: String
        /// Empty while nobody has settled it.
        package let address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }

        var words: String { address.isEmpty ? name : "\(name)（地址：\(address)）" }
    }

    /// 行政复议机关
    package let reconsideration: Body
    package let court: Body
    /// 复议前置: the court hears the case only after the reconsideration (art. 23), with the
    /// provision that says so; `nil` where the applicant may choose.
    package let reconsiderationFirst: String?

    package init(reconsideration: Body, court: Body, reconsiderationFirst: String? = nil) {
        self.reconsideration = reconsideration
        self.court = court
        self.reconsiderationFirst = reconsiderationFirst
    }

    /// Body, address, court and both terms, as they stand on paper.
    package var sentence: String {
        let appeal = "自知道本决定之日起六十日内向\(reconsideration.words)申请行政复议"
        guard let provision = reconsiderationFirst else {
            return "如不服本决定，可以\(appeal)，或者自知道本决定之日起六个月内向\(court.words)提起行政诉讼。"
        }
        return "如不服本决定，应当先\(appeal)（\(provision)）；对复议决定不服的，可以自收到复议决定书之日起"
            + "十五日内向\(court.words)提起行政诉讼。"
    }
}
