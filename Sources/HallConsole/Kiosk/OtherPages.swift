import HallAPI
import HallCore
import HallFlow
import TextGrid

/// Search, help, and the attendant's way out.
extension KioskModel {
    /// The items whose initials or names begin with what was entered: letters, or the digits under
    /// which a telephone keypad has them.
    func found(_ text: String) -> [Item] {
        guard !text.isEmpty else { return [] }
        let wanted = text.lowercased()
        return hall.items.filter { item in
            item.initials.hasPrefix(wanted) || keypadDigits(item.initials).hasPrefix(wanted)
                || item.name.zh.hasPrefix(text)
        }
    }

    /// ITU-T E.161: 2 abc, 3 def, 4 ghi, 5 jkl, 6 mno, 7 pqrs, 8 tuv, 9 wxyz.
    private func keypadDigits(_ letters: String) -> String {
        String(
            letters.map { letter -> Character in
                switch letter {
                case "a"..."c": "2"
                case "d"..."f": "3"
                case "g"..."i": "4"
                case "j"..."l": "5"
                case "m"..."o": "6"
                case "p"..."s": "7"
                case "t"..."v": "8"
                default: "9"
                }
            }
        )
    }

    func searchPage(_ text: String) -> Page {
        let found = found(text)
        let hint =
            text.isEmpty
            ? phrase(.search_hint)
            : found.isEmpty
                ? phrase(.search_none)
                : phrase(.search_results, ["count": "\(found.count)"]) + "  "
                    + found.prefix(3).map { $0.name[language] }.joined(separator: "  ")
        return Page(
            title: phrase(.search_title),
            body: .entry(text, hint: hint, keys: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
            ways: [
                Way(key: "\r", label: phrase(.key_ok), action: .submit),
                Way(
                    key: "-",
                    label: phrase(text.isEmpty ? .key_back : .key_delete),
                    action: text.isEmpty ? .back : .delete
                ),
                Way(key: "*", label: phrase(.key_read), action: .read),
                Way(key: ".", label: phrase(.key_language), action: .language),
                Way(key: "/", label: phrase(.key_help), action: .go(.help)),
            ],
            opening: phrase(.search_title) + "。" + hint
        )
    }

    func foundPage(_ codes: [ItemCode], _ number: Int) -> Page {
        let pages = pageCount(codes.count)
        return Page(
            title: phrase(.search_results, ["count": "\(codes.count)"]),
            body: .tiles(""),
            choices: slice(codes, page: number).enumerated().compactMap { index, code in
                hall.item(code).map { item in
                    Choice(
                        key: digit(index + 1),
                        label: item.name[language],
                        hint: hall.name(of: item.service)[language],
                        action: .go(.item(code, page: 0))
                    )
                }
            },
            ways: ways(more: pages > 1 ? .found(codes, page: (number + 1) % pages) : nil),
            opening: phrase(.search_results, ["count": "\(codes.count)"])
        )
    }

    var helpPage: Page {
        let text = phrase(
            .help_text,
            ["telephone": hall.contact.telephone, "complaints": hall.contact.complaints]
        )
        let hours = hall.plan.hours.usual.map {
            "\($0.taking.lowerBound)–\($0.taking.upperBound)"
        }
        return Page(
            title: phrase(.help_title),
            body: .text([text, hours.joined(separator: "  ")], page: 0),
            choices: [
                Choice(key: "1", label: phrase(.help_notice), action: .go(.noticeEntry("")))
            ]
                + (hall.elsewhere.isEmpty
                    ? []
                    : [
                        Choice(
                            key: "2",
                            label: phrase(.key_elsewhere),
                            action: .go(.elsewhere(page: 0))
                        )
                    ])
                + [
                    Choice(
                        key: "3",
                        label: phrase(.key_privacy),
                        action: .go(.privacy(page: 0))
                    )
                ],
            ways: ways().filter { $0.key != "/" },
            opening: phrase(.help_title) + "。" + text
        )
    }

    func privacyPage(_ number: Int) -> Page {
        let lines = hall.privacy.parts.flatMap { ["【\($0.heading)】"] + $0.lines }
        let pages = textPages(lines)
        return Page(
            title: hall.privacy.leaflet.title,
            body: .text(lines, page: number),
            ways: ways(more: pages.count > 1 ? .privacy(page: (number + 1) % pages.count) : nil),
            opening: (pages[safe: number] ?? []).joined()
        )
    }

    func exitPage(_ text: String, _ wrong: Bool) -> Page {
        Page(
            title: phrase(.exit_title),
            body: .entry(
                String(repeating: "*", count: text.count),
                hint: wrong ? phrase(.exit_wrong) : siteNote,
                keys: Array("1234567890")
            ),
            ways: [
                Way(key: "\r", label: phrase(.key_ok), action: .submit),
                Way(
                    key: "-",
                    label: phrase(text.isEmpty ? .key_back : .key_delete),
                    action: text.isEmpty ? .home : .delete
                ),
            ],
            opening: phrase(.exit_title)
        )
    }
}
