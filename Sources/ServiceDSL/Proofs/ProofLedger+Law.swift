import ServiceIR

extension ProofLedger {
    var law: ServiceProof.Property {
        var property = property(
            "laws_in_force", .people,
            Words(
                en: "No law that the service names is known to be repealed.", id: "Tidak ada dasar hukum yang diketahui sudah dicabut."),
            by: Words(
                en: "Each is looked up in the table of repealed regulations that comes with the compiler.",
                id: "Masing-masing dicari dalam daftar peraturan yang dicabut, bawaan kompilator."), checks: [RepealedLaw.find])
        if service.legalBasis.isEmpty { property.isAboutNothing(Words(en: "no law is named", id: "tidak ada dasar hukum yang disebut")) }
        return property
    }

    var components: ServiceProof.Property {
        property(
            "components_published", .people,
            Words(
                en:
                    "The components of a service standard are there: those to be published, and, where any is stated, those within the office.",
                id: "Komponen standar pelayanan lengkap: yang wajib diumumkan, dan yang internal bila ada yang disebut."),
            by: Words(en: "Each component is looked for.", id: "Tiap komponen diperiksa."),
            checks: [MissingComponent.find, InternalComponentMissing.find])
    }

    var privacy: ServiceProof.Property {
        var property = property(
            "personal_data_has_purpose", .people,
            Words(
                en: "Personal data is asked only for a purpose, and what the law protects most only on the basis of a law.",
                id: "Data pribadi hanya diminta dengan tujuan, dan data yang paling dilindungi hanya dengan dasar hukum."),
            by: Words(
                en:
                    "For each question, what reads it or states its purpose is looked for; documents are compared with what the office can verify.",
                id:
                    "Untuk tiap pertanyaan dicari yang membacanya atau yang menyebut tujuannya; dokumen dibandingkan dengan yang bisa diperiksa kantor."
            ),
            checks: [DataWithoutPurpose.find, SpecificDataWithoutBasis.find, IdentityCopyAsked.find, LegalisedCivilDocument.find])
        let isAnyAsked = service.elements.contains { _, element in
            switch element {
            case .field, .document, .stepField, .stepDocument: true
            default: false
            }
        }
        if !isAnyAsked { property.isAboutNothing(Words(en: "nothing is asked", id: "tidak ada yang ditanyakan")) }
        return property
    }

    var inclusion: ServiceProof.Property {
        var property = property(
            "nobody_left_behind", .people,
            Words(
                en: "One can apply without a telephone or the Internet.", id: "Permohonan bisa diajukan tanpa telepon atau internet."),
            by: Words(en: "The channels are looked at.", id: "Saluran layanan diperiksa."), checks: [OnlineOnly.find])
        if service.channels.isEmpty {
            property.isNotProved(Words(en: "the channels are not stated", id: "saluran layanan tidak disebut"))
        }
        return property
    }

    var languages: ServiceProof.Property {
        var property = property(
            "texts_in_every_language", .people,
            Words(
                en: "Every text is there in each language of the catalog.", id: "Setiap teks ada dalam semua bahasa katalog."),
            by: Words(
                en: "All texts are looked at, those of the standard and of the catalog too.",
                id: "Semua teks diperiksa, juga teks standar dan katalog."), rules: [.untranslated, .languageMissing])
        let languages = subject.catalog.languages
        if languages.count < 2 {
            property.isAboutNothing(Words(en: "the catalog has no second language", id: "tidak ada bahasa kedua dalam katalog"))
        } else if property.outcome == .proved {
            let once = RequiredLanguages.texts(in: unit.syntax).count { text in languages.contains { text.byLanguage[ID($0)] == nil } }
            if once > 0 {
                property.outcome = .provedUnderAssumptions
                property.assumptions = [
                    Words(
                        en: "what is written once reads the same in each language: \(once) \(once == 1 ? "text" : "texts")",
                        id: "yang ditulis sekali sama bunyinya dalam semua bahasa: \(once) teks")
                ]
            }
        }
        return property
    }
}
