import ServiceIR

extension Diagnostic {
    static func syntaxFault(_ fault: ExpressionSyntaxFault, in text: ExpressionText) -> Diagnostic {
        var helps: [Words] = []
        var fixes: [Fix] = []
        let span = text.span(of: fault.range)
        let message: Words
        switch fault.kind {
        case .unknownCharacter(let character):
            message = Words(en: "`\(character)` has no meaning in an expression", id: "`\(character)` tidak punya arti dalam ekspresi")
        case .unexpected(let token):
            message = Words(en: "`\(token)` cannot stand here", id: "`\(token)` tidak bisa berada di sini")
        case .unexpectedEnd:
            message = Words(
                en: "the expression ends where something must follow", id: "ekspresi berakhir padahal masih ada yang harus mengikuti")
        case .missing(let token, _):
            message = Words(en: "`\(token)` is missing", id: "`\(token)` tidak ada")
        case .spelledOtherwise(let written, let expected):
            message =
                written == "="
                ? Words(en: "equality is written `==`, not `=`", id: "sama dengan ditulis `==`, bukan `=`")
                : Words(en: "`\(written)` is not written so in an expression", id: "`\(written)` tidak ditulis begitu dalam ekspresi")
            helps = [Words(en: "write `\(expected)`", id: "tulis `\(expected)`")]
            fixes = [.replacing(span, with: expected, .maybe)]
            if let close = TypographicQuotes.close(in: text.text, of: fault.range) {
                // Both quotes change, or neither.
                let meant = "\(expected)\(text.written(fault.range.upperBound..<close.lowerBound))\(expected)"
                helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")]
                fixes = [.replacing(text.span(of: fault.range.lowerBound..<close.upperBound), with: meant, .maybe)]
            }
        case .needlessWord(let word):
            message = Words(en: "`\(word)` is not written in an expression", id: "`\(word)` tidak ditulis dalam ekspresi")
            helps = [Words(en: "leave it out: write the condition alone", id: "hapus kata itu: tulis syaratnya saja")]
        case .unterminatedText:
            message = Words(en: "a text without its closing quote", id: "teks tanpa tanda kutip penutup")
        case .invalidEscape(let escape):
            message = Words(en: "`\(escape)` is no escape", id: "`\(escape)` bukan urutan escape")
        case .numberOutOfRange(let number):
            message = Words(
                en: "the number `\(number)` is too large or has too many places",
                id: "bilangan `\(number)` terlalu besar atau terlalu banyak angka desimal")
        case .tooLong(let limit):
            message = Words(en: "the expression is longer than \(limit) bytes", id: "ekspresi lebih panjang dari \(limit) bita")
        case .tooDeep(let limit):
            message = Words(en: "the expression nests deeper than \(limit)", id: "ekspresi bersarang lebih dalam dari \(limit)")
        case .reservedWord(let word):
            message = Words(
                en: "`\(word)` is a word that expressions keep for themselves", id: "`\(word)` kata yang dipakai ekspresi sendiri")
        }
        if let rupiah = Quantities.meantRupiah(text.text), Int64(text.text) == nil {
            return Diagnostic(
                .invalidExpression, at: text.span, pointer: text.node.pointer,
                message: Words(en: "`\(text.text)` is no number", id: "`\(text.text)` bukan bilangan"),
                helps: [
                    Words(en: "an amount is written in digits alone: `\(rupiah)`", id: "jumlah uang ditulis dengan angka saja: `\(rupiah)`")
                ],
                fixes: [.replacing(text.span, with: rupiah, .maybe)])
        }
        if helps.isEmpty, let help = MeantExpressions.help(fault, in: text.text) { (helps, fixes) = ([help], []) }
        return Diagnostic(.invalidExpression, at: span, pointer: text.node.pointer, message: message, helps: helps, fixes: fixes)
    }

