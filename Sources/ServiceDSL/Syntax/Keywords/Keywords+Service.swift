import ServiceIR

extension Keywords {
    static let serviceShapes: [Shape] = [
        Shape(
            .service, en: "a service", id: "layanan",
            [
                .must(.service, .kebabID, "the service's own id", "id layanan ini"),
                .must(.version, .count(1...999_999), "the version, a whole number", "versi, bilangan bulat"),
                .may(.extends, .string, "the standard it extends", "standar yang diikutinya"),
                .must(.name, .text, "the name that people read", "nama yang dibaca orang"),
                .may(.summary, .text, "one sentence on what it is", "satu kalimat tentang layanan"),
                .must(.agency, .name(.agency), "the agency that answers for it", "instansi penanggung jawab"),
                .may(.sector, .string, "the sector", "sektor"),
                .may(
                    .lifeEvents, .words(LifeEvent.allCases.map(\.rawValue)), "at which events of a life it is needed",
                    "pada peristiwa hidup apa dibutuhkan"),
                .must(.legalBasis, .entries(.law, .map(.law)), "the laws it rests on", "dasar hukumnya"),
                .must(.applicants, .words(["person", "company", "foundation", "office"]), "who may ask", "siapa yang boleh memohon").unless(
                    .openedBy),
                .must(
                    .channels, .words(["online", "counter", "mobile_unit", "self_service", "phone"]), "how one may apply", "cara mengajukan"
                ).unless(.openedBy),
                .may(.openedBy, .either(.name(.role), .map(.opening)), rows: true, "who opens a case", "siapa yang membuka perkara"),
                .may(.variants, .entries(.variant, .map(.option)), "kinds of application", "jenis permohonan"),
                .may(.form, .entries(.section, .map(.section)), "what is filled in", "yang diisi"),
                .may(.conditions, .entries(.condition, .expression), "conditions with a name", "syarat bernama"),
                .may(.rules, .list(.map(.rule)), "what every submission must satisfy", "yang harus dipenuhi tiap permohonan"),
                .may(.documents, documentMap, "the documents asked for", "berkas yang diminta"),
                .may(.tables, .entries(.table, .map(.table)), "tables of numbers", "tabel angka"),
                .must(
                    .fee, .either(.word(["free", "unstated"]), .entries(.feeItem, .map(.feeItem))),
                    "what it costs; free, or unstated where the standard says nothing",
                    "biayanya; free, atau unstated bila standar tidak menyebutnya"),
                .may(.benefit, .entries(.feeItem, .map(.benefitItem)), "what the citizen is paid", "yang dibayarkan kepada warga"),
                .must(.sla, .promises, "how long it takes at most", "paling lama berapa"),
                .may(.withdraw, .map(.withdraw), "whether the applicant may withdraw", "bolehkah pemohon menarik kembali"),
                .may(
                    .firstStep, .name(.step), "the first step, where it is not the first in the file",
                    "langkah pertama, bila bukan yang teratas"),
                .must(.workflow, .entries(.step, .map(.step)), "who does what", "siapa mengerjakan apa"),
                .may(.outputs, .entries(.output, .map(.output)), "what one gets", "yang didapat"),
                .may(.product, .text, "what one gets where no letter is issued", "yang didapat bila tidak ada surat"),
                .may(
                    .complaints, .either(.name(.service), .map(.complaints)), "where and how fast complaints are answered",
                    "saluran dan waktu pengaduan"),
                .must(.privacy, .map(.privacy), "basis and retention of personal data", "dasar dan masa simpan data pribadi"),
                .may(.internal, .map(.internalStandard), "the components that are not published", "komponen yang tidak dipublikasikan"),
            ]),
        Shape(
            .option, en: "an option", id: "pilihan", short: .name,
            [
                .must(.name, .text, "the option's name", "nama pilihan"),
                .may(.hint, .text, "a word of help", "petunjuk"),
            ]),
        Shape(
            .rule, en: "a rule", id: "aturan",
            [
                .must(.rule, .expression, "what must hold", "yang harus benar"),
                .must(.message, .text, "what is said when it does not", "pesan bila tidak"),
                .may(.legalBasis, lawNames, "the law behind it", "dasar hukumnya"),
                .may(.referTo, .name(.agency), "the agency to go to instead", "instansi yang dituju"),
                .may(.warn, .flag, "only tell the officer", "hanya memberi tahu petugas"),
            ]),
        Shape(
            .table, en: "a table", id: "tabel", short: .rate,
            [
                .must(.of, .names(.tableInput), "the inputs, in the order of the rows", "masukannya, urut seperti barisnya").unless(.rate),
                .must(.unit, .unit, "the unit of its numbers", "satuan angkanya").unless(.rate),
                .must(.rows, .tableRows, "a number for each input", "angka untuk tiap masukan").unless(.rate),
                .may(.else, .tableValue, "the number of every input without a row", "angka untuk masukan tanpa baris"),
                .may(.rate, .rate, "in place of rows, one number with its unit", "pengganti baris, satu angka dengan satuannya"),
            ]),
        Shape(
            .feeItem, en: "a fee", id: "biaya",
            [
                .must(.name, .text, rows: true, "the item's name", "nama biaya"),
                .may(.kind, .word(["charge", "tax", "deposit", "fine"]), "charge, tax, deposit or fine", "jenis biaya"),
                .may(.when, .expression, "when it is due", "kapan dikenakan"),
                .must(.amount, .expression, rows: true, "the amount in rupiah", "jumlah dalam rupiah"),
                .may(.round, .rounding, "up, down or nearest, to how many rupiah", "up, down, atau nearest, ke berapa rupiah"),
                .may(
                    .estimate, .either(.word(["unstated"]), .text),
                    "the public text where an officer sets the amount, or unstated where the standard says nothing",
                    "keterangan umum bila petugas yang menetapkan, atau unstated bila standar tidak menyebutnya"),
                .may(.legalBasis, lawNames, "the law that sets it", "dasar hukumnya"),
            ]),
        Shape(
            .benefitItem, en: "a benefit", id: "manfaat",
            [
                .must(.name, .text, rows: true, "the item's name", "nama manfaat"),
                .must(.amount, .expression, rows: true, "the amount in rupiah", "jumlah dalam rupiah"),
                .must(
                    .to, .expression, rows: true, "the field of type `account` that it is paid to, of the form or of a step",
                    "isian jenis `account` tujuan pembayaran, pada formulir atau langkah"),
                .may(.when, .expression, "when it is paid", "kapan dibayarkan"),
                .may(.round, .rounding, "up, down or nearest, to how many rupiah", "up, down, atau nearest, ke berapa rupiah"),
                .may(.legalBasis, lawNames, "the law that sets it", "dasar hukumnya"),
                .may(
                    .estimate, .either(.word(["unstated"]), .text),
                    "the public text where an officer sets the amount, or unstated where the standard says nothing",
                    "keterangan umum bila petugas yang menetapkan, atau unstated bila standar tidak menyebutnya"),
            ]),
        Shape(
            .promise, en: "a promise", id: "janji", short: .within,
            [
                .may(.name, .text, "what is promised", "apa yang dijanjikan"),
                .may(.starts, .event, "the event that starts the clock", "kejadian yang memulai waktu"),
                .may(.ends, .event, "the event that ends it", "kejadian yang mengakhirinya"),
                .may(.within, .either(.word(["none"]), anyTime), rows: true, "how long at most", "paling lama berapa"),
                .may(.until, .expression, rows: true, "the last day", "hari terakhir"),
                .may(.legalBasis, lawNames, "the law that sets it", "dasar hukumnya"),
            ]),
        Shape(
            .withdraw, en: "withdrawal", id: "penarikan",
            [
                .must(.allowed, .flag, "whether the applicant may withdraw", "bolehkah pemohon menarik kembali"),
                .may(.legalBasis, lawNames, "the law that forbids it", "dasar hukum larangannya"),
            ]),
        Shape(
            .output, en: "an output", id: "produk", short: .name,
            [
                .must(.name, .text, rows: true, "the output's name", "nama produk"),
                .may(
                    .per, .expression, "the list of whose rows each gets an output of its own",
                    "daftar yang tiap barisnya mendapat produk sendiri"),
                .may(.when, .expression, "when it is issued", "kapan diterbitkan"),
                .may(.product, .flag, "false: it is not what was asked for", "false: bukan yang dimohon"),
                .may(.agency, .name(.agency), "the agency that issues it", "instansi penerbit"),
                .may(.number, .string, rows: true, "the pattern of its number", "pola nomornya"),
                .may(
                    .validFor, .either(.word(["unstated"]), longDuration), rows: true,
                    "how long it is valid, or unstated where the standard says nothing",
                    "masa berlaku, atau unstated bila standar tidak menyebutnya"),
                .may(.validUntil, .expression, rows: true, "the last day on which it is valid", "hari terakhir berlaku"),
                .may(
                    .copies, .either(.count(1...99), .list(.text)), rows: true, "how many copies, or for whom each is",
                    "jumlah rangkap, atau untuk siapa saja"),
                .may(
                    .from, .expression, "the field of a step whose file is its text",
                    "isian langkah yang berkasnya menjadi isi produk"),
                .may(.template, .string, "the file it is made from", "berkas templat"),
                .may(.signature, .word(["electronic", "wet"]), "how it is signed", "jenis tanda tangan"),
                .may(.delivery, .words(["download", "counter", "post", "email"]), rows: true, "how it is handed over", "cara penyerahan"),
                .may(.values, .entries(.value, .expression), "what is kept and printed", "yang disimpan dan dicetak"),
            ]),
        Shape(
            .opening, en: "a timer that opens cases", id: "jadwal pembukaan",
            [
                .must(
                    .every, .either(.word(OpeningTimer.Interval.allCases.map(\.rawValue)), longDuration),
                    "month or year, or how long after the output's own issue, again and again",
                    "month atau year, atau berapa lama sejak produknya sendiri terbit, berulang"),
                .may(
                    .day, .count(1...31), "of month and year, the day; the month's last where it has no such day",
                    "untuk month dan year, tanggalnya; bila tidak ada, hari terakhir bulan itu"),
                .may(.month, .count(1...12), "the month, of `year`", "bulannya, untuk `year`"),
                .must(
                    .forEach, .either(.list(.string), .string), "the output, or outputs, for each of which a case is opened",
                    "produk, atau beberapa produk, yang masing-masing membuka satu perkara"),
                .may(.accept, .list(.string), "the states of the output", "status produknya"),
            ]),
        Shape(
            .privacy, en: "privacy", id: "pelindungan data",
            [
                .must(
                    .basis, .word(["consent", "contract", "legal_obligation", "vital_interest", "public_service", "legitimate_interest"]),
                    "the basis of UU 27/2022", "dasar pemrosesan UU 27/2022"),
                .must(.keepFor, longDuration, "how long after the end of the case", "berapa lama setelah perkara selesai"),
                .may(.legalBasis, lawNames, "the law behind it", "dasar hukumnya"),
            ]),
        Shape(
            .internalStandard, en: "the internal standard", id: "standar internal",
            [
                .may(.facilities, .text, "rooms and equipment", "sarana dan prasarana"),
                .may(.competence, .text, "what the staff can do", "kompetensi pelaksana"),
                .may(.supervision, .text, "who supervises", "pengawasan internal"),
                .may(.staff, .count(0...99_999), "how many people", "jumlah pelaksana"),
                .may(.guarantee, .text, "the guarantee of service", "jaminan pelayanan"),
                .may(.safety, .text, "the guarantee of safety", "jaminan keamanan"),
                .may(.evaluation, .text, "how performance is evaluated", "evaluasi kinerja"),
            ]),
    ]
}
