import Dispatch

/// The desk's own serial executor: what runs here blocks nobody's thread but its own, also while
/// the disk takes its time.
final class DeskThread: SerialExecutor {
    let queue = DispatchQueue(label: "quhao.desk", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
