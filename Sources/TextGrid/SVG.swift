extension Grid {
    private static let cellWidth = 10
    private static let cellHeight = 22

    /// A picture of the grid that needs no terminal.
    package var svg: String {
        let (width, height) = (Self.cellWidth, Self.cellHeight)
        var out = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(size.width * width)" \
            height="\(size.height * height)" font-size="\(width * 2 - 1)" \
            font-family="Inconsolata, 'Noto Sans Mono CJK SC', monospace" \
            shape-rendering="crispEdges">

            """
        for y in 0..<size.height {
            var x = 0
            while x < size.width {
                let paper = self[x, y].style.paper
                var end = x
                while end < size.width, self[end, y].style.paper == paper { end += 1 }
                out += "<rect x=\"\(x * width)\" y=\"\(y * height)\" "
                out +=
                    "width=\"\((end - x) * width)\" height=\"\(height)\" fill=\"\(paper.hex)\"/>\n"
                x = end
            }
            for x in 0..<size.width {
                let cell = self[x, y]
                // Ink on ink is a block: the ground is drawn already.
                guard let character = cell.character, character != " ",
                    cell.style.ink != cell.style.paper
                else { continue }
                // Half a cell to the pixel, whatever a font makes of it: a QR code is read from it.
                if character == "▀" {
                    out += "<rect x=\"\(x * width)\" y=\"\(y * height)\" width=\"\(width)\" "
                    out += "height=\"\(height / 2)\" fill=\"\(cell.style.ink.hex)\"/>\n"
                    continue
                }
                out += "<text x=\"\(x * width)\" y=\"\(y * height + height * 3 / 4)\" "
                out += "fill=\"\(cell.style.ink.hex)\""
                out += cell.style.bold ? " font-weight=\"bold\">" : ">"
                out += Self.escaped(character) + "</text>\n"
            }
        }
        return out + "</svg>\n"
    }

    private static func escaped(_ character: Character) -> String {
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: String(character)
        }
    }
}
