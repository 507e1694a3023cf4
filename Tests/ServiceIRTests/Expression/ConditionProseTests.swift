import Expectations
import ServiceIR
import Testing

@Suite struct ConditionProseTests {
    private static let service: CompiledService = {
        func text(_ id: String, _ en: String) -> LocalText { LocalText(["id": id, "en": en]) }
        var age = Field(name: text("Usia", "Age"), type: .integer)
        age.unit = Unit("tahun")
        let value = Field(name: text("Nilai", "Value"), type: .money)
        let day = Field(name: text("Tanggal lahir", "Date of birth"), type: .date)
        let risky = Field(name: text("Berisiko", "Risky"), type: .yesNo)
        var kind = Field(name: text("Jenis", "Kind"), type: .choice)
        kind.options = ["toko": Option(name: text("Toko", "Shop")), "pabrik": Option(name: text("Pabrik", "Factory"))]
        var machines = Field(name: text("Alat", "Machines"), type: .list)
        machines.fields = ["rusak": Field(name: text("Rusak", "Broken"), type: .yesNo)]
        var task = Step(kind: .task)
        task.name = Rows(always: text("Survei", "Survey"))
        task.fields = ["layak": Field(name: text("Layak", "Fit"), type: .yesNo)]
        task.actions = ["lulus": Action(name: Rows(always: text("Lulus", "Pass")))]
        var service = CompiledService(
            service: "uji", version: 1, name: text("Uji", "Test"), agency: "dinas",
            machine: Machine(initial: "survei", steps: ["survei": task], lapsedEnd: "gugur", withdrawnEnd: "ditarik", isWithdrawable: true))
        service.form.sections["usaha"] = Section(
            name: text("Usaha", "Business"),
            fields: ["usia": age, "nilai": value, "lahir": day, "berisiko": risky, "jenis": kind, "alat": machines])
        service.variants = ["baru": Option(name: text("Izin baru", "New permit"))]
        service.conditions["besar"] = Expression("usaha.nilai > 1000000")
        service.documents["ktp"] = Requirement(name: Rows(always: text("KTP", "Identity card")))
        return service
    }()

