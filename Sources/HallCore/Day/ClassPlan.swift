/// A published class of visitors and the minutes by which its standing is earlier.
package struct ClassPlan: Hashable, Sendable {
    package let code: ClassCode
    package let creditMinutes: Int

    package init(code: ClassCode, creditMinutes: Int) {
        self.code = code
        self.creditMinutes = creditMinutes
    }
}