    static func expressionFault(_ fault: ExpressionFault, in text: ExpressionText, of whole: CheckedExpression) -> Diagnostic {
        // `has(x) &&` makes a condition: where a date or an amount is wanted, it says nothing.
        func isOfValue(_ root: Range<Int>) -> Bool {
            root == whole.node.range ? whole.type != .bool && whole.type != .any : whole.node.maps(to: root)
        }
        let span = text.span(of: fault.range)
        var helps: [Words] = []
        var fixes: [Fix] = []
        let rule: Rule
        let message: Words
        /// `elsewhere`: the paths of what has this name, of which `group` is written already.
        func suggest(_ name: String, _ known: [String], _ elsewhere: [String] = [], in group: String? = nil, meant: String? = nil) {
            // An amount has its name from what it is for: a field of that name is not it.
            let paths = elsewhere.filter { !$0.hasPrefix("fee.") }
            if (1...3).contains(paths.count) {
                let list = paths.map { "`\($0)`" }
                helps = [Words(en: "write \(list.joined(separator: " or "))", id: "tulis \(list.joined(separator: " atau "))")]
                if list.count == 1 {
                    fixes = [.replacing(span, with: String(paths[0].dropFirst(group.map { $0.count + 1 } ?? 0)), .maybe)]
                }
                return
            }
            guard let near = meant ?? Suggestions.nearest(to: name, in: known, limit: 1).first else { return }
            helps = [Words(en: "did you mean `\(near)`?", id: "maksudnya `\(near)`?")]
            fixes = [.replacing(span, with: near, .maybe)]
        }
        switch fault.kind {
        case .unknownName(let name, let known, let elsewhere):
            (rule, message) = (.unknownNameInExpression, Words(en: "unknown name `\(name)`", id: "nama `\(name)` tidak dikenal"))
            suggest(name, known, elsewhere, meant: MeantExpressions.name(name))
        case .unquotedOption(let option):
            (rule, message) = (
                .unknownNameInExpression,
                Words(
                    en: "`\(option)` is an option, and stands without quotes",
                    id: "`\(option)` adalah pilihan, tetapi ditulis tanpa tanda kutip")
            )
            helps = [Words(en: "write `'\(option)'`", id: "tulis `'\(option)'`")]
            fixes = [.replacing(span, with: "'\(option)'", .safe)]
        case .tableNotCalled(let table, let inputs):
            let call = "\(table)(\(Array(repeating: "…", count: max(1, inputs)).joined(separator: ", ")))"
            (rule, message) = (
                .wrongExpressionType,
                Words(
                    en: "`\(table)` is a table: which of its rows is meant?", id: "`\(table)` adalah tabel: baris mana yang dimaksud?")
            )
            helps = [
                Words(
                    en: "write `\(call)`, with what the table's `of` names in the brackets",
                    id: "tulis `\(call)`, di dalam kurung isian yang disebut `of` tabel itu")
            ]
        case .unknownMember(let member, let of, let known, let elsewhere):
            (rule, message) = (.unknownNameInExpression, Words(en: "`\(of)` has no `\(member)`", id: "`\(of)` tidak punya `\(member)`"))
            if ["date", "tanggal", "tgl"].contains(member.lowercased()), known.isEmpty {
                helps = [.dayOfMoment("date(\(of))")]
            } else {
                suggest(member, known, elsewhere, in: of)
            }
        case .ambiguousName(let name, let choices):
            (rule, message) = (.ambiguousName, Words(en: "`\(name)` could be several", id: "`\(name)` bisa berarti beberapa hal"))
            let list = choices.map { "`\($0)`" }.joined(separator: ", ")
            helps = [Words(en: "write one of \(list)", id: "tulis salah satu dari \(list)")]
        case .notAValue(let name, let members):
            (rule, message) = (
                .wrongExpressionType, Words(en: "`\(name)` is a group of names, not a value", id: "`\(name)` kelompok nama, bukan nilai")
            )
            if let first = members.first { helps = [Words(en: "for example `\(name).\(first)`", id: "misalnya `\(name).\(first)`")] }
        case .unknownFunction(let name, let known):
            (rule, message) = (
                .unknownNameInExpression, Words(en: "unknown function or table `\(name)`", id: "fungsi atau tabel `\(name)` tidak dikenal")
            )
            suggest(name, known, meant: MeantExpressions.function(name))
        case .notInLanguage(let what):
            (rule, message) = (
                .notInLanguage, Words(en: "`\(what)` is not part of the service language", id: "`\(what)` bukan bagian bahasa layanan")
            )
            if what == "null", let meant = whole.node.askedOfNull(at: fault.range, in: text) {
                helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")]
            }
        case .wrongNumberOfArguments(let of, let expected, let found):
            (rule, message) = (
                .wrongExpressionType,
                expected == 0
                    ? Words(en: "`\(of)` is a single number, not a table", id: "`\(of)` satu angka, bukan tabel")
                    : Words(en: "`\(of)` takes \(expected), found \(found)", id: "`\(of)` menerima \(expected), ditemukan \(found)")
            )
            if of == "date" {
                helps = [
                    Words(
                        en: "write a date as `date(2026, 1, 31)`, the day of a datetime as `date(submitted)`",
                        id: "tulis tanggal sebagai `date(2026, 1, 31)`, hari dari tanggal dan jam sebagai `date(submitted)`")
                ]
            }
            if expected == 0 { helps = [Words(en: "write `\(of)` without brackets", id: "tulis `\(of)` tanpa kurung")] }
        case .wrongType(let expected, let found, let of):
            let whose = of.map { "`\($0)`: " } ?? ""
            (rule, message) = (
                .wrongExpressionType,
                Words(
                    en: "\(whose)\(typeName(expected).en) is expected here, and this is \(typeName(found).en)",
                    id: "\(whose)di sini diperlukan \(typeName(expected).id), padahal ini \(typeName(found).id)")
            )
            helps = Words.meant(in: text, at: fault.range, of: whole.node)
            if helps.isEmpty, let unit = found.rateUnit, expected == "money" {
                helps = [
                    Words(
                        en: "multiply by a number whose unit is `\(unit)`: a field with `unit: \(unit)`",
                        id: "kalikan dengan bilangan bersatuan `\(unit)`: isian dengan `unit: \(unit)`")
                ]
            }
            if helps.isEmpty, expected == "money", ["integer", "decimal"].contains(found) {
                helps = [
                    Words(
                        en:
                            "a price has its unit: write it in `tables` (`tables: { tarif: 4000 rupiah }`) and multiply by it (`… * tarif`)",
                        id: "harga memiliki satuan: tulis di `tables` (`tables: { tarif: 4000 rupiah }`) lalu kalikan (`… * tarif`)")
                ]
            }
            if helps.isEmpty, expected == "date", found == "datetime" { helps = [.dayOfMoment("date(\(text.written(fault.range)))")] }
            if helps.isEmpty, of == "date", expected == "datetime", found == "date" {
                helps = [Words(en: "it is a date already", id: "itu sudah berupa tanggal")]
            }
            if helps.isEmpty, found == "duration", expected.isNumber {
                let part = text.written(fault.range)
                helps = [
                    Words(en: "write `days(\(part))`, or `hours(\(part))`", id: "tulis `days(\(part))`, atau `hours(\(part))`")
                ]
            }
            if helps.isEmpty, of == "in" {
                helps = [Words(en: "write a list: `in ['…', '…']`", id: "tulis daftar: `in ['…', '…']`")]
            }
            if helps.isEmpty, expected.isNumber, found.isNumber, expected.hasUnit || found.hasUnit {
                helps = [
                    Words(
                        en: "the unit of a number is what its field or table says as `unit`: look whether one of them lacks it",
                        id: "satuan bilangan ialah `unit` pada isian atau tabelnya: periksa apakah ada yang belum menyebutnya")
                ]
            }
        case .unlikeTypes(let op, let left, let right):
            // "Tanggal dan jam" is one type.
            let joint = [left, right].contains("datetime") ? "dengan" : "dan"
            (rule, message) = (
                .wrongExpressionType,
                Words(
                    en: "`\(op)` does not take \(typeName(left).en) and \(typeName(right).en)",
                    id: "`\(op)` tidak menerima \(typeName(left).id) \(joint) \(typeName(right).id)")
            )
            helps = Words.meant(in: text, at: fault.range, of: whole.node)
            if helps.isEmpty, let day = text.takingDay(in: whole.node, at: fault.range, left, right) {
                helps = [.dayOfMoment(day)]
            }
            if helps.isEmpty, left == "yes_no" || right == "yes_no", ["==", "!="].contains(op) {
                helps = [
                    Words(
                        en: "an answer of yes or no is compared with `true` or `false`, without quotes",
                        id: "jawaban ya atau tidak dibandingkan dengan `true` atau `false`, tanpa tanda kutip")
                ]
            }
        case .unlikeUnits(let op, let left, let right):
            (rule, message) = (
                .unlikeUnits,
                Words(
                    en: "`\(op)` of unlike units: \(left) and \(right)",
                    id: "`\(op)` dengan satuan berbeda: \(typeName(left).id) dan \(typeName(right).id)")
            )
        case .unknownOption(let option, let known):
            (rule, message) = (.unknownOption, Words(en: "`\(option)` is none of the options", id: "`\(option)` bukan salah satu pilihan"))
            if let near = Suggestions.nearest(to: option, in: known, limit: 1).first {
                helps = [Words(en: "did you mean `\(near)`?", id: "maksudnya `\(near)`?")]
                fixes = [.replacing(span, with: "'\(near)'", .maybe)]
            } else if known.count <= 8 {
                let list = known.map { "`\($0)`" }.joined(separator: ", ")
                helps = [Words(en: "the options are \(list)", id: "pilihannya \(list)")]
            }
        case .invalidLiteral(let literal, let type):
            (rule, message) = (.unknownOption, Words(en: "`\(literal)` is no \(type)", id: "`\(literal)` bukan \(typeName(type).id)"))
        case .dateAsText(let literal, let suggestion):
            (rule, message) = (.wrongExpressionType, Words(en: "the text `\(literal)` is no date", id: "teks `\(literal)` bukan tanggal"))
            if let suggestion = suggestion ?? MeantTimes.date(literal)?.call {
                helps = [Words(en: "write `\(suggestion)`", id: "tulis `\(suggestion)`")]
                fixes = [.replacing(span, with: suggestion, .safe)]
            }
        case .invalidPattern(let pattern):
            (rule, message) = (.invalidPattern, Words(en: "invalid pattern `\(pattern)`", id: "pola `\(pattern)` tidak sah"))
        case .invalidDate(let date):
            (rule, message) = (
                .wrongExpressionType, Words(en: "`\(date)` is no day of the calendar", id: "`\(date)` bukan hari dalam kalender")
            )
        case .integerDivision(let suggestion):
            (rule, message) = (.unroundedDivision, Words(en: "`/` between two whole numbers", id: "`/` antara dua bilangan bulat"))
            helps = [Words(en: "write `\(suggestion)`", id: "tulis `\(suggestion)`")]
            fixes = [.replacing(span, with: suggestion, .maybe)]
        case .divisionWithoutRounding:
            (rule, message) = (
                .unroundedDivision, Words(en: "a division without a stated rounding", id: "pembagian tanpa pembulatan yang disebut")
            )
            helps = [Words(en: "add `round:` beside it, or use `round(…)`", id: "tambahkan `round:` di sampingnya, atau pakai `round(…)`")]
        case .notProvablyWhole:
            (rule, message) = (
                .unroundedMoney,
                Words(
                    en: "an amount of rupiah that may have a fraction is not rounded",
                    id: "jumlah rupiah yang bisa berpecahan tidak dibulatkan")
            )
            helps = [Words(en: "add `round: up 100` or another rounding", id: "tambahkan `round: up 100` atau pembulatan lain")]
        case .mayBeAbsent(let name, let written, let root):
            (rule, message) = (
                .mayBeAbsent, Words(en: "`\(name)` may have no value here", id: "`\(name)` mungkin tidak punya nilai di sini")
            )
            defer { if name.hasSuffix(".reason") { helps.append(.whoGivesReasons) } }
            if name.hasPrefix("fee.") {
                helps = [.whenAnAmountIsKnown]
                break
            }
            if isOfValue(root) {
                helps = [.otherwise(than: written)]
                break
            }
            helps = [
                Words(
                    en: "make sure first that it has a value: `has(\(written)) && …`",
                    id: "pastikan dulu ada isinya: `has(\(written)) && …`")
            ]
            let start = text.span(of: root.lowerBound..<root.lowerBound)
            if start.isEmpty { fixes = [Fix(Words("has(\(written)) &&"), .maybe, [.init(start, "has(\(written)) && ")])] }
        case .presenceNotProved(let name, let written, let root):
            (rule, message) = (
                .mayBeAbsent,
                Words(
                    en: "it could not be proved that `\(name)` has a value here",
                    id: "tidak dapat dibuktikan bahwa `\(name)` punya nilai di sini")
            )
            helps = [
                isOfValue(root)
                    ? .otherwise(than: written)
                    : Words(en: "write `has(\(written)) &&` before it", id: "tulis `has(\(written)) &&` sebelumnya")
            ]
        case .shadowingVariable(let name):
            (rule, message) = (
                .ambiguousName,
                Words(en: "the variable `\(name)` has the name of something else", id: "variabel `\(name)` bernama sama dengan hal lain")
            )
        case .dividesByZero(let operation):
            (rule, message) = (
                .neverComputable,
                Words(
                    en: "this `\(operation)` always fails: it divides by zero",
                    id: "hitungan `\(operation)` ini selalu gagal: membagi dengan nol")
            )
        case .neverComputable(let what):
            (rule, message) = (
                .neverComputable,
                Words(en: "`\(what)` always fails: the result is too large", id: "hitungan `\(what)` selalu gagal: hasilnya terlalu besar")
            )
        }
        var finding = Diagnostic(rule, at: span, pointer: text.node.pointer, message: message, helps: helps, fixes: fixes)
        finding.unknown = fault.kind.unknownName
        return finding
    }

