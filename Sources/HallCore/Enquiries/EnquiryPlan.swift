/// `Config/hall.toml`, section `[enquiries]`.
package struct EnquiryPlan: Hashable, Sendable {
    /// Working days until an enquiry has to be answered.
    package var enquiryDays = 3
    /// The same for a complaint (R75).
    package var complaintDays = 3
    package var textCharactersMax = 500
    /// Who holds the supervision office 监察室, by badge: they alone see who complained.
    package var supervisors: [String] = []
    /// The centre's directors, by badge.
    package var directors: [String] = []
    /// What a complaint's owner is called.
    package var office = "监察室"
    /// Where a complaint goes that names the office's holder or the centre's director.
    package var upperBody = "上级监察机构"

    package init() {}
}
