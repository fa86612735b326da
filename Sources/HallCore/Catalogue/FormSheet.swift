/// What stands on a form, of which its blank and its sample are made:
/// `Assets/forms/ITEM/form.toml`.
package struct FormSheet: Hashable, Sendable {
    /// A row of the form: one field, or several side by side.
    package struct Row: Hashable, Sendable {
        package let fields: [Field]
        /// How high, in lines of handwriting.
        package let lines: Int

        package init(fields: [Field], lines: Int) {
            self.fields = fields
            self.lines = lines
        }
    }

    package struct Field: Hashable, Sendable {
        package let label: String
        /// What somebody has written there, on the sample; invented.
        package let sample: String

        package init(label: String, sample: String) {
            self.label = label
            self.sample = sample
        }
    }

    package let title: String
    /// Above the form: who gets it, and how it is filled in.
    package let note: String
    package let rows: [Row]
    /// 申请人承诺, above the signature.
    package let declaration: String
    /// What the office fills in, below it.
    package let office: [String]

    package init(
        title: String,
        note: String,
        rows: [Row],
        declaration: String,
        office: [String]
    ) {
        self.title = title
        self.note = note
        self.rows = rows
        self.declaration = declaration
        self.office = office
    }
}
