import ServiceIR

extension ProofLedger {
    var people: [ServiceProof.Property] {
        var roles = property(
            "every_step_has_somebody", .people,
            Words(
                en: "Every step is somebody's: a role of the catalog that belongs to an agency.",
                id: "Setiap langkah ada pemegangnya: peran dalam katalog yang termasuk suatu instansi."),
            by: Words(en: "Each step's roles are looked up in the catalog.", id: "Peran tiap langkah dicari dalam katalog."),
            checks: [RoleWithoutAgency.find], rules: [.scopedRole])
        let names = unit.namedRoles.map { subject.catalog.roles[RoleID($0)]?.name }.compactMap(\.self)
        if names.isEmpty {
            roles.isAboutNothing(Words(en: "no step is an officer's", id: "tidak ada langkah yang dikerjakan petugas"))
        } else {
            roles.facts.insert(
                Words(en: names.map { $0["en"] }.joined(separator: ", "), id: names.map { $0["id"] }.joined(separator: ", ")), at: 0)
        }
        return [roles, duties, places, staff, law, components, privacy, inclusion, languages]
    }

    /// A name of a step as it stands in a sentence.
    private func name(_ step: StepID) -> Words {
        Words(en: "step “\(service.stepName(step, in: "en"))”", id: "langkah “\(service.stepName(step, in: "id"))”")
    }

    private static let oneAccount = Words(
        en: "each person has one account, by which the engine knows whether it is the same person",
        id: "tiap orang punya satu akun; dari akun itulah mesin mengenali orang yang sama")

    /// Whether the engine keeps whoever filed an application from deciding on it.
    private var duties: ServiceProof.Property {
        var property = property(
            "separation_of_duties", .people,
            Words(
                en: "Nobody decides on an application that he filed.",
                id: "Tidak ada yang memutus permohonan yang diajukannya sendiri."),
            by: Words(
                en:
                    "Each step is looked at whose holder grants or refuses: where it signs, the engine refuses whoever filed the application at every act (MPP1009).",
                id:
                    "Tiap langkah yang pemegangnya mengabulkan atau menolak diperiksa: bila langkah itu menandatangani, mesin menolak siapa pun yang mengajukan permohonannya, pada setiap tindakan (MPP1009)."
            ),
            checks: [FilerNeverSigns.find])
        let deciding = subject.graph.deciding.map { subject.graph.nodes[$0] }
        if deciding.isEmpty {
            property.isAboutNothing(Words(en: "no officer grants or refuses", id: "tidak ada petugas yang mengabulkan atau menolak"))
            return property
        }
        if property.outcome == .proved { property.outcome = .provedUnderAssumptions }
        let isByOfficers = service.openedBy != nil || service.channels.isEmpty || service.channels.contains(where: \.isAssisted)
        if !isByOfficers {
            property.facts.append(
                Words(
                    en: "officers file no such application: it comes online",
                    id: "petugas tidak mengajukannya: permohonan masuk secara daring"))
        }
        for node in deciding {
            let name = name(node.id)
            let roles = node.step.performers
            if roles?.roles.contains(.filer) == true {
                property.isNotProved(
                    Words(
                        en: "at \(name.en) whoever filed it is the one who decides", id: "di \(name.id) yang memutus ialah yang mengajukan")
                )
            } else if !isByOfficers {
                continue
            } else if node.step.signs.isEmpty {
                property.isNotProved(
                    Words(
                        en: "at \(name.en) nothing is signed, so that the engine does not refuse whoever filed it",
                        id: "di \(name.id) tidak ada yang ditandatangani, sehingga mesin tidak menolak yang mengajukannya"))
            } else if let reason = roles?.samePersonReason {
                property.isNotProved(
                    Words(en: "at \(name.en) it is allowed: \(reason["en"])", id: "di \(name.id) hal itu diperbolehkan: \(reason["id"])"))
            } else {
                property.facts.append(
                    Words(
                        en: "at \(name.en) the engine refuses whoever filed it",
                        id: "di \(name.id) mesin menolak yang mengajukannya"))
            }
        }
        if property.outcome == .provedUnderAssumptions {
            property.assumptions = [Self.oneAccount]
        }
        return property
    }

    /// Whether each place of a step is filled by another person.
    private var places: ServiceProof.Property {
        var property = property(
            "places_by_different_people", .people,
            Words(en: "Nobody fills two places of one step.", id: "Tidak ada yang mengisi dua tempat pada satu langkah."),
            by: Words(
                en: "The engine refuses it at every act (MPP1010), unless the step allows it, or a stand-in fills the place in a chain.",
                id:
                    "Mesin menolaknya pada setiap tindakan (MPP1010), kecuali langkahnya memperbolehkan, atau pengganti mengisi tempat dalam rangkaian berurutan."
            ))
        let several = subject.graph.nodes.filter {
            $0.step.performers?.areSeveral == true && $0.step.performers?.join != .any && !$0.isJoin
        }
        if several.isEmpty {
            property.isAboutNothing(Words(en: "no step has several places", id: "tidak ada langkah dengan beberapa tempat"))
            return property
        }
        if property.outcome == .proved { property.outcome = .provedUnderAssumptions }
        for node in several {
            let name = name(node.id)
            guard let performers = node.step.performers else { continue }
            let standIns = performers.roles.filter { subject.catalog.roles[$0]?.standIn != nil }
            if let reason = performers.samePersonReason {
                property.isNotProved(
                    Words(en: "at \(name.en) it is allowed: \(reason["en"])", id: "di \(name.id) hal itu diperbolehkan: \(reason["id"])"))
            } else if performers.join == .inOrder, !standIns.isEmpty {
                property.isNotProved(
                    Words(
                        en: "at \(name.en) a stand-in may fill the place beside his own, and it is recorded so",
                        id: "di \(name.id) pengganti boleh mengisi tempat itu di samping tempatnya sendiri, dan tercatat demikian"))
            } else {
                property.facts.append(
                    Words(
                        en: "at \(name.en) each place needs another person", id: "di \(name.id) tiap tempat memerlukan orang lain"))
            }
        }
        if property.outcome == .provedUnderAssumptions {
            property.assumptions = [Self.oneAccount]
        }
        return property
    }

    /// Whether those who serve suffice for what must be different persons.
    private var staff: ServiceProof.Property {
        var property = property(
            "enough_people", .people,
            Words(
                en: "There are enough different people to fill all places.",
                id: "Ada cukup banyak orang yang berbeda untuk mengisi semua tempat."),
            by: Words(
                en: "The places that different persons must fill are counted, against the number of officers that the standard states.",
                id: "Tempat yang harus diisi orang yang berbeda dihitung dan dibandingkan dengan jumlah petugas yang disebut standar."),
            checks: [TooFewStaff.find])
        guard property.outcome == .proved else { return property }
        guard !unit.namedRoles.isEmpty else {
            property.isAboutNothing(Words(en: "no step is an officer's", id: "tidak ada langkah yang dikerjakan petugas"))
            return property
        }
        guard let staff = service.internalStandard?.staff else {
            property.outcome = .notProved
            property.facts = [
                Words(
                    en:
                        "the standard states no number of officers; to be made sure of by the office: who holds each role, and who stands in",
                    id:
                        "standar tidak menyebut jumlah petugas; perlu dipastikan oleh kantor: siapa pemegang tiap peran, dan siapa penggantinya"
                )
            ]
            return property
        }
        property.outcome = .provedUnderAssumptions
        property.assumptions = [
            Words(
                en: "each of the \(staff) officers can hold any of the roles",
                id: "masing-masing dari \(staff) petugas bisa memegang peran mana pun")
        ]
        return property
    }
}
