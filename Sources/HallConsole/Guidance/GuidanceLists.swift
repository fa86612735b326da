import HallAPI
import HallCore
import HallFlow
import TextGrid

/// Beside the steps of a notice: papers on their way to the shelf, applications with their clocks,
/// the log of enquiries, and the sign-in.
extension GuidanceScreen {
    /// An enquiry as it is filled in, a line a field.
    struct EnquiryForm: Sendable {
        var isComplaint = false
        /// Of a complaint that came through the door.
        var isWritten = false
        var channel = EnquiryNote.Channel.telephone
        var texts = [String](repeating: "", count: names.count)
        var told: Set<EnquiryNote.Heading> = []

        static let names = [
            "事项编号（不涉及事项的填“无”）", "问的是什么", "答复（现在答复不了就空着）", "联系方式（待答复的要填）",
            "由谁答复；投诉写被投诉人的工号（可空）", "排队号（转待答复的，可空）", "告知书编号（现场出具的，可空）",
        ]
        static let firstHeading = 2 + names.count
        static let lines = firstHeading + EnquiryNote.Heading.allCases.count + 1

        var draft: EnquiryDraft {
            func text(_ index: Int) -> String? { texts[index].isEmpty ? nil : texts[index] }
            var draft = EnquiryDraft()
            draft.kind = isComplaint ? .complaint : .enquiry
            draft.channel = channel
            if isComplaint {
                draft.form = isWritten ? .written : .oral
                draft.about = text(4)
            } else {
                draft.owner = text(4)
            }
            draft.isGeneral = text(0) == "无"
            draft.item = draft.isGeneral ? nil : text(0)
            draft.question = texts[1]
            draft.answer = text(2)
            draft.visitor = text(3)
            draft.ticket = text(5).map(FoldedText.code)
            draft.notice = text(6).flatMap { NoticeSerial($0) }
            draft.headings = EnquiryNote.Heading.allCases.filter { told.contains($0) }
            return draft
        }
    }

    mutating func takeIn(_ message: Message) {
        switch message {
        case .resumed(let reply):
            guard let found = items.first(where: { $0.code == reply.item }) else {
                self.message = "事项 \(reply.item) 不在目录里"
                return
            }
            item = found
            guard reply.application != nil else {
                // Advice has no application and nobody's name: the applicant is asked for.
                go(to: .applicant)
                self.message = "\(reply.serialText) 是\(reply.outcomeText)，请填写申请人"
                return
            }
            resumed = reply
            form.isDeclaredTrue = true
            go(to: .materials)
            self.message = "接续 \(reply.serialText)（\(reply.outcomeText)），沿用原申请人"
        case .papers(let replies): show(.papers) { $0.papers = replies }
        case .applications(let replies): show(.applications) { $0.applications = replies }
        case .enquiries(let replies): show(.enquiries) { $0.enquiries = replies }
        case .enquired(let reply):
            enquiries = [reply]
            go(to: .enquiries)
            self.message = reply.stateText
        case .signedIn:
            credentials = ["", ""]
            go(to: .find)
        default: break
        }
    }

    private mutating func show(_ next: Step, _ fill: (inout GuidanceScreen) -> Void) {
        message = ""
        fill(&self)
        go(to: next)
    }

    // MARK: Lists

    mutating func openPaper(_ key: Key) -> [Effect] {
        if key == .character("/") { ask(.findPapers, "日期、告知结果或者申请人全名") }
        guard key == .enter, papers.indices.contains(selected) else { return [] }
        return [.open(papers[selected].serial)]
    }

    mutating func stepApplication(_ key: Key) -> [Effect] {
        guard applications.indices.contains(selected) else { return [] }
        let serial = applications[selected].serial
        switch key {
        case .enter: return [.resume("\(serial)")]
        case .character("e"): ask(.days(serial, .extended), "延长几日（按本事项期限的单位）")
        case .character("x"):
            let purposes = purposes(of: serial).enumerated()
                .map { "\($0 + 1)\($1.words.zh)" }.joined(separator: " ")
            ask(.days(serial, .timeExcluded), "\(purposes)：序号 空格 工作日数")
        case .character("g"):
            askDecision(DecideApplication(NoticeName(serial)), [])
        case .character("j"): ask(.denial(serial), "\(serial) 不予许可：依据的条款")
        case .character("l"): askOffer(serial, [])
        case .character("h"): askHandOver(serial, [])
        case .character("o"): askSubcase(applications[selected])
        case .character("p"): return readLapse(of: applications[selected])
        case .character("w"): ask(.withdrawal(serial), "\(serial) 申请人撤回的理由")
        default: break
        }
        return []
    }

    mutating func stepEnquiry(_ key: Key) -> [Effect] {
        switch key {
        case .character("/"): ask(.search, "查找问题和答复里的文字")
        case .function(5): openEnquiry()
        default: break
        }
        guard enquiries.indices.contains(selected) else { return [] }
        let number = enquiries[selected].number
        switch key {
        case .character("a"): ask(.answer(number), "答复")
        case .character("m"): ask(.owner(number), "改由谁答复")
        case .character("e"): ask(.explanation(number), "超期的说明（已告诉本人的）")
        case .character("v"): return enquire(SeeContact(number))
        case .character("t"): return enquire(TellEnquirer(number, .oral))
        case .character("w"): return enquire(TellEnquirer(number, .written))
        default: break
        }
        return []
    }

    // MARK: Forms

    mutating func openEnquiry() {
        enquiry = EnquiryForm()
        go(to: .enquiry)
    }

