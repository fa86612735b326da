/// `Config/hall.toml`, section `[enquiries]`.
public struct EnquiryPlan: Hashable, Sendable {
    /// Working days until an enquiry has to be answered.
    public var enquiryDays = 3
    /// The same for a complaint (R75).
    public var complaintDays = 3
    public var textCharactersMax = 500
    /// Who holds the supervision office 监察室, by badge: they alone see who complained.
    public var supervisors: [String] = []
    /// The centre's directors, by badge.
    public var directors: [String] = []
    /// What a complaint's owner is called.
    public var office = "监察室"
    /// Where a complaint goes that names the office's holder or the centre's director.
    public var upperBody = "上级监察机构"

    public init() {}
}