    @Test(arguments: [
        ("variant == 'baru'", "jenis permohonan: Izin baru", "kind of application: New permit"),
        ("applicant != 'company'", "pemohon bukan badan usaha", "applicant is not company"),
        ("channel in ['counter', 'phone']", "saluran: loket atau telepon", "channel: counter or telephone"),
        ("usaha.usia < 17", "“Usia” kurang dari 17 tahun", "“Age” is less than 17 tahun"),
        ("17 <= usaha.usia", "“Usia” paling sedikit 17 tahun", "“Age” is at least 17 tahun"),
        ("!(usaha.usia < 17)", "“Usia” paling sedikit 17 tahun", "“Age” is at least 17 tahun"),
        ("besar", "“Nilai” lebih dari Rp1.000.000", "“Value” is more than Rp1,000,000"),
        ("!besar", "“Nilai” paling banyak Rp1.000.000", "“Value” is at most Rp1,000,000"),
        (
            "usaha.lahir >= date(2000, 3, 17)", "“Tanggal lahir” paling awal 17 Maret 2000",
            "“Date of birth” is at the earliest 17 March 2000"
        ),
        ("usaha.berisiko", "“Berisiko”: ya", "“Risky”: yes"), ("usaha.berisiko == false", "“Berisiko”: tidak", "“Risky”: no"),
        (
            "usaha.jenis == 'toko' && (usaha.berisiko || usaha.usia > 60)",
            "“Jenis”: Toko, dan (“Berisiko”: ya, atau “Usia” lebih dari 60 tahun)",
            "“Kind”: Shop, and (“Risky”: yes, or “Age” is more than 60 tahun)"
        ),
        (
            "!(usaha.jenis == 'toko' && usaha.berisiko)", "“Jenis” bukan Toko, atau “Berisiko”: tidak",
            "“Kind” is not Shop, or “Risky”: no"
        ),
        ("size(usaha.alat) > 3", "banyaknya “Alat” lebih dari 3", "the number of “Machines” is more than 3"),
        (
            "usaha.alat.exists(a, a.rusak)", "ada “Alat” dengan “Rusak”: ya", "there is one of “Machines” with “Broken”: yes"
        ),
        ("has(usaha.nilai)", "“Nilai” diisi", "“Value” is filled in"), ("!has(usaha.nilai)", "“Nilai” kosong", "“Value” is empty"),
        (
            "has(usaha.nilai) ? usaha.nilai < 5 : true", "jika “Nilai” diisi, maka “Nilai” kurang dari Rp5",
            "if “Value” is filled in, then “Value” is less than Rp5"
        ),
        (
            "!(has(usaha.nilai) ? usaha.nilai < 5 : true)", "“Nilai” diisi, dan “Nilai” paling sedikit Rp5",
            "“Value” is filled in, and “Value” is at least Rp5"
        ),
        (
            "usaha.berisiko || (has(usaha.nilai) ? usaha.nilai < 5 : true)",
            "“Berisiko”: ya, atau (jika “Nilai” diisi, maka “Nilai” kurang dari Rp5)",
            "“Risky”: yes, or (if “Value” is filled in, then “Value” is less than Rp5)"
        ),
        (
            "has(usaha.nilai) ? usaha.nilai < 5 : false", "“Nilai” diisi, dan “Nilai” kurang dari Rp5",
            "“Value” is filled in, and “Value” is less than Rp5"
        ),
        (
            "usaha.berisiko ? true : besar", "“Berisiko”: ya, atau “Nilai” lebih dari Rp1.000.000",
            "“Risky”: yes, or “Value” is more than Rp1,000,000"
        ),
        (
            "usaha.berisiko ? false : besar", "“Berisiko”: tidak, dan “Nilai” lebih dari Rp1.000.000",
            "“Risky”: no, and “Value” is more than Rp1,000,000"
        ),
        (
            "usaha.berisiko ? usaha.usia > 60 : besar",
            "jika “Berisiko”: ya, maka “Usia” lebih dari 60 tahun; kalau tidak, “Nilai” lebih dari Rp1.000.000",
            "if “Risky”: yes, then “Age” is more than 60 tahun; otherwise “Value” is more than Rp1,000,000"
        ),
        ("documents.ktp", "“KTP” diserahkan", "“Identity card” is handed in"),
        ("survei.layak", "“Layak” di langkah “Survei”: ya", "“Fit” at step “Survey”: yes"),
        ("survei.action == 'lulus'", "keputusan di langkah “Survei”: “Lulus”", "the decision at step “Survey”: “Pass”"),
        ("usaha.alat[0].rusak == usaha.berisiko", "`usaha.alat[0].rusak == usaha.berisiko`", "`usaha.alat[0].rusak == usaha.berisiko`"),
    ])
    func saysAConditionInBothLanguages(_ text: String, _ id: String, _ en: String) {
        expect(ConditionProse(Self.service, in: "id").text(Expression(text)), equals: id)
        expect(ConditionProse(Self.service, in: "en").text(Expression(text)), equals: en)
    }

    @Test func whatHasAnIfOfItsOwnDoesNotStandBehindAnother() {
        let plain = Expression("usaha.usia < 17")
        let own = Expression("has(usaha.nilai) ? usaha.nilai < 5 : true")
        expect(ConditionProse(Self.service, in: "id").clause(plain), equals: "bila “Usia” kurang dari 17 tahun")
        expect(
            ConditionProse(Self.service, in: "id").clause(own), equals: "asalkan jika “Nilai” diisi, maka “Nilai” kurang dari Rp5")
        expect(
            ConditionProse(Self.service, in: "en").clause(own),
            equals: "provided that if “Value” is filled in, then “Value” is less than Rp5")
    }
}
