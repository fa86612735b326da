import Foundation
import Testing

/// The house rules that a compiler does not check. Adding an exception means editing this file,
/// where a reviewer will see it.
@Suite struct `the source tree` {
    static let mayImport: [String: Set<String>] = [
        "HallCore": [],
        "HallDevice": ["TextCodes"],
        "TextGrid": ["Glibc"],
        "TextCodes": ["Glibc"],
        "HallAPI": ["HallCore"],
        "HallFlow": ["HallCore", "HallAPI", "Dispatch", "Synchronization"],
        "HallConsole": ["HallCore", "HallAPI", "HallFlow", "TextGrid"],
        "Terminal": ["TextGrid", "Glibc"],
        "HallPrint": [
            "HallCore", "HallAPI", "HallFlow", "HallDevice", "HallTypeset", "TextCodes", "Glibc",
        ],
        "HallBoard": [
            "HallCore", "HallAPI", "HallFlow", "HallDevice", "TextCodes", "Foundation",
            "Synchronization",
        ],
        "HallTypeset": ["HallCore", "CPangoCairo", "CQREncode"],
        "HallLinks": [
            "HallDevice", "CLibUSB", "CCups", "Dispatch", "Foundation", "Glibc", "Subprocess",
            "Synchronization", "SystemPackage",
        ],
        "HallStore": [
            "HallCore", "HallAPI", "HallFlow", "CExchange", "Dispatch", "Foundation", "Glibc",
            "GRDB",
            "GRDBSQLite",
            "Crypto",
            "Synchronization",
        ],
        "HallConfig": [
            "HallCore", "HallAPI", "HallFlow", "HallDevice", "TextCodes", "Foundation", "TOMLKit",
            "SwiftCSV",
        ],
    ]

    @Test(arguments: mayImport.keys.sorted())
    func `imports only what it may`(target: String) throws {
        for file in try swiftFiles(in: "Sources/\(target)") {
            let imports = Set(try lines(of: file).compactMap(importedModule))
            #expect(imports.subtracting(try #require(Self.mayImport[target])) == [], "\(file)")
        }
    }

    @Test func `has no file over 400 lines and no line over 100 columns`() throws {
        for file in try swiftFiles(in: "Sources") where !isGenerated(file) {
            let lines = try lines(of: file)
            #expect(lines.count <= 400, "\(file)")
            #expect(lines.allSatisfy { $0.count <= 100 }, "\(file)")
        }
    }

    /// Whoever follows a walk finds each of its files.
    @Test(arguments: ["docs/design.md", "CONTRIBUTING.md"])
    func `has every file that its pages lead to`(_ page: String) throws {
        let text = try String(contentsOfFile: page, encoding: .utf8)
        let named = text.split(separator: "`").filter { $0.hasSuffix(".swift") }
            .map(String.init)
            .filter { $0.contains("/") && !$0.contains("…") && !$0.contains("NAME") }
        #expect(named.count >= 3, "\(page)")
        let all = try swiftFiles(in: "Sources") + swiftFiles(in: "Tests")
        for file in named where !["MATTER", "ORDER"].contains(where: file.contains) {
            #expect(all.contains { $0 == file || $0.hasSuffix("/" + file) }, "\(page): \(file)")
        }
    }

    /// Lines of a body, at most: the numbers of our style.
    static let bodyLinesMax = 50

    @Test func `has no function and no initialiser whose body is over 50 lines`() throws {
        var seen = 0
        for file in try swiftFiles(in: "Sources") where !isGenerated(file) {
            for body in try bodies(of: file) {
                seen += 1
                let name = "\(file.dropFirst(8)) \(body.name)"
                #expect(body.lines <= Self.bodyLinesMax, "\(name): \(body.lines)")
            }
        }
        // One that looks and sees nothing is no test.
        #expect(seen > 2000)
    }

    /// Every function, initialiser and computed property with a body, whatever stands before its
    /// name and however many lines its signature has.
    private func bodies(of file: String) throws -> [(name: String, lines: Int)] {
        let lines = try lines(of: file)
        var found: [(String, Int)] = []
        for (start, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let words = line.split { " (<".contains($0) }
            guard
                let place = words.firstIndex(where: {
                    ["func", "init", "init?", "var", "deinit"].contains($0)
                }),
                words[..<place].allSatisfy({
                    $0.first == "@" || Self.modifiers.contains(String($0))
                })
            else { continue }
            // A body on the line itself.
            if line.contains("{") && line.hasSuffix("}") { continue }
            // The signature ends on the first line, from here on, that opens a brace at this
            // indentation.
            let head = lines[start...].prefix(40).firstIndex { text in
                text.hasSuffix("{") && (text == line || text.prefix { $0 == " " }.count == indent)
            }
            let next = lines[(start + 1)...].prefix(40).firstIndex { text in
                text.prefix { $0 == " " }.count <= indent && !text.isEmpty
                    && !["{", ")"].contains(text.drop { $0 == " " }.prefix(1))
            }
            guard let head, head <= next ?? lines.count,
                let end = lines[(head + 1)...].firstIndex(where: {
                    $0.hasPrefix(String(repeating: " ", count: indent) + "}")
                })
            else { continue }
            let kind = String(words[place])
            let name =
                kind.hasPrefix("init") || kind == "deinit"
                ? kind : String(words[safe: place + 1]?.prefix { $0 != ":" } ?? "")
            found.append((name, end - head - 1))
        }
        return found
    }

    /// Tables that a tool of ours has written.
    private func isGenerated(_ file: String) -> Bool {
        ["WidthTables.swift", "FoldingTable.swift"].contains { file.hasSuffix("/" + $0) }
    }

    private static let modifiers: Set<String> = [
        "public", "private", "fileprivate", "internal", "package", "static", "class", "final",
        "mutating", "nonisolated", "override", "convenience", "required", "lazy", "weak",
        "private(set)", "internal(set)", "fileprivate(set)", "set)",
    ]

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
            !["public", "package", "internal", "@testable"].contains($0)
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

extension Array {
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