    /// A condition read where one of its own values may be absent.
    static func absentInCondition(_ fault: ExpressionFault, in text: ExpressionText, conditions: [String]) -> Diagnostic {
        let name: String
        switch fault.kind {
        case .mayBeAbsent(let absent, _, _), .presenceNotProved(let absent, _, _): name = absent
        default: name = ""
        }
        let list = conditions.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .mayBeAbsent, at: text.span, pointer: text.node.pointer,
            message: Words(
                en: "\(list) reads `\(name)`, which may have no value here",
                id: "\(list) membaca `\(name)`, yang mungkin tidak punya nilai di sini"))
    }
}

extension ExpressionText {
    fileprivate func written(_ range: Range<Int>) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// `date(submitted) + days(3)` of the operation at `range`, one side of which is a datetime and the other a date or a period.
    fileprivate func takingDay(in whole: Node, at range: Range<Int>, _ left: String, _ right: String) -> String? {
        let days = ["date", "period"]
        guard left == "datetime" && days.contains(right) || right == "datetime" && days.contains(left),
            let found = whole.operation(at: range)
        else { return nil }
        let (a, b) = (written(found.left.range), written(found.right.range))
        return left == "datetime" ? "date(\(a)) \(found.op.rawValue) \(b)" : "\(a) \(found.op.rawValue) date(\(b))"
    }
}

