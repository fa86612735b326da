/// A published class of visitors and the minutes by which its standing is earlier.
public struct ClassPlan: Hashable, Sendable {
    public let code: ClassCode
    public let creditMinutes: Int

    public init(code: ClassCode, creditMinutes: Int) {
        self.code = code
        self.creditMinutes = creditMinutes
    }
}
