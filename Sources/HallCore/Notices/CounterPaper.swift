/// A paper of the counter that goes with a notice, filled in as far as the hall knows it and signed
/// by hand. It is no copy of the notice, and the archive has none.
package enum CounterPaper: String, CaseIterable, Codable, Hashable, Sendable {
    /// 送达回证: what was served, on whom, how and when; also of what is posted or refused 留置.
    case deliveryReceipt = "delivery_receipt"
    /// 材料交接单: what the window hands over to whoever examines it.
    case transferList = "transfer_list"
    /// 退还原件清单: originals that were looked at and given back.
    case originalsList = "originals_list"

    package var words: Words {
        switch self {
        case .deliveryReceipt: Words(zh: "送达回证", en: "delivery receipt")
        case .transferList: Words(zh: "材料交接单", en: "list of materials handed over")
        case .originalsList: Words(zh: "退还原件清单", en: "list of originals given back")
        }
    }
}
