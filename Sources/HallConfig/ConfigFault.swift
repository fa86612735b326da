/// One thing in a file that a person has to mend.
public struct ConfigFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Relative to the root.
    public let file: String
    /// Where in the file: `service[2].mean_seconds`; empty where the file as a whole is meant.
    public let key: String
    /// What is wrong and what to do.
    public let sentence: String

    public init(file: String, key: String, sentence: String) {
        self.file = file
        self.key = key
        self.sentence = sentence
    }

    public var description: String {
        key.isEmpty ? "\(file): \(sentence)" : "\(file): \(key): \(sentence)"
    }
}

/// Every fault of all files, collected before anybody is told.
final class FaultList {
    private(set) var faults: [ConfigFault] = []

    func add(_ file: String, _ key: String, _ sentence: String) {
        faults.append(ConfigFault(file: file, key: key, sentence: sentence))
    }
}
