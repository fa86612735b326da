import HallCore
import HallFlow
import HallTestKit
import Testing

extension TestBooks {
    /// What `work` was refused with; anything else than a notice's refusal fails the test.
    func refusal(_ work: () async throws -> Void) async -> Refusal? {
        do { try await work() } catch DeskError.refused(let refusal) {
            return refusal
        } catch {
            Issue.record(error)
        }
        return nil
    }
}
