/// One thing in a file that a person has to mend.
package struct ConfigFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Relative to the root.
    package let file: String
    /// Where in the file: `service[2].mean_seconds`; empty where the file as a whole is meant.
    package let key: String
    /// The line of the file, from 1; `nil` where the fault is of no line.
    package internal(set) var line: Int?
    /// What is wrong and what to do.
    package let sentence: String

    package init(file: String, key: String, sentence: String) {
        self.file = file
        self.key = key
        self.sentence = sentence
    }

    package var description: String {
        let place = [file, key].filter { !$0.isEmpty }.joined(separator: ": ")
        return place + ": " + sentence + (line.map { " (line \($0))" } ?? "")
    }
}

/// Every fault of all files, collected before anybody is told.
final class FaultList {
    private(set) var faults: [ConfigFault] = []
    /// What is no fault, and still has to be settled by somebody before a real day.
    private(set) var unsettled: [ConfigFault] = []
    private(set) var places = ConfigPlaces()
    /// Every text of every file, for those who know the fonts.
    private(set) var texts: [ConfigText] = []

    func addText(_ file: String, _ key: String, _ text: String) {
        texts.append(ConfigText(file: file, key: key, text: text))
    }

    func note(_ text: String, as file: String) { places.lines[file] = TOMLLines(text) }

    func addUnsettled(_ file: String, _ key: String, _ sentence: String) {
        let fault = ConfigFault(file: file, key: key, sentence: sentence)
        unsettled.append(places.located(fault))
    }

    func add(_ file: String, _ key: String, _ sentence: String) {
        faults.append(places.located(ConfigFault(file: file, key: key, sentence: sentence)))
    }
}

/// A text and where it stands.
package struct ConfigText: Hashable, Sendable {
    package let file: String
    package let key: String
    package let text: String
}

/// The lines of a root's files.
package struct ConfigPlaces: Sendable {
    var lines: [String: TOMLLines] = [:]

    /// With its line: by the key's place, or, as in `item MK-01`, where something is called so; a
    /// folder's fault is in that one of its files.
    package func located(_ fault: ConfigFault) -> ConfigFault {
        guard fault.line == nil else { return fault }
        if let line = lines[fault.file]?.line(of: fault.key) {
            var found = fault
            found.line = line
            return found
        }
        guard let name = fault.key.split(separator: " ").last.map(String.init) else { return fault }
        let candidates = lines.keys.sorted().filter {
            $0 == fault.file || $0.hasPrefix(fault.file + "/")
        }
        for file in candidates {
            guard let line = lines[file]?.line(naming: name) else { continue }
            var found = ConfigFault(file: file, key: fault.key, sentence: fault.sentence)
            found.line = line
            return found
        }
        return fault
    }
}
