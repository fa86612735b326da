import Foundation
import Testing

/// The house rules that a compiler does not check. Adding an exception means editing this file,
/// where a reviewer will see it.
@Suite struct `the source tree` {
    static let mayImport: [String: Set<String>] = [
        "HallCore": [],
        "HallDevice": [],
        "TextGrid": ["Glibc"],
        "TextCodes": ["Glibc"],
        "HallFlow": ["HallCore", "Dispatch", "Synchronization"],
        "HallConsole": ["HallCore", "HallFlow", "TextGrid"],
        "Terminal": ["TextGrid", "Glibc"],
        "HallPrint": ["HallCore", "HallFlow", "HallDevice", "HallTypeset", "TextCodes", "Glibc"],
        "HallBoard": [
            "HallCore", "HallFlow", "HallDevice", "TextCodes", "Foundation", "Synchronization",
        ],
        "HallTypeset": ["HallCore", "CPangoCairo", "CQREncode"],
        "HallLinks": [
            "HallDevice", "CLibUSB", "CCups", "Dispatch", "Foundation", "Glibc", "Synchronization",
        ],
        "HallStore": [
            "HallCore", "HallFlow", "CExchange", "Foundation", "Glibc", "GRDB", "GRDBSQLite",
            "Crypto",
            "Synchronization",
        ],
        "HallConfig": [
            "HallCore", "HallFlow", "HallDevice", "TextCodes", "Foundation", "TOMLKit", "SwiftCSV",
        ],
    ]

    @Test(arguments: mayImport.keys.sorted())
    func `imports only what it may`(target: String) throws {
        for file in try swiftFiles(in: "Sources/\(target)") {
            let imports = Set(try lines(of: file).compactMap(importedModule))
            #expect(imports.subtracting(try #require(Self.mayImport[target])) == [], "\(file)")
        }
    }

    @Test func `has no file over 400 lines and no line over 110 columns`() throws {
        for file in try swiftFiles(in: "Sources") where !file.contains("Table") {
            let lines = try lines(of: file)
            #expect(lines.count <= 400, "\(file)")
            #expect(lines.allSatisfy { $0.count <= 110 }, "\(file)")
        }
    }

    @Test func `has no function over 70 lines`() throws {
        for file in try swiftFiles(in: "Sources") {
            var begun: (line: Int, indent: Int)?
            for (number, line) in try lines(of: file).enumerated() {
                let indent = line.prefix { $0 == " " }.count
                if let open = begun, line.dropFirst(indent) == "}", indent == open.indent {
                    #expect(number - open.line <= 70, "\(file):\(open.line + 1)")
                    begun = nil
                }
                if line.contains("func "), line.hasSuffix("{"), begun == nil {
                    begun = (number, indent)
                }
            }
        }
    }

    @Test(arguments: [
        "try?", "try!", "fatalError(", "@unchecked", "Task.detached", "Bundle.module", "TODO",
        "FIXME",
    ])
    func `says nothing we banned`(phrase: String) throws {
        for file in try swiftFiles(in: "Sources") {
            #expect(try !lines(of: file).contains { $0.contains(phrase) }, "\(file): \(phrase)")
        }
    }

    @Test func `reads the clock and rolls dice in the outermost rooms alone`() throws {
        for target in ["HallCore", "HallDevice", "TextGrid", "HallConsole", "HallPrint"] {
            for file in try swiftFiles(in: "Sources/\(target)") {
                for word in ["Date()", "ContinuousClock", ".random(", "UUID()"] {
                    #expect(try !lines(of: file).contains { $0.contains(word) }, "\(file): \(word)")
                }
            }
        }
    }

    @Test func `asks for nothing from the network in its pages`() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: "Assets/pages") {
            let text = try String(contentsOfFile: "Assets/pages/\(name)", encoding: .utf8)
            for mark in ["src=\"http", "href=\"http", "url(http", "@import", "innerHTML"] {
                #expect(!text.contains(mark), "\(name): \(mark)")
            }
        }
    }

    private func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ").filter {
            !["public", "internal", "@testable"].contains($0)
        }
        return words.first == "import" ? words.dropFirst().first.map(String.init) : nil
    }

    private func swiftFiles(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }

    private func lines(of file: String) throws -> [String] {
        try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
    }
}
