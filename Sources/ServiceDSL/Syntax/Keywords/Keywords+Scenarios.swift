extension Keywords {
    static let scenarioShapes: [Shape] = [
        Shape(
            .scenarios, en: "scenarios", id: "skenario",
            [
                .must(.scenarios, .name(.service), "the service that is tried", "layanan yang diuji"),
                .may(.given, .map(.given), "what every case has", "yang berlaku bagi tiap kasus"),
                .must(.cases, .list(.map(.scenarioCase)), "the cases", "kasus-kasusnya"),
            ]),
        Shape(
            .given, en: "what is given", id: "keadaan awal",
            [
                .may(.form, .anything, "answers", "jawaban"),
                .may(.documents, .list(.string), "documents handed in", "berkas yang diserahkan"),
                .may(.outputs, .list(.map(.givenOutput)), "outputs issued before", "produk terdahulu"),
                .may(.bookings, .list(.map(.givenBooking)), "slots that others have booked", "jadwal yang sudah dipesan orang lain"),
            ]),
        Shape(
            .givenOutput, en: "an output issued before", id: "produk terdahulu",
            [
                .must(.output, .string, "`OUTPUT` of this service, or `SERVICE.OUTPUT`", "`PRODUK` layanan ini, atau `LAYANAN.PRODUK`"),
                .must(.number, .string, "its number", "nomornya"),
                .may(
                    .holder, .string, "the identity number of who holds it; unsaid = the applicant",
                    "nomor identitas pemegangnya; bila tidak disebut, pemohon"),
                .may(.issuedOn, .date, "the day of its release", "tanggal terbitnya"),
                .may(.validUntil, .date, "the last day on which it is valid", "hari terakhir berlaku"),
                .may(.state, .word(["valid", "revoked"]), "whether it was revoked", "sudah dicabut atau belum"),
                .may(.values, .anything, "what it keeps", "yang disimpannya"),
            ]),
        Shape(
            .givenBooking, en: "a slot booked before", id: "jadwal yang sudah dipesan",
            [
                .must(.resource, .name(.resource), "the resource", "yang dipesan"),
                .must(.start, .string, "when the slot begins, as 2026-03-16T09:00", "mulainya jadwal, seperti 2026-03-16T09:00"),
                .may(.units, .count(1...9999), "how many units are taken; unsaid = all", "berapa yang terpakai; bila tidak disebut, semua"),
            ]),
        Shape(
            .scenarioCase, en: "a case", id: "kasus",
            [
                .must(.name, .string, "what the case shows", "yang ditunjukkan"),
                .may(.given, .map(.given), "what is so before", "keadaan awal"),
                .must(.submit, .map(.submission), "the submission", "permohonannya"),
                .may(.steps, .list(.map(.act)), "what happens next", "yang terjadi kemudian"),
            ]),
        Shape(
            .submission, en: "a submission", id: "permohonan",
            [
                .must(.at, .string, "when, as 2026-03-16T09:00", "kapan, seperti 2026-03-16T09:00"),
                .may(.applicant, .word(["person", "company", "foundation", "office"]), "what the applicant is", "jenis pemohon"),
                .may(.channel, .word(["online", "counter", "mobile_unit", "self_service", "phone"]), "how it is sent", "cara mengajukan"),
                .may(.by, .name(.role), "the officer who files", "petugas yang mengajukan"),
                .may(.variant, .string, "the kind of application", "jenis permohonan"),
                .may(.party, .string, "of several applicants the one who files", "dari beberapa pemohon, siapa yang mengajukan"),
                .may(.delivery, .anything, "how outputs are handed over", "cara penyerahan produk"),
                .may(.form, .anything, "answers", "jawaban"),
                .may(.documents, .list(.string), "documents handed in", "berkas yang diserahkan"),
                .may(.refused, .string, "the refusal that is expected", "penolakan yang diharapkan"),
            ]),
        Shape(
            .act, en: "an act", id: "tindakan",
            [
                .may(.by, .turns(.role), "who acts; several, one after the other", "siapa yang bertindak; beberapa, bergantian"),
                .may(.do, .string, "what is done", "apa yang dilakukan"),
                .may(.step, .string, "on which step", "pada langkah mana"),
                .may(.with, .anything, "what is filled in", "yang diisi"),
                .may(.documents, .list(.string), "what is handed in", "yang diserahkan"),
                .may(.reason, .string, "the reason given", "alasan"),
                .may(.pay, .names(.feeItem), "what is paid", "yang dibayar"),
                .may(.object, .map(.objection), "an objection to a notice", "keberatan atas pengumuman"),
                .may(.wait, .duration(range: false, daysOrLonger: false), "time that passes", "waktu yang berlalu"),
                .may(.free, .name(.resource), "somebody else gives back a slot of this", "orang lain melepas jadwal dari ini"),
                .may(.start, .string, "when that slot begins, as 2026-03-16T09:00", "mulainya jadwal itu, seperti 2026-03-16T09:00"),
                .may(.expect, .map(.expectation), "what must hold", "yang harus berlaku"),
                .may(.refused, .string, "the refusal that is expected", "penolakan yang diharapkan"),
            ]),
        Shape(
            .objection, en: "an objection", id: "keberatan",
            [
                .must(.name, .string, "who objects", "siapa yang berkeberatan"),
                .must(.contact, .string, "a telephone number or an e-mail address", "nomor telepon atau alamat surel"),
                .may(.with, .anything, "what is filled in", "yang diisi"),
                .may(.documents, .list(.string), "what is handed in", "yang diserahkan"),
            ]),
        Shape(
            .expectation, en: "what is expected", id: "yang diharapkan",
            [
                .may(.step, .names(.step), "the open steps", "langkah yang terbuka"),
                .may(.end, .word(["granted", "refused", "lapsed", "withdrawn", "referred"]), "how the case ended", "akhir perkara"),
                .may(
                    .fee, .either(.count(0...Int.max), .entries(.feeItem, .count(0...Int.max))), "what is due, in sum or by item",
                    "yang terutang, seluruhnya atau per biaya"),
                .may(
                    .benefit, .either(.count(0...Int.max), .entries(.feeItem, .count(0...Int.max))),
                    "what the citizen is paid, in sum or by item", "yang dibayarkan kepada warga, seluruhnya atau per manfaat"),
                .may(.stepDue, .string, "when the step is due", "batas waktu langkah"),
                .may(.promiseDue, .anything, "when the promise is due", "batas waktu janji"),
                .may(.clock, .word(["running", "stopped"]), "whether the promise runs", "apakah janji berjalan"),
                .may(.outputs, .names(.output), "what was released", "yang diterbitkan"),
                .may(
                    .revoked, .list(.string), "what was revoked or replaced: an output of the case, an earlier one by its number",
                    "yang dicabut atau diganti: produk perkara ini, yang terdahulu dengan nomornya"),
                .may(
                    .notified, .names(.role), "who has been told so far that a step is late",
                    "siapa yang sejauh ini diberi tahu bahwa suatu langkah terlambat"),
                .may(
                    .values, .anything, "values by STEP.FIELD, of a released output by OUTPUT.VALUE",
                    "nilai per LANGKAH.ISIAN, dari produk yang terbit per PRODUK.NILAI"),
                .may(.reason, .string, "the last reason", "alasan terakhir"),
                .may(.message, .string, "what the applicant was told last", "pesan terakhir kepada pemohon"),
            ]),
    ]
}
