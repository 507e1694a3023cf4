extension Keywords {
    static let workflowShapes: [Shape] = [
        Shape(
            .step, en: "a step", id: "langkah",
            [
                .may(.name, .text, rows: true, "the step's name", "nama langkah"),
                .may(.hint, .text, "a word of help", "petunjuk"),
                .may(
                    .message, .text, "what the applicant is told when the case comes here",
                    "pesan kepada pemohon ketika perkara sampai di sini"),
                .may(.when, .expression, "when it is done; else passed along `to`", "kapan dikerjakan; selain itu dilewati lewat `to`"),
                .may(.pay, .names(.feeItem), "the fees paid here, or all", "biaya yang dibayar di sini, atau all"),
                .may(.by, .names(.role), rows: true, "who acts", "siapa yang bertindak"),
                .may(.of, .expression, rows: true, "of which region or agency", "wilayah atau instansi mana"),
                .may(.join, .join, "how many must be done", "berapa yang harus selesai"),
                .may(.wait, .durationOrDate, "a time to wait for: a duration or a date", "waktu yang ditunggu: lama waktu atau tanggal"),
                .may(.until, .expression, rows: true, "the step's last day", "hari terakhir langkah ini"),
                .may(
                    .notice, .duration(range: false, daysOrLonger: false), "a public notice and how long it is published",
                    "pengumuman dan lama pemasangannya"),
                .may(.call, .name(.system), "the system that does or knows it", "sistem yang mengerjakan atau mengetahuinya"),
                .may(.issue, .names(.output), "the outputs released here", "produk yang diterbitkan di sini"),
                .may(.parallel, .entries(.branch, .entries(.step, .map(.step))), "branches side by side", "cabang yang berjalan bersama"),
                .may(.signs, .names(.output), "the outputs signed here", "produk yang ditandatangani di sini"),
                .may(.numbers, .names(.output), "the outputs that get their number here", "produk yang diberi nomor di sini"),
                .may(.samePerson, .map(.samePerson), "why one person may fill two places", "mengapa satu orang boleh mengisi dua tempat"),
                .may(
                    .shows, .names(.field), "the fields that the notice shows, or the applicant is shown beside the message",
                    "isian yang diumumkan, atau ditunjukkan kepada pemohon di samping pesannya"),
                .may(.within, anyTime, rows: true, "the step's own time", "waktu langkah ini"),
                .may(.clock, .word(["stops", "runs"]), "whether the promises run here", "apakah janji berjalan di sini"),
                .may(.fields, fieldMap, "what is filled in here", "yang diisi di sini"),
                .may(.documents, documentMap, "what is handed in here", "yang diserahkan di sini"),
                .may(.extend, .map(.extend), "a longer time with a reason", "perpanjangan waktu dengan alasan"),
                .may(.end, .word(["granted", "refused", "lapsed", "withdrawn", "referred"]), "how the case ends", "akhir perkara"),
                .may(.next, .map(.next), "what the citizen may do next", "yang dapat dilakukan warga berikutnya"),
                .may(
                    .reason, .either(.text, .map(.reasonOptions)), "the reason given, or the answers to choose from",
                    "alasan, atau pilihan alasan"),
                .may(.revokes, .names(.outputOrField), "what is revoked", "yang dicabut"),
                .may(.replaces, .names(.outputOrField), "what is replaced", "yang diganti"),
                .may(.to, .name(.step), rows: true, "where it leads", "ke mana lanjutnya"),
                .may(.late, .map(.late), "what happens when the time is over", "bila waktunya habis"),
                .may(.actions, .entries(.action, .map(.action)), "what else may be done", "tindakan lain"),
            ]),
        Shape(
            .late, en: "a rule for lateness", id: "aturan keterlambatan",
            [
                .may(.notify, .names(.role), "who is told", "siapa yang diberi tahu"),
                .may(.escalate, .name(.role), "whose task it becomes", "menjadi tugas siapa"),
                .may(.deemed, .word(["granted"]), "what the office's silence means by law", "arti diamnya kantor menurut hukum"),
                .may(.legalBasis, lawNames, "the law behind `deemed`", "dasar hukum `deemed`"),
                .may(.to, .name(.step), "the step it goes to", "langkah tujuan"),
                .may(.reason, .text, "the reason given", "alasan"),
            ]),
        Shape(
            .repair, en: "a repair", id: "perbaikan", mayBeEmpty: true,
            [
                .may(.within, anyTime, rows: true, "the applicant's time", "waktu pemohon"),
                .may(.until, .expression, rows: true, "the applicant's last day", "hari terakhir pemohon"),
                .may(.atMost, .count(1...99), "how often per case", "berapa kali per perkara"),
                .may(.late, .map(.late), "what happens when the time is over", "bila waktunya habis"),
            ]),
        Shape(
            .extend, en: "an extension", id: "perpanjangan",
            [
                .may(.within, .timeLimit(range: false), rows: true, "how much longer", "berapa lama lagi"),
                .may(.until, .expression, rows: true, "the new last day", "hari terakhir yang baru"),
                .must(.atMost, .count(1...99), "how often per case", "berapa kali per perkara"),
                .may(.legalBasis, lawNames, "the law behind it", "dasar hukumnya"),
            ]),
        Shape(
            .next, en: "what may follow", id: "yang dapat menyusul",
            [
                .may(.service, .name(.service), "a service of this catalog", "layanan katalog ini"),
                .may(.name, .text, "what is done elsewhere", "yang dilakukan di tempat lain"),
                .may(.within, .duration(range: false, daysOrLonger: false), rows: true, "within what time", "dalam berapa lama"),
                .may(.until, .expression, rows: true, "until what day", "sampai hari apa"),
            ]),
        Shape(
            .action, en: "an action", id: "tindakan",
            [
                .must(.name, .text, rows: true, "the action's name", "nama tindakan"),
                .may(.to, .name(.step), rows: true, "where it leads", "ke mana lanjutnya"),
                .may(.message, .text, "what the applicant is told by it", "pesan kepada pemohon bila tindakan ini diambil"),
                .may(
                    .shows, .names(.field), "the fields that he is shown beside the message",
                    "isian yang ditunjukkan kepadanya di samping pesan"),
                .may(.repair, .map(.repair), "send back to the applicant", "kembalikan kepada pemohon"),
                .may(.fields, fieldMap, "what is filled in", "yang diisi"),
                .may(.documents, documentMap, "what is handed in", "yang diserahkan"),
                .may(.atMost, .count(1...99), "how often per case", "berapa kali per perkara"),
                .may(.reason, .map(.reasonOptions), "the answers to choose from", "pilihan alasan"),
            ]),
        Shape(
            .reasonOptions, en: "answers to choose from", id: "pilihan alasan",
            [
                .must(.options, .entries(.reason, .text), "the answers", "pilihannya")
            ]),
        Shape(
            .samePerson, en: "the same person", id: "orang yang sama",
            [
                .must(.allowed, .flag, "whether it is allowed", "boleh atau tidak"),
                .must(.reason, .text, "why", "mengapa"),
            ]),
    ]
}