extension Words {
    /// What an operand of another type is commonly meant to be.
    fileprivate static func meant(in text: ExpressionText, at range: Range<Int>, of whole: Node) -> [Words] {
        let part = text.written(range)
        if let date = part.writtenDate {
            return [
                Words(
                    en: "a date in an expression is written `\(date)`", id: "tanggal dalam ekspresi ditulis `\(date)`")
            ]
        }
        guard let subject = whole.comparedBefore(range) else { return [] }
        let meant = "\(text.written(subject)) == \(part)"
        return [Words(en: "say of what: `… || \(meant)`", id: "sebutkan apanya: `… || \(meant)`")]
    }
}

extension String {
    /// `date(2026, 12, 31)` of a text in which `2026-12-31` stands.
    fileprivate var writtenDate: String? {
        MeantExpressions.date(in: self)?.call
    }
}

extension String {
    /// `km` of a type such as `integer in rupiah/km`.
    fileprivate var hasUnit: Bool { hasPrefix("decimal in ") || hasPrefix("integer in ") }
    fileprivate var isNumber: Bool { hasUnit || ["money", "decimal", "integer"].contains(self) }

    fileprivate var rateUnit: String? {
        guard let mark = firstRange(of: " in rupiah/") else { return nil }
        return String(self[mark.upperBound...])
    }
}

