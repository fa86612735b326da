import HallAPI
package import HallCore

/// A printer of papers. Each has a thread of its own: a jam stops only that one.
package protocol PaperPrinter: Sendable {
    var name: String { get }
    /// What *printed* means here, at best.
    var promise: PaperPromise { get }

    /// How it is. Returns within the link's patience.
    func look() async -> Set<Trouble>

    /// Looks whether a paper would come out.
    func check() async throws(PrinterFault)

    /// Returns once the paper is cut, as far as the link can promise it.
    ///
    /// - Throws: ``PrinterFault/mayHavePrinted`` tells whether some of it may be out.
    func print(_ paper: PrintJob) async throws(PrinterFault) -> PaperPromise

    /// Settles what the last run of this program left behind, before anything is printed.
    ///
    /// - Parameter interrupted: a paper was on its way to this printer.
    func begin(interrupted: Bool) async

    /// Takes away what it keeps of a notice's papers; a printer of paper keeps nothing.
    func forget(_ serial: NoticeSerial) async throws(PrinterFault)
}

extension PaperPrinter {
    package func forget(_ serial: NoticeSerial) {}
}
