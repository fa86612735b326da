/// A picture of two colours in half characters: each cell is one pixel wide and two high.
package enum HalfBlocks {
    /// Cells that the picture needs, with a light border where there is room for one.
    package static func size(of modules: [[Bool]], quiet: Int) -> Size {
        Size((modules.first?.count ?? 0) + 2 * quiet, (modules.count + 2 * quiet + 1) / 2)
    }

    /// Draws `modules` in the middle of `rect`, dark where they are `true`, on a light ground.
    package static func draw(
        _ modules: [[Bool]],
        in rect: Rect,
        dark: RGB,
        light: RGB,
        on grid: inout Grid
    ) {
        grid.fill(rect, Style(dark, on: light))
        let columns = modules.first?.count ?? 0
        let left = rect.x + max((rect.width - columns) / 2, 0)
        // In half rows, so that an odd border is not cut.
        let top = max((2 * rect.height - modules.count) / 2, 0)
        func isDark(_ column: Int, _ row: Int) -> Bool {
            modules.indices.contains(row) && modules[row][column]
        }
        for cell in 0..<rect.height {
            for column in 0..<columns {
                let upper = isDark(column, 2 * cell - top)
                let lower = isDark(column, 2 * cell + 1 - top)
                guard upper || lower else { continue }
                let (text, style) =
                    upper == lower
                    ? (" ", Style(light, on: dark))
                    : ("▀", Style(upper ? dark : light, on: lower ? dark : light))
                grid.put(text, left + column, rect.y + cell, style)
            }
        }
    }
}
