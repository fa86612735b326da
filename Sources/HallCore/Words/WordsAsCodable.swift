/// Words as they travel: each is one JSON string or number (`Codable` by a single value), so that
/// no reply and no order says it again as a `String`.
///
/// What was typed is read as people type it: in any width and case, with spaces around.
extension ServiceCode: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(typed: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws { try encoder.encodeText(text) }
}

extension ItemCode: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws { try encoder.encodeText(text) }
}

extension ClassCode: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws { try encoder.encodeText(text) }
}

extension Badge: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws { try encoder.encodeText(text) }
}

extension WindowNumber: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(value)
    }
}

extension TicketNumber: Codable {
    /// - Throws: ``TicketRefusal/unknownTicket(_:)`` with what was typed, where it is no number.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = TicketNumber(text) else { throw Refusal.ticket(.unknownTicket(text)) }
        self = number
    }

    package func encode(to encoder: any Encoder) throws { try encoder.encodeText(description) }
}

extension DayTime: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = DayTime(text) else { throw decoder.corrupted(text) }
        self = time
    }

    package func encode(to encoder: any Encoder) throws { try encoder.encodeText(description) }
}

extension Destination: Codable {
    /// A service's letters, a window's number, or `line`.
    package init(from decoder: any Decoder) throws {
        self.init(typed: try decoder.singleValueContainer().decode(String.self))
    }

    package init(typed text: String) {
        if text == "line" {
            self = .line
        } else if let number = Int(FoldedText.code(text)) {
            self = .window(WindowNumber(number))
        } else {
            self = .service(ServiceCode(typed: text))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .line: try encoder.encodeText("line")
        case .window(let window): try encoder.encodeText(window.description)
        case .service(let service): try encoder.encodeText(service.text)
        }
    }
}

extension StoppedQueue: Codable {
    /// `keep`, `tomorrow`, or the service that takes those who wait.
    package init(from decoder: any Decoder) throws {
        self.init(typed: try decoder.singleValueContainer().decode(String.self))
    }

    package init(typed text: String) {
        switch text {
        case "keep": self = .keep
        case "tomorrow": self = .tomorrow
        default: self = .move(to: ServiceCode(typed: text))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .keep: try encoder.encodeText("keep")
        case .tomorrow: try encoder.encodeText("tomorrow")
        case .move(let service): try encoder.encodeText(service.text)
        }
    }
}

extension Encoder {
    func encodeText(_ text: String) throws {
        var box = singleValueContainer()
        try box.encode(text)
    }
}

extension Decoder {
    /// A word that can't be read, for the refusal that names its field.
    func corrupted(_ text: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: text))
    }
}