    mutating func fillEnquiry(_ key: Key) -> [Effect] {
        let field = selected - 2
        let heading = selected - EnquiryForm.firstHeading
        switch key {
        case .enter where selected == EnquiryForm.lines - 1:
            return enquire(NoteEnquiry(enquiry.draft))
        case .enter: selected += 1
        case .character(" ") where selected == 0:
            // 咨询, 口头投诉, 书面投诉.
            if !enquiry.isComplaint {
                (enquiry.isComplaint, enquiry.isWritten) = (true, false)
                // Whoever stands here: a letter that is handed in is written, and no telephone
                // call.
                enquiry.channel = .onSite
            } else if !enquiry.isWritten {
                enquiry.isWritten = true
            } else {
                (enquiry.isComplaint, enquiry.isWritten) = (false, false)
            }
        case .character(" ") where selected == 1:
            let all = EnquiryNote.Channel.allCases
            let next = (all.firstIndex(of: enquiry.channel) ?? 0) + 1
            enquiry.channel = all[next % all.count]
        case .character(" ") where EnquiryNote.Heading.allCases.indices.contains(heading):
            enquiry.told.formSymmetricDifference([EnquiryNote.Heading.allCases[heading]])
        case .character(let letter) where enquiry.texts.indices.contains(field):
            enquiry.texts[field].append(letter)
        case .backspace where enquiry.texts.indices.contains(field):
            enquiry.texts[field].eraseLast()
        default: break
        }
        return []
    }

    mutating func fillCredentials(_ key: Key) -> [Effect] {
        switch key {
        case .enter where selected == 1:
            let (badge, pin) = (credentials[0], credentials[1])
            guard step == .duty else { return [.signIn(badge: badge, pin: pin)] }
            // The next one comes at once, and finds nothing of the last.
            credentials = ["", ""]
            selected = 0
            return [.report(badge: badge, pin: pin)]
        case .enter: selected = 1
        case .character(let letter): credentials[selected].append(letter)
        case .backspace: credentials[selected].eraseLast()
        default: break
        }
        return []
    }

    // MARK: Lines

    /// The lines of the list or form beside the steps.
    var besideLines: [String] {
        switch step {
        case .papers:
            papers.map { "\($0.serialText)  \($0.outcomeText)  \($0.itemName)  \($0.stageText)" }
        case .applications: applications.map(\.line)
        case .enquiries:
            enquiries.map { enquiry in
                let answer = enquiry.answer.map { "　答：\($0)" } ?? ""
                let due = enquiry.isOverdue ? "超期 \(enquiry.due)" : "\(enquiry.due)"
                return "\(enquiry.number)  \(enquiry.stateText)  \(due)  \(enquiry.owner)  "
                    + "问：\(enquiry.question)\(answer)"
                    + (enquiry.visitor.map { "　联系：\($0)" } ?? "")
            }
        case .enquiry: enquiryLines
        case .signIn, .duty:
            [
                "工号：\(credentials[0])\(selected == 0 ? "▏" : "")",
                "密码：\(String(repeating: "*", count: credentials[1].count))"
                    + (selected == 1 ? "▏" : ""),
            ]
        default: []
        }
    }

    private var enquiryLines: [String] {
        let kinds = [
            ("咨询", !enquiry.isComplaint), ("口头投诉", enquiry.isComplaint && !enquiry.isWritten),
            ("书面投诉", enquiry.isWritten),
        ]
        let kind = kinds.map { "（\($0.1 ? "●" : " ")）\($0.0)" }.joined(separator: "  ")
        let channels = EnquiryNote.Channel.allCases
            .map { "（\($0 == enquiry.channel ? "●" : " ")）\($0.words.zh)" }.joined(separator: "  ")
        let texts = zip(EnquiryForm.names, enquiry.texts).enumerated().map { index, pair in
            "\(pair.0)：\(pair.1)\(selected == index + 2 ? "▏" : "")"
        }
        let told = EnquiryNote.Heading.allCases.map {
            "［\(enquiry.told.contains($0) ? "√" : "  ")］已口头说清：\($0.words.zh)"
        }
        return ["种类：\(kind)", "渠道：\(channels)"] + texts + told + ["记下来"]
    }

    var besideTitle: String {
        switch step {
        case .papers: "告知书：用印、送达、归档"
        case .applications: "办件和期限"
        case .enquiries: "咨询和投诉记录"
        case .enquiry: "记一次咨询或者投诉"
        case .duty: "签到：请本人输入，不能代签"
        default: "请登录"
        }
    }

    var besideKeys: String {
        switch step {
        case .papers: "↑↓ 选择  回车 打开  / 按日期、结果、姓名查找  Esc 返回"
        case .applications:
            "回车 再出告知书  e 延长  x 不计入时间  g 准予  j 不准  l 领证通知  h 领取登记  o 联办  p 承诺逾期  w 撤回  Esc 返回"
        case .enquiries:
            "a 答复 m 改派 v 联系方式 t 已口头告知 w 已书面告知 e 超期说明 / 查找 F5 新记 Esc 返回"
        case .enquiry:
            enquiry.channel == .telephone
                ? "接电话：先问“您好”，解答耐心，不先挂断。空格 选择  回车 下一栏  Esc 返回"
                : "空格 选择  回车 下一栏  Esc 返回"
        case .duty: "回车 下一栏、签到  Esc 返回"
        default: "回车 登录  Esc 离开"
        }
    }
}
