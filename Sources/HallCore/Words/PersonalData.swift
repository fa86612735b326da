/// 个人信息保护告知: who keeps what a visitor leaves here, why, for how long, and what rights they have
/// (Personal Information Protection Law, art. 17, 35). `Config/hall.toml`, section `[privacy]`.
package struct PersonalData: Codable, Hashable, Sendable {
    /// 个人信息处理者, beside the authority of the matter.
    package var keeper: String
    /// Where rights are asked for.
    package var contact: String
    /// 保管期限 of notices: ``NoticePlan/keptYears``.
    package var keptYears: Int

    package init(keeper: String = "", contact: String = "", keptYears: Int = 30) {
        self.keeper = keeper
        self.contact = contact
        self.keptYears = keptYears
    }

    /// One line, wherever a name or a telephone number is taken.
    package var line: String {
        "您的姓名（名称）和联系方式由\(keeper)和办理机关留存，用于办理您的事项、通知和答复您，"
            + "告知书保管\(keptYears)年；您可以查阅、更正（联系：\(contact)）。"
    }

    /// The leaflet, part by part.
    package var parts: [Sheet.Part] {
        [
            Sheet.Part("谁处理", ["\(keeper)，以及您的事项的办理机关。联系：\(contact)"]),
            Sheet.Part(
                "处理什么",
                [
                    "申请人的姓名或者名称、联系方式、单位的统一社会信用代码；代理人、监护人的姓名；领取人的姓名。",
                    "咨询、投诉时您自己留下的称呼和联系方式。",
                    "身份证件号码不录入本系统；取号不要姓名和证件。",
                ]
            ),
            Sheet.Part(
                "为什么",
                [
                    "受理、告知、送达和答复，是履行法定职责所必需（《中华人民共和国个人信息保护法》第十三条第一款第三项、"
                        + "第三十四条）。不留姓名的，可以咨询，不能申请。"
                ]
            ),
            Sheet.Part(
                "保存多久、怎样保存",
                [
                    "告知书保管\(keptYears)年，期满按经批准的清册销毁，姓名一并删除；咨询、投诉记录按档案管理的规定保管。",
                    "姓名和联系方式与办理记录分开存放；工作人员每次查看都留下记录；不对外提供，法律另有规定的除外。",
                ]
            ),
            Sheet.Part(
                "您的权利",
                [
                    "查阅、复制、更正、补充，要求说明处理的规则（第四十四条至第四十八条）；不符合规定的，可以要求删除（第四十七条）。",
                    "到导询台，或者打电话提出；不满意的，可以投诉。",
                ]
            ),
        ]
    }

    /// On a slip to take along.
    package var leaflet: Sheet {
        Sheet(
            name: "privacy",
            title: "个人信息保护告知",
            subtitle: "",
            parts: parts,
            code: "",
            foot: "依据《中华人民共和国个人信息保护法》第十七条、第三十五条"
        )
    }
}
