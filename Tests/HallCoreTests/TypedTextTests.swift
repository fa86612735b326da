import HallCore
import Testing

@Suite struct `a telephone number` {
    @Test func `of a mobile is found in a text however it is written, and no other number is`() {
        for text in [
            "请打13800000057", "+86 13800000057", "008613800000057", "(86)138-0000-0057",
            "138 0000 0057", "１３８００００００５７", "13800000057（010-62340001）",
            "13800000057 13900000058",
        ] {
            #expect(TelephoneNumbers.hasMobile(text, besides: []), "\(text)")
        }
        for text in [
            "022-29240057", "1998-05-01 (123)", "津许〔2026〕15号", "91120224MA0000001U",
            "20261123000001", "12345678901", "第13号、第8000号",
        ] {
            #expect(!TelephoneNumbers.hasMobile(text, besides: []), "\(text)")
        }
        // The application's own number is no telephone.
        #expect(!TelephoneNumbers.hasMobile("见办件13800000057", besides: ["13800000057"]))
    }
}

@Suite struct `what people type` {
    @Test func `R6 is one name in every width, with every dot, bracket, space and older character`()
    {
        let same = [
            ["阿卜杜拉·买买提", "阿卜杜拉•买买提", "阿卜杜拉‧买买提", "阿卜杜拉・买买提", "阿卜杜拉.买买提", "阿卜杜拉 · 买买提"],
            ["天津（宝坻）样例餐饮有限公司", "天津(宝坻)样例餐饮有限公司", "天津〔宝坻〕样例餐饮有限公司", " 天津（宝坻）　样例餐饮有限公司 "],
            ["王小明", "王小明 ", "\u{200B}王小明", "王\u{FE0F}小明", "王小明\u{3000}"],
            ["李金", "\u{F9E1}金", "李\u{F90A}", "李\u{2FA6}"],
            ["José", "Jose\u{301}", "ＪＯＳÉ"],
            ["赵\u{9FB4}", "赵\u{E81E}"],
            ["Li Na", "LI　NA", "lina"],
            ["马合木提·艾力", "\u{2EE2}合木提··艾力", "马合木提\u{318D}艾力", "马合木提\u{25E6}艾力"],
        ]
        for names in same {
            #expect(Set(names.map { FoldedText.key(of: $0) }).count == 1, "\(names)")
        }
        let different = ["王伟", "王玮", "王伟伟", "汪伟", "王 二伟"]
        #expect(Set(different.map { FoldedText.key(of: $0) }).count == different.count)
    }

    @Test func `is one number, serial or code in full width, small letters and with spaces`() {
        let c001 = TicketNumber(service: ServiceCode("C"), sequence: 1)
        for text in ["C001", "C001 ", "Ｃ００１", "ｃ００１", " c 001", "C٠٠١", "C001\u{200B}"] {
            #expect(TicketNumber(text) == c001, "\(text)")
        }
        for text in ["", "001", "C", "C0", "C1234567", "C１x", "C-1", "C①②③④⑤⑥⑦"] {
            #expect(TicketNumber(text) == nil, "\(text)")
        }
        let serial = NoticeSerial(year: 2026, number: 12)
        for text in ["2026-12", "２０２６－１２", "宝许告〔２０２６〕１２号", " 2026 - 12 "] {
            #expect(NoticeSerial(text) == serial, "\(text)")
        }
        for text in [
            "ABCD2345", "abcd2345", "ABCD-2345", "（ABCD2345）", "ABCD2345.", "ＡＢＣＤ２３４５",
            " ABCD 2345 ", "https://hall.example/t/ABCD2345",
            "HTTPS://HALL.EXAMPLE/T/ABCD2345/", "https://hall.example/n/abcd2345/#Q1.2026-1.k.d.s",
        ] {
            #expect(ShortCode.typed(text) == "ABCD2345", "\(text)")
        }
    }

    @Test func `is a telephone by its digits`() {
        let one = [
            "13800001234", "138 0000 1234", "138-0000-1234", "+86 13800001234", "１３８００００１２３４",
            "(138)00001234",
        ]
        #expect(Set(one.map(FoldedText.contact)) == ["13800001234"])
        #expect(FoldedText.contact("13800001235") != "13800001234")
        #expect(FoldedText.contact("津宝路 1 号") == FoldedText.contact("津宝路１号"))
    }

    @Test func `tells a character of this machine alone, and the one to type instead`() {
        #expect("王\u{E81E}".unprintable == ["U+E81E (请改输\u{9FB4})"])
        #expect("王\u{F8FE}".unprintable == ["U+F8FE"])
        #expect("王\u{202E}小\u{7}\u{2028}".unprintable == ["U+202E", "U+7", "U+2028"])
        #expect("阿卜杜拉·买买提 Ａ（１）〇𠮷".unprintable.isEmpty)
    }
}

@Suite struct `a credit code` {
    @Test func `has an office that registers such bodies, a division and its check character`() {
        for code in ["91120224MA0000001U", "91350100M000100Y43", "121000004000060094"] {
            #expect(CreditCode.isValid(code), "\(code)")
        }
        for code in [
            "91120224MA0000001V", "91120224MA000000IU", "X1120224MA0000001U", "",
            "91120224MA0000001",
            "36232219870908640A",
        ] {
            #expect(!CreditCode.isValid(code), "\(code)")
        }
    }

