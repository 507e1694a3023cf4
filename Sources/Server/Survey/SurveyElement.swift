import ServiceIR

/// The nine elements of the survey of public satisfaction, with the wording and the four answers of its questionnaire (PermenPANRB 14/2017).
package enum SurveyElement: String, Sendable, CaseIterable {
    case requirements, procedure, time, fee, product, competence, behaviour, complaints, facilities

    /// As reports call it.
    package var name: LocalText { words.name }
    package var question: LocalText { words.question }
    /// What stands for 1, 2, 3 and 4.
    package var answers: [LocalText] { words.answers }

    private struct Wording {
        var name: LocalText
        var question: LocalText
        var answers: [LocalText]

        init(_ name: (String, String), _ question: (String, String), _ answers: [(String, String)]) {
            self.name = .both(name.0, name.1)
            self.question = .both(question.0, question.1)
            self.answers = answers.map { .both($0.0, $0.1) }
        }
    }

    private static let fitting = [
        ("Tidak sesuai", "Not fitting"), ("Kurang sesuai", "Less than fitting"), ("Sesuai", "Fitting"), ("Sangat sesuai", "Very fitting"),
    ]

    private var words: Wording {
        switch self {
        case .requirements:
            Wording(
                ("Persyaratan", "Requirements"),
                (
                    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
                    "What do you think of how the requirements fit the kind of service?"
                ), SurveyElement.fitting)
        case .procedure:
            Wording(
                ("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"),
                (
                    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
                    "How easy do you find the procedure of the service at this office?"
                ),
                [("Tidak mudah", "Not easy"), ("Kurang mudah", "Less than easy"), ("Mudah", "Easy"), ("Sangat mudah", "Very easy")])
        case .time:
            Wording(
                ("Waktu penyelesaian", "Time of completion"),
                (
                    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
                    "What do you think of how fast the service was given?"
                ),
                [("Tidak cepat", "Not fast"), ("Kurang cepat", "Less than fast"), ("Cepat", "Fast"), ("Sangat cepat", "Very fast")])
        case .fee:
            Wording(
                ("Biaya/tarif", "Fee"),
                (
                    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
                    "What do you think of how reasonable the fee of the service is?"
                ),
                [("Sangat mahal", "Very expensive"), ("Cukup mahal", "Rather expensive"), ("Murah", "Cheap"), ("Gratis", "Free")])
        case .product:
            Wording(
                ("Produk spesifikasi jenis pelayanan", "Product"),
                (
                    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?",
                    "What do you think of how the result that was given fits what the service standard says?"
                ), SurveyElement.fitting)
        case .competence:
            Wording(
                ("Kompetensi pelaksana", "Competence of the staff"),
                (
                    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
                    "What do you think of the competence of the staff?"
                ),
                [
                    ("Tidak kompeten", "Not competent"), ("Kurang kompeten", "Less than competent"), ("Kompeten", "Competent"),
                    ("Sangat kompeten", "Very competent"),
                ])
        case .behaviour:
            Wording(
                ("Perilaku pelaksana", "Behaviour of the staff"),
                (
                    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
                    "What do you think of the staff's behaviour, as to politeness and friendliness?"
                ),
                [
                    ("Tidak sopan dan ramah", "Not polite and friendly"), ("Kurang sopan dan ramah", "Less than polite and friendly"),
                    ("Sopan dan ramah", "Polite and friendly"), ("Sangat sopan dan ramah", "Very polite and friendly"),
                ])
        case .complaints:
            Wording(
                ("Penanganan pengaduan, saran, dan masukan", "Handling of complaints and suggestions"),
                (
                    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
                    "What do you think of how complaints of users are handled?"
                ),
                [
                    ("Tidak ada", "There is no way to complain"), ("Ada tetapi tidak berfungsi", "There is one, but it does not work"),
                    ("Berfungsi kurang maksimal", "It works less than well"), ("Dikelola dengan baik", "It is managed well"),
                ])
        case .facilities:
            Wording(
                ("Sarana dan prasarana", "Facilities"),
                (
                    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
                    "What do you think of the quality of the facilities?"
                ), [("Buruk", "Bad"), ("Cukup", "Fair"), ("Baik", "Good"), ("Sangat baik", "Very good")])
        }
    }
}

/// The quality of service by its converted index, 25 to 100 (PermenPANRB 14/2017).
package enum SurveyGrade: String, Sendable {
    case a = "A", b = "B", c = "C", d = "D"

    /// - Parameter hundredths: the index, rounded to two decimals first, for the regulation's limits have gaps between theirs: 88.30 and 88.31.
    package init(hundredths: Int) {
        self =
            switch hundredths {
            case 8831...: .a
            case 7661...: .b
            case 6500...: .c
            default: .d
            }
    }
}