extension CivilDate {
    /// As an expression writes it: `date(2026, 12, 31)`.
    fileprivate var call: String {
        "date(\(String(describing: self).split(separator: "-").compactMap { Int($0) }.map { "\($0)" }.joined(separator: ", ")))"
    }
}

extension Node {
    /// Of `x == 'a' || 'b'`, with `range` that of `'b'`, the place of `x`.
    fileprivate func comparedBefore(_ range: Range<Int>) -> Range<Int>? {
        if case .binary(.or, let left, let right) = kind, right.range == range {
            var before = left
            while case .binary(.or, _, let last) = before.kind { before = last }
            if case .binary(.equal, let subject, _) = before.kind { return subject.range }
        }
        for child in children { if let found = child.comparedBefore(range) { return found } }
        return nil
    }

    /// The operation at `range`.
    fileprivate func operation(at range: Range<Int>) -> (op: BinaryOperator, left: Node, right: Node)? {
        if self.range == range, case .binary(let op, let a, let b) = kind { return (op, a, b) }
        for child in children { if let found = child.operation(at: range) { return found } }
        return nil
    }

    /// Of `x == null`, with `range` that of `null`, what asks the same.
    fileprivate func askedOfNull(at range: Range<Int>, in text: ExpressionText) -> String? {
        if case .binary(let op, let a, let b) = kind, op == .equal || op == .notEqual, a.range == range || b.range == range {
            let subject = text.written(a.range == range ? b.range : a.range)
            return op == .equal ? "!has(\(subject))" : "has(\(subject))"
        }
        for child in children { if let found = child.askedOfNull(at: range, in: text) { return found } }
        return nil
    }

