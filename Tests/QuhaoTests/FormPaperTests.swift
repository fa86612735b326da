import Foundation
import HallConfig
import HallCore
import HallPrint
import Testing

@Suite struct `the forms of the repository` {
    private let root: String = {
        let file = URL(filePath: #filePath)
        return file.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    /// A form that was made of an older sheet would show what the hall no longer asks.
    @Test func `that ship are those of their sheets`() throws {
        let settings = try SettingsReader(root: root).settings()
        var count = 0
        for item in settings.hall.items {
            guard let sheet = try settings.forms.sheet(of: item.code) else { continue }
            for kind in FormKind.allCases {
                let made = try FormPaper().pdf(
                    sheet,
                    kind,
                    of: item,
                    hall: settings.hall.name.zh
                )
                #expect(made == settings.forms.pdf(of: item.code, kind), "\(item.code) \(kind)")
                count += 1
            }
        }
        #expect(count >= 12)
    }
}
