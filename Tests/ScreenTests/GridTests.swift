import HallTestKit
import Testing
import TextGrid

@testable import Terminal

@Suite struct `text in cells` {
    @Test func `is as wide as terminals show it`() {
        #expect(TextWidth.of("办理ABC，") == 9)
        #expect(TextWidth.of("e\u{301}") == 1)
        #expect(TextWidth.of("━█") == 2)
        #expect(TextWidth.of("🇨🇳") == 2)
        #expect(TextWidth.of("\u{7}") == 0)
    }

    @Test func `breaks by the rules of Chinese lines`() {
        let text = "请您到《食品经营许可》窗口，带A0123号票。"
        for columns in 6...40 {
            let lines = Wrapping.lines(text, columns: columns)
            #expect(lines.joined() == text)
            for line in lines {
                #expect(TextWidth.of(line) <= columns, "\(columns): \(line)")
                guard columns >= 10 else { continue }
                #expect(!"，。》".contains(line.first ?? "x"), "\(columns): \(line)")
                #expect(!"《".contains(line.last ?? "x"), "\(columns): \(line)")
            }
        }
        #expect(Wrapping.lines("take a number", columns: 7) == ["take a", "number"])
        #expect(Wrapping.lines("", columns: 7) == [""])
    }

    @Test func `never leaves half a character behind`() {
        var grid = Grid(Size(6, 1), Style(RGB(0), on: RGB(0xFFFFFF)))
        grid.put("办理号", 0, 0, Style(RGB(0), on: RGB(0xFFFFFF)))
        grid.put("x", 1, 0, Style(RGB(0), on: RGB(0xFFFFFF)))
        #expect(grid.text == " x理号\n")
        grid.put("y", 2, 0, Style(RGB(0), on: RGB(0xFFFFFF)))
        #expect(grid.text == " xy 号\n")
    }
}

@Suite struct `the terminal` {
    /// Goal: what a terminal shows after each frame is the grid. Method: random grids, drawn one
    /// over the other, applied by a small terminal of the test's own.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `shows the grid after every difference`(seed: UInt64) {
        var dice = Dice(seed: seed)
        var renderer = Renderer()
        var screen = TinyTerminal(Size(30, 8))
        var grid = Grid(Size(30, 8), Style(RGB(0x112233), on: RGB(0xEEEEEE)))
        for _ in 1...200 {
            for _ in 1...Int.random(in: 1...6, using: &dice) {
                let style = Style(
                    RGB(UInt32.random(in: 0...3, using: &dice)),
                    on: RGB(UInt32.random(in: 10...12, using: &dice)),
                    bold: Bool.random(using: &dice)
                )
                let x = Int.random(in: 0..<30, using: &dice)
                let y = Int.random(in: 0..<8, using: &dice)
                if Bool.random(using: &dice) {
                    let text = ["办理", "A012", " ", "号x", "       "].randomElement(using: &dice)
                    grid.put(text ?? "", x, y, style)
                } else {
                    grid.fill(Rect(x, y, Int.random(in: 1...20, using: &dice), 2), style)
                }
            }
            screen.apply(renderer.frame(grid))
            #expect(screen.grid == grid)
        }
        #expect(renderer.frame(grid).isEmpty)
    }

    @Test(arguments: [
        ("\u{1B}[<0;5;3M", InputEvent.touch(Touch(.press, at: Point(4, 2)))),
        ("\u{1B}[<0;5;3m", .touch(Touch(.release, at: Point(4, 2)))),
        ("\u{1B}[<32;6;3M", .touch(Touch(.drag, at: Point(5, 2)))),
        ("\u{1B}[A", .key(.up)), ("\u{1B}OM", .key(.enter)), ("\u{1B}Oq", .key(.character("1"))),
        ("号", .key(.character("号"))), ("\r", .key(.enter)), ("\u{7F}", .key(.backspace)),
        ("\u{1B}[6~", .key(.pageDown)), ("\u{1B}[Z", .key(.backTab)),
    ])
    func `understands a sequence, however it is cut`(bytes: String, event: InputEvent) {
        var whole = InputParser()
        #expect(whole.feed(Array(bytes.utf8)) == [event])
        var cut = InputParser()
        #expect(bytes.utf8.flatMap { cut.feed([$0]) } == [event])
    }

    @Test func `takes a lone escape for a key, and any bytes without harm`() {
        var parser = InputParser()
        #expect(parser.feed([0x1B]).isEmpty)
        #expect(parser.patienceMilliseconds != nil)
        #expect(parser.flush() == [.key(.escape)])
        var dice = Dice(seed: 7)
        for _ in 1...20_000 {
            _ = parser.feed([UInt8.random(in: .min ... .max, using: &dice)])
        }
        _ = parser.feed(Array("\u{1B}[<99999999999999999999;1;1M\u{1B}[;;;;m\u{1B}[<M".utf8))
        // Whatever came before, a touch after a moment of silence is a touch.
        _ = parser.flush()
        _ = parser.feed(Array("xxxx".utf8))
        #expect(
            parser.feed(Array("\u{1B}[<0;1;1M".utf8)) == [.touch(Touch(.press, at: Point(0, 0)))]
        )
    }
}

/// As much of a terminal as the renderer uses, written apart from it.
struct TinyTerminal {
    private(set) var grid: Grid
    private var x = 0
    private var y = 0
    private var style = Style(RGB(0), on: RGB(0))

    init(_ size: Size) {
        grid = Grid(size, style)
    }

    mutating func apply(_ bytes: [UInt8]) {
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        while let character = rest.first {
            guard character == "\u{1B}" else {
                x += grid.put(String(character), x, y, style)
                rest.removeFirst()
                continue
            }
            rest = rest.dropFirst(2)
            let body = rest.prefix { !$0.isLetter }
            rest = rest.dropFirst(body.count)
            guard let command = rest.popFirst() else { return }
            let numbers = body.split(separator: ";").compactMap { Int($0) }
            run(command, String(body), numbers)
        }
    }

    private mutating func run(_ command: Character, _ body: String, _ numbers: [Int]) {
        switch command {
        case "H":
            y = (numbers.first ?? 1) - 1
            x = (numbers.dropFirst().first ?? 1) - 1
        case "C": x += numbers.first ?? 1
        case "X":
            grid.fill(Rect(x, y, numbers.first ?? 1, 1), style)
        case "m": setStyle(numbers)
        default: break
        }
    }

    private mutating func setStyle(_ numbers: [Int]) {
        var rest = numbers[...]
        while let code = rest.popFirst() {
            func colour() -> RGB {
                let channels = rest.dropFirst().prefix(3).map { UInt32($0) }
                rest = rest.dropFirst(4)
                return RGB(channels[0] << 16 | channels[1] << 8 | channels[2])
            }
            switch code {
            case 1: style.bold = true
            case 22: style.bold = false
            case 38: style.ink = colour()
            case 48: style.paper = colour()
            default: break
            }
        }
    }
}