    /// Whether the part at `range` is what a `map` makes of each element.
    fileprivate func maps(to range: Range<Int>) -> Bool {
        if case .method(_, "map", let arguments) = kind, arguments.last?.range == range { return true }
        return children.contains { $0.maps(to: range) }
    }
}

extension Words {
    /// How the day of a datetime is written.
    fileprivate static func dayOfMoment(_ meant: String) -> Words {
        Words(en: "write the day of a datetime as `\(meant)`", id: "hari dari tanggal dan jam ditulis `\(meant)`")
    }

    /// What a step's `reason` holds.
    fileprivate static var whoGivesReasons: Words {
        Words(
            en: "a reason is asked on a repair, a step back and a final refusal alone; for what another action records, use a field of it",
            id:
                "alasan hanya diminta pada perbaikan, langkah mundur dan penolakan akhir; untuk catatan tindakan lain, pakai isian pada tindakan itu"
        )
    }

    /// From when on there is an amount of the fee.
    fileprivate static var whenAnAmountIsKnown: Words {
        Words(
            en:
                "an amount is known once all that it reads of steps is recorded, on every way to here; elsewhere ask first: `has(fee.ITEM)`",
            id:
                "jumlah biaya diketahui setelah semua yang dibacanya dari langkah tercatat, di semua jalur ke sini; selain itu tanyakan dulu: `has(fee.BIAYA)`"
        )
    }

    /// What mends a value that reads what may be absent.
    fileprivate static func otherwise(than written: String) -> Words {
        Words(
            en: "say what counts without it: `has(\(written)) ? … : …`, or read it only `when: has(\(written))`",
            id: "sebutkan yang berlaku tanpanya: `has(\(written)) ? … : …`, atau baca hanya `when: has(\(written))`")
    }
}