    /// Numbers of nobody, of a year in which nobody who lives was born, in a place that begins with
    /// an office and a kind of GB 32100: one in 31 has both check characters.
    @Test func `is never a person's ID number, also where its check character fits`() {
        let numbers = (0...999).map { sequence in
            let digits = "12010218800307" + ("00\(sequence)".suffix(3))
            return digits + Self.checkOfPerson(digits)
        }
        let both = numbers.filter { Self.checkOfEnterprise($0.dropLast()) == $0.suffix(1) }
        #expect(both.count > 10)
        for number in both { #expect(!CreditCode.isValid(number), "an ID number passes") }
    }

    /// ISO 7064, MOD 11-2.
    private static func checkOfPerson(_ digits: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).map { $0.wholeNumberValue! * $1 }.reduce(0, +)
        return String(Array("10X98765432")[sum % 11])
    }

    /// GB 32100, MOD 31-3.
    private static func checkOfEnterprise(_ digits: Substring) -> Substring {
        var (sum, weight) = (0, 1)
        for digit in digits {
            sum += digit.wholeNumberValue! * weight
            weight = weight * 3 % 31
        }
        let place = (31 - sum % 31) % 31
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".dropFirst(place).prefix(1)
    }

    @Test func `is what an enterprise is known by, and a person is a name and a contact`() {
        func person(_ name: String, _ contact: String) -> Applicant {
            Applicant(kind: .person, name: name, contact: contact)
        }
        func enterprise(_ name: String, _ code: String) -> Applicant {
            Applicant(kind: .enterprise, name: name, creditCode: code, contact: "13800001234")
        }
        let code = "91120224MA0000001U"
        #expect(
            enterprise("天津（宝坻）样例餐饮有限公司", code).identity
                == enterprise("天津(宝坻)样例餐饮有限公司", "９１１２０２２４ma0000001u").identity
        )
        #expect(person("王伟", "13800001234").identity == person("王伟 ", "138 0000 1234").identity)
        // A namesake is another person, and is shown nobody's case.
        #expect(person("王伟", "13800001234").identity != person("王伟", "13900001234").identity)
        // Who names their own case may have another telephone by now.
        #expect(person("王伟", "13900001234").fits(person("王伟", "13800001234")))
        #expect(!person("王玮", "13800001234").fits(person("王伟", "13800001234")))
    }
}

@Suite struct `the address on a code` {
    @Test(arguments: [
        ("https://fw.example.cn", "https://fw.example.cn"),
        ("HTTPS://FW.Example.CN/", "https://fw.example.cn"),
        ("http://fw.example.cn:8080/quhao/", "http://fw.example.cn:8080/quhao"),
        ("https://203.0.113.7", "https://203.0.113.7"),
        ("http://[2001:db8::7]:8461", "http://[2001:db8::7]:8461"),
        ("http://192.168.1.20:8461", "http://192.168.1.20:8461"),
    ])
    func `can be opened by a phone`(text: String, kept: String) throws {
        #expect(try PhoneAddress(text).text == kept)
    }

    @Test(arguments: [
        "", "fw.example.cn", "0.0.0.0:8461", ":8461", "http://0.0.0.0:8461",
        "http://127.0.0.1:8461",
        "https://localhost", "https://hall.localhost", "http://[::1]", "http://[::]:8461",
        "http://127.1",
        "http://0", "http://2130706433", "http://0x7f.1", "https://hall", "https://hall.local",
        "http://169.254.1.1", "http://[fe80::1]", "http://[::ffff:127.0.0.1]",
        "javascript:alert(1)",
        "https://user@fw.example.cn", "https://fw.example.cn?x", "https://fw.example.cn#x",
        "https://fw.例.cn",
        "https://fw.example.cn:0", "https://fw.example.cn:99999", "https://", "https:///t",
        "https://fw example.cn",
        "https://fw..example.cn", "https://0177.0.0.1", "https://[64:ff9b::7f00:1]",
        "https://[1:2]",
        "https://~.cn", "https://fw.invalid", "https://fw.example.cn/../..", "http://999.1.1.1",
        "https://fw.example.cn\nx",
        "ftp://fw.example.cn", "http://198.18.0.1", "http://192.0.0.1", "http://[2002:7f00:1::]",
        "http://[2001:0:7f00:1::]", "http://[fec0::1]", "https://fw.example.cn//a",
    ])
    func `is none where no phone could open it`(text: String) {
        #expect(throws: PhoneAddress.Fault.self) { try PhoneAddress(text) }
    }

    @Test func `of the hall's own network is known as such`() throws {
        #expect(try PhoneAddress("http://10.1.2.3").isPrivate)
        #expect(try PhoneAddress("http://[fd00::1]").isPrivate)
        for name in ["hall.lan", "hall.internal", "hall.home.arpa"] {
            #expect(try PhoneAddress("http://\(name)").isPrivate)
        }
        #expect(try !PhoneAddress("https://fw.example.cn").isPrivate)
    }
}
