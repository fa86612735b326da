import Dispatch
import HallAPI

/// A serial executor of one's own: what runs here blocks nobody's thread but its own. For the desk
/// while the disk takes its time, for a printer that is stuck, for the judging of PINs.
package final class OwnThread: SerialExecutor {
    let queue: DispatchQueue

    /// - Parameter name: for whoever looks at the threads of a running hall.
    package init(name: String) {
        queue = DispatchQueue(label: "quhao.\(name)", qos: .userInitiated)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    package func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
