import ServiceIR

extension Diagnostic {
    /// What an expression says that does not fit the names and types of its place.
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
            helps = [.didYouMean(near)]
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
                helps = [.didYouMean(near)]
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

/// Of a type by its name.
extension String {
    fileprivate var hasUnit: Bool { hasPrefix("decimal in ") || hasPrefix("integer in ") }
    fileprivate var isNumber: Bool { hasUnit || ["money", "decimal", "integer"].contains(self) }

    /// `km` of a type such as `integer in rupiah/km`.
    fileprivate var rateUnit: String? {
        guard let mark = firstRange(of: " in rupiah/") else { return nil }
        return String(self[mark.upperBound...])
    }
}
