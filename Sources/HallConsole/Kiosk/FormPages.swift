import HallAPI
import HallCore
import HallFlow
import TextGrid

/// The forms of an item 空白表格、示范文本: on paper from here, or on the visitor's own phone.
extension KioskModel {
    /// Of whatever screen about forms is shown.
    func formPage(_ code: ItemCode) -> Page {
        switch screen {
        case .printingForm: printingFormPage
        case .printedForm(_, let kind): printedFormPage(code, kind)
        default: formsPage(code)
        }
    }

    private func formsPage(_ code: ItemCode) -> Page {
        guard let item = hall.item(code) else { return helpPage }
        let kinds = hall.forms[code] ?? []
        let link = phoneAddress.map { "\($0)/f/\(code)" }
        var page = Page(
            title: item.name[language],
            body: .number(code.text, [phrase(.item_forms), phrase(.forms_free)]),
            ways: ways(),
            opening: phrase(.item_forms) + comma + phrase(.forms_free)
        )
        if item.isSample { page.mark = phrase(.item_sample) }
        if let link {
            page.phone = PhoneCode(
                modules: modules(link),
                caption: phrase(.forms_scan),
                instead: link
            )
        }
        guard hall.printsForms else { return page }
        page.choices = kinds.enumerated().map { index, kind in
            Choice(
                key: digit(index + 1),
                label: phrase(.forms_print) + colon + kind.words[language],
                action: .printForm(code, kind)
            )
        }
        return page
    }

    private var printingFormPage: Page {
        Page(
            title: phrase(.forms_moment),
            body: .text([phrase(.forms_wait)], page: 0),
            opening: phrase(.forms_moment)
        )
    }

    private func printedFormPage(_ code: ItemCode, _ kind: FormKind) -> Page {
        Page(
            title: phrase(.forms_done),
            body: .text([hall.item(code)?.name[language] ?? "", kind.words[language]], page: 0),
            ways: ways(),
            opening: phrase(.forms_done)
        )
    }

    mutating func formPrinted(
        _ code: ItemCode,
        _ kind: FormKind,
        _ error: ServiceError?
    ) -> [KioskEffect] {
        guard screen == .printingForm(code, kind) else { return [] }
        switch error {
        case nil: show(.printedForm(code, kind))
        case .refused(_, let words): show(.refused(words))
        case .fault: show(.refused(Words(zh: phrase(.fault_help), en: phrase(.fault_help))))
        }
        return [read]
    }
}
