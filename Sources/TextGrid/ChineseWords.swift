/// Words of a hall that a line must not break: Chinese has no spaces, and a reader stumbles over
/// 社会团 / 体. What is not here may be broken between any two characters.
enum ChineseWords {
    /// The longest word at the start of `text`, in characters; 0 where none begins there.
    static func length(at start: Int, in text: [Character]) -> Int {
        for length in stride(from: min(longest, text.count - start), to: 1, by: -1)
        where all.contains(String(text[start..<start + length])) {
            return length
        }
        return 0
    }

    /// What follows a number and counts something: the number never stands alone at a line's end.
    static let counters: Set<Character> = [
        "个", "人", "号", "岁", "分", "次", "项", "页", "位", "月", "日", "年", "小", "秒", "份", "天", "件",
        "元", "台", "楼", "种", "类", "条", "款", "点", "时", "起", "前", "后",
    ]

    private static let longest = 6

    private static let all = Set(
        """
        号窗口 窗口 工作日 个工作日 分钟 小时 岁以上 以上 以下 以内 以外 以前 以后 之日 之前 之后
        社会团体 团体 社会 企业 登记 食品 药品 医疗 器械 医疗器械 经营 许可 许可证 核发 审批 备案 变更 注销 注册 新办
        延续 补办 零售 批发 生产 销售 公共 场所 公共场所 经营许可 经营许可证 卫生 健康 卫生健康 护士 执业 医师 母婴 保健 农业 水务 林业
        动物 防疫 条件 合格证 合格 采伐 林木 城镇 污水 排水 管网 建设 规划 建筑 工程 建筑工程 施工 用地 交通 运输
        道路 货运 客运 普通 文化 旅游 广电 娱乐 出版物 出版 卫星 地面 接收 设施 单位 设置 帮办 代办 反映 简单 咨询
        领证 取件 事项 事务 办理 服务 中心 服务中心 行政 行政许可 宝坻区 宝坻 天津市 天津 民办 民办非企业 非企业
        个体 个体工商户 工商户 有限 公司 有限公司 合作社 联办 餐饮 餐饮店 开办 一件事 办不成事 网上 可办 立等可取
        取号 叫号 过号 弃号 号码 号票 走号票 重新 重呼 恢复 排队 恢复排队 继续 等候 等待 预计 大约 顺序 下一位 马上 就到
        导询台 取号机 显示屏 语音 工作人员 值班员 值班 密码 手机 屏幕 数字 数字键 字母 短码 二维码 查验 查验告知 告知书
        告知 凭证 证件 材料 所需材料 标准 收费 收费标准 时限 程序 依据 承诺 法定 免费 当场 办结 上午 下午 中午 今天
        明天 现在 暂时 可能 已经 还要 还可以 可以 不能 不可以 没有 如果 因为 所以 或者 或到 只能 需要 帮助 引导 视力
        听力 障碍 视力障碍 听力障碍 优先 条件 符合 符合优先 次日 次日优先 绿色 通道 绿色通道 老年人 残疾人 孕妇 抱婴者
        婴儿 军人 现役 退役 现役军人 退役军人 普通 电话 监督 投诉 监督投诉 联系 请问 您好 对不起 谢谢 欢迎 光临
        欢迎光临 请稍候 请稍等 请您 请到 请在 请取 请按 请拍照 拍照 记下 补打 打印 打不出 打好 打出 取走 指南 办事指南
        办事 查看 查找 名称 编号 拼音 首字母 键盘 输入 选择 确定 确认 返回 首页 完成 有效 当日 保管 留意 位置 地点
        地址 大厅 一楼 二楼 三楼 南侧 北侧 东侧 西侧 右边 左边 旁边 旁 饮水机 饮水机旁 门口 入口 出口 紧急 紧急情况
        听从 指引 有序 离开 疏散 停办 暂停 系统 故障 维护 恢复办理 开始 结束 开放 公休 节假日 星期一 星期二 星期三
        星期四 星期五 星期六 星期日 样例 数据 样例数据 未经 核定 不作 办事依据 演练 无效 情形 之一 地方 其他 机关
        部门 政府 区政府 负责人 法定代表人 身份证 身份证明 营业执照 申请 申请书 申请表 申请人 委托 委托书 受托人 原件
        复印件 图纸 说明 证明 文件 规章 制度 清单 设备 管理 人员 信息 安全 保证 检测 报告 评价 书面 口头 第一个
        第二个 第三类 第二类 第一类 首次 离婚 结婚 收养 社会组织 成立 慈善 殡葬 养老 机构 民政
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    )
}
