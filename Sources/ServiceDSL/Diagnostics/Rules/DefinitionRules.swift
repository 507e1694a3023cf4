extension Rule {
    /// 04xx, 05xx and 06xx: what is wrong with a definition by itself, before any machine is looked at.
    public static let definitionRules: [Rule] =
        [
            targetInsideBlock, targetOfOtherBranch, joinOutsideBlock, scopedRole, contradictingPerformers, unlikeLate, feeBesideBenefit,
            benefitPaidByCitizen,
            minAboveMax, badNumberPattern,
            tableInput, tableKey, tableGap, tableOverlap, tableValue, tooFewMembers, missingAddress, keptTooLong, notAnAccount,
            nothingToPay,
            notADocument, neverExpires, textAfterSignature, textOfApplicant, thousandsPoint, unstated, unlikeSections, ownOutputFirst,
            optionalDecidesNothing,
            rowNeverReached, bookingPlace, answerOfOtherType, calendarDay, slotTimes, openOnFreeDay, dateOutOfReach, notCounted,
            conditionDecidesNothing, ruleNeverMet,
            tooFewValues,
            mayNotCompute,
        ] + brandingRules

    /// A `to` that names a step inside a block from outside.
    static let targetInsideBlock = Rule(
        code: 420, slug: "target-inside-block",
        summary: Words(en: "a way into the middle of a block", id: "jalur masuk ke tengah blok"),
        explanation: Words(
            en: "A block of parallel branches is entered as a whole: name the block.",
            id: "Blok cabang paralel dimasuki sebagai satu kesatuan: sebut bloknya."),
        failing: "ulang: { name: Ulang, to: telaah_dinkes }", passing: "ulang: { name: Ulang, to: telaah }")

    /// A `to` that leads from one branch into another.
    static let targetOfOtherBranch = Rule(
        code: 421, slug: "target-of-other-branch",
        summary: Words(en: "a way from one branch into another", id: "jalur dari satu cabang ke cabang lain"),
        explanation: Words(
            en: "Each branch is a small workflow of its own, left by `join` or by a step outside the block.",
            id: "Tiap cabang adalah alur kecil sendiri, ditinggalkan lewat `join` atau lewat langkah di luar blok."),
        failing: "parallel: { a: { satu: { by: x, to: dua } }, b: { dua: { by: y, to: join } } }",
        passing: "parallel: { a: { satu: { by: x, to: join } }, b: { dua: { by: y, to: join } } }")

    /// `to: join` where there is no block.
    static let joinOutsideBlock = Rule(
        code: 422, slug: "join-outside-block",
        summary: Words(en: "`join` outside a block", id: "`join` di luar blok"),
        explanation: Words(en: "`to: join` finishes a branch of `parallel`.", id: "`to: join` menyelesaikan cabang `parallel`."),
        failing: "periksa: { name: Periksa, by: loket, to: join }", passing: "periksa: { name: Periksa, by: loket, to: terbit }")

    /// A role with one holder for each region or agency, without saying of which.
    static let scopedRole = Rule(
        code: 423, slug: "role-of-which",
        summary: Words(en: "a role without saying of which region or agency", id: "peran tanpa menyebut wilayah atau instansinya"),
        explanation: Words(
            en: "A role that the catalog declares with `per` has one holder for each region or agency: `of` says of which.",
            id: "Peran yang dinyatakan katalog dengan `per` punya satu pemegang untuk tiap wilayah atau instansi: `of` menyebut yang mana."),
        failing: "by: lurah", passing: "by: lurah\nof: kelurahan")

    /// `applicant` beside an officer's role.
    static let contradictingPerformers = Rule(
        code: 424, slug: "applicant-beside-officer",
        summary: Words(en: "the applicant beside an officer on one step", id: "pemohon bersama petugas pada satu langkah"),
        explanation: Words(
            en:
                "The citizen's time stands still on every clock, an officer's runs: one step cannot be both, nor be now the one and now the other.",
            id: "Waktu warga menghentikan semua jam, waktu petugas berjalan: satu langkah tidak bisa keduanya, tidak pula berganti-ganti."),
        failing: "by: [applicant, loket]", passing: "by: loket")

    /// Rows of `by` whose roles say different things for when they are late.
    static let unlikeLate = Rule(
        code: 427, slug: "unlike-late",
        summary: Words(
            en: "what follows when the step is late depends on who acts", id: "akibat terlambat bergantung pada siapa yang bertindak"),
        explanation: Words(
            en: """
                The rows of `by` choose between roles, and the catalog says different things for when these roles are late. A step has one answer: \
                write `late` on the step itself, or make a step of its own for each of them.
                """,
            id: """
                Baris-baris `by` memilih di antara beberapa peran, dan katalog menyebut akibat terlambat yang berbeda untuk peran-peran itu. Satu \
                langkah punya satu jawaban: tulis `late` pada langkah itu sendiri, atau buat langkah tersendiri untuk masing-masing.
                """),
        failing: "by: [{ when: besar, by: camat }, { by: lurah }]",
        passing: "by: [{ when: besar, by: camat }, { by: lurah }]\nlate: { notify: sekretaris }")

    /// An output whose text is to come from something that is no file.
    static let notADocument = Rule(
        code: 532, slug: "not-a-document",
        summary: Words(en: "an output's text comes from no file", id: "isi produk tidak berasal dari berkas"),
        explanation: Words(
            en:
                "`from` of an output names a field of type `document` on a step that every way to its release has left: whoever holds that step uploads the text.",
            id:
                "`from` pada produk menyebut isian jenis `document` pada langkah yang dilalui setiap jalur menuju penerbitannya: pemegang langkah itu mengunggah isinya."
        ),
        failing: "from: ketik.judul", passing: "from: ketik.naskah")

    /// An output whose text may change once it is signed.
    static let textAfterSignature = Rule(
        code: 534, slug: "text-after-signature",
        summary: Words(en: "a text that may be uploaded after the signature", id: "isi yang bisa diunggah setelah ditandatangani"),
        explanation: Words(
            en:
                "Who signs an output answers for its text: every way to the step that signs it leads through the step that uploads it, and none leads back there after the signature. Who signs alone may upload by the same act.",
            id:
                "Penanda tangan bertanggung jawab atas isi produk: setiap jalur menuju langkah yang menandatanganinya melalui langkah yang mengunggahnya, dan tidak ada yang kembali ke sana setelah tanda tangan. Penanda tangan tunggal boleh sekaligus mengunggahnya."
        ),
        failing: "ttd: { name: Tanda tangan, by: kepala, signs: [surat], to: ketik }   # and then `ketik` uploads it",
        passing: "ketik: { name: Pengetikan, by: loket, fields: { naskah: { name: Naskah, type: document } }, to: ttd }")

    /// An output whose text is the applicant's own file.
    static let textOfApplicant = Rule(
        code: 535, slug: "text-of-applicant", severity: .warning,
        summary: Words(en: "the applicant supplies the text of an output", id: "isi produk berasal dari pemohon"),
        explanation: Words(
            en: "An output is what the office says; a file of the applicant's that it hands out as its own letter is easily a forgery.",
            id: "Produk adalah pernyataan kantor; berkas pemohon yang diserahkan sebagai surat kantor mudah menjadi surat palsu."),
        failing: "ketik: { name: Naskah, by: applicant, fields: { naskah: { name: Naskah, type: document } }, to: ttd }",
        passing: "ketik: { name: Naskah, by: loket, fields: { naskah: { name: Naskah, type: document } }, to: ttd }")

    /// A benefit without an account to pay it to.
    static let notAnAccount = Rule(
        code: 530, slug: "not-an-account",
        summary: Words(en: "a benefit is paid to no account", id: "manfaat tidak dibayarkan ke rekening"),
        explanation: Words(
            en:
                "A benefit is paid to an account of the citizen: `to` names a field of type `account`, of the form, or one that is recorded at a step before the payment. Where which it is depends on the case, `to` takes rows.",
            id:
                "Manfaat dibayarkan ke rekening warga: `to` menyebut isian jenis `account`, pada formulir, atau yang dicatat pada langkah sebelum pembayaran. Bila rekeningnya bergantung pada perkara, `to` menerima baris."
        ),
        failing: "to: nama", passing: "to: rekening")

    /// An earlier output that is taken only once it has expired, and has no last day.
    static let neverExpires = Rule(
        code: 549, slug: "never-expires", severity: .warning,
        summary: Words(
            en: "only what has expired is taken, of an output that never does",
            id: "hanya yang kedaluwarsa diterima, dari produk yang tidak pernah kedaluwarsa"),
        explanation: Words(
            en: """
                The field takes an earlier output only where it has expired. An output without `valid_for` and `valid_until`, or whose `valid_for` is \
                `unstated`, has no last day: whoever holds one is always refused. Where it does expire and the standard does not say when, an officer \
                records the last day, and the output says `valid_until: STEP.FIELD`.
                """,
            id: """
                Isian ini hanya menerima produk terdahulu yang sudah kedaluwarsa. Produk tanpa `valid_for` dan `valid_until`, atau yang `valid_for`-nya \
                `unstated`, tidak punya hari terakhir: pemegangnya selalu ditolak. Bila masa berlakunya ada tetapi standar tidak menyebutnya, petugas \
                mencatat hari terakhirnya, dan produknya memakai `valid_until: LANGKAH.ISIAN`.
                """),
        failing: """
            form: { lama: { name: Surat lama, fields: { nomor: { name: Nomor, type: issued, output: surat, accept: [expired] } } } }
            outputs: { surat: { name: Surat, valid_for: unstated } }
            """,
        passing: """
            form: { lama: { name: Surat lama, fields: { nomor: { name: Nomor, type: issued, output: surat, accept: [expired] } } } }
            outputs: { surat: { name: Surat, valid_until: pencetakan.berlaku_sampai } }
            """)

    /// A payment of a service that is free.
    static let nothingToPay = Rule(
        code: 531, slug: "nothing-to-pay",
        summary: Words(en: "`pay: all` of a service without a fee", id: "`pay: all` pada layanan tanpa biaya"),
        explanation: Words(
            en: "`pay: all` asks for every item of `fee`, and there is none: the step would always be passed.",
            id: "`pay: all` menagih semua biaya, padahal tidak ada biaya: langkah ini akan selalu dilewati."),
        failing: "fee: free\nworkflow: { bayar: { name: Pembayaran, pay: all, to: selesai } }",
        passing: "fee: { leges: { name: Leges, amount: 10000 } }\nworkflow: { bayar: { name: Pembayaran, pay: all, to: selesai } }")

    /// One step that would take money and give money.
    static let feeBesideBenefit = Rule(
        code: 425, slug: "fee-beside-benefit",
        summary: Words(en: "a fee and a benefit on one step", id: "biaya dan manfaat pada satu langkah"),
        explanation: Words(
            en:
                "A fee is the citizen's to pay, so the clock stands still; a benefit is the office's, so it runs: pay each on a step of its own.",
            id: "Biaya dibayar warga sehingga waktu berhenti; manfaat dibayarkan kantor sehingga waktu berjalan: pisahkan langkahnya."),
        failing: "pay: [retribusi, santunan]", passing: "pay: [santunan]\nby: bendahara")

    /// The citizen paying the benefit to himself.
    static let benefitPaidByCitizen = Rule(
        code: 426, slug: "benefit-paid-by-citizen",
        summary: Words(en: "a benefit that the citizen would pay out", id: "manfaat yang dibayarkan oleh warga sendiri"),
        explanation: Words(
            en: "A benefit is paid to the citizen by an officer: `by` names the officer's role.",
            id: "Manfaat dibayarkan petugas kepada warga: `by` menyebut peran petugas."),
        failing: "pay: [santunan]\nby: applicant", passing: "pay: [santunan]\nby: bendahara")

    /// A field that no answer satisfies.
    static let minAboveMax = Rule(
        code: 520, slug: "min-above-max",
        summary: Words(en: "the least is above the greatest", id: "nilai terkecil di atas nilai terbesar"),
        explanation: Words(en: "No answer could ever be given.", id: "Tidak ada jawaban yang bisa diberikan."),
        failing: "min: 10\nmax: 5", passing: "min: 5\nmax: 10")

    /// A pattern of numbers with an unknown part, or without a running number.
    static let badNumberPattern = Rule(
        code: 521, slug: "bad-number-pattern",
        summary: Words(en: "invalid pattern of numbers", id: "pola nomor tidak sah"),
        explanation: Words(
            en:
                "A number has `{seq:N}` once, and may have `{year}`, `{month}`, `{roman_month}` and `{day}`: without the running number two letters would have the same one.",
            id:
                "Nomor memuat `{seq:N}` satu kali, dan boleh memuat `{year}`, `{month}`, `{roman_month}`, dan `{day}`: tanpa nomor urut dua surat akan bernomor sama."
        ),
        failing: "number: \"{sequence}/IR/{year}\"", passing: "number: \"{seq:4}/IR/{year}\"")

    /// An input of a table that no table can have.
    static let tableInput = Rule(
        code: 522, slug: "table-input",
        summary: Words(en: "not an input of a table", id: "bukan masukan tabel"),
        explanation: Words(
            en: "A table is read by choices, yes-no answers, numbers, `variant` or `applicant`.",
            id: "Tabel dibaca menurut pilihan, jawaban ya-tidak, bilangan, `variant`, atau `applicant`."),
        failing: "of: nama", passing: "of: jenis")

    /// A key of a row that the input can never be.
    static let tableKey = Rule(
        code: 523, slug: "table-key",
        summary: Words(en: "a row that its input can never meet", id: "baris yang tidak pernah cocok dengan masukannya"),
        explanation: Words(
            en: "The key of a row is an option, `true` or `false`, or a range: `0 to 10`, `over 10 to 25`, `over 25`.",
            id:
                "Kunci baris adalah pilihan, `true` atau `false`, atau rentang: `0 to 10` atau `0 sampai 10`, `over 10 to 25`, `over 25` (lebih dari 25)."
        ),
        failing: "rows: { papann: 250000 }", passing: "rows: { papan: 250000 }")

    /// An input for which a table has no row.
    static let tableGap = Rule(
        code: 524, slug: "table-gap",
        summary: Words(en: "a table without a row for some input", id: "tabel tanpa baris untuk sebagian masukan"),
        explanation: Words(
            en: "Every input has exactly one row, or `else` gives its value; `none` says that it is not offered.",
            id: "Tiap masukan punya tepat satu baris, atau `else` memberi nilainya; `none` berarti tidak ditawarkan."),
        failing: "rows: { papan: 250000 }", passing: "rows: { papan: 250000, kain: none }")

    /// An input for which a table has two rows.
    static let tableOverlap = Rule(
        code: 525, slug: "table-overlap",
        summary: Words(en: "two rows for one input", id: "dua baris untuk satu masukan"),
        explanation: Words(en: "Nobody would know which of them counts.", id: "Tidak ada yang tahu baris mana yang berlaku."),
        failing: "rows: { 0 to 10: 5000, 10 to 20: 8000 }", passing: "rows: { 0 to 10: 5000, over 10 to 20: 8000 }")

    /// A value of a table that is no number.
    static let tableValue = Rule(
        code: 526, slug: "table-value",
        summary: Words(en: "not a value of a table", id: "bukan nilai tabel"),
        explanation: Words(
            en: "The value of a row is a number, or `none` for what is not offered.",
            id: "Nilai baris berupa bilangan, atau `none` bila tidak ditawarkan."),
        failing: "rows: { papan: mahal }", passing: "rows: { papan: 250000 }")

    /// An `any_of` or `all_of` with a single member.
    static let tooFewMembers = Rule(
        code: 527, slug: "too-few-members",
        summary: Words(en: "a choice of documents with one member", id: "pilihan berkas dengan satu anggota"),
        explanation: Words(
            en: "`any_of` and `all_of` have two members or more.", id: "`any_of` dan `all_of` punya dua anggota atau lebih."),
        failing: "any_of: { ktp: KTP }", passing: "any_of: { ktp: KTP, paspor: Paspor }")

    /// A complaint channel that nobody can find.
    static let missingAddress = Rule(
        code: 528, slug: "missing-address",
        summary: Words(en: "a complaint channel without a public address", id: "saluran pengaduan tanpa alamat"),
        explanation: Words(
            en: "`sp4n_lapor` and `counter` need no text; every other channel says where it is.",
            id: "`sp4n_lapor` dan `counter` tidak perlu teks; saluran lain menyebut alamatnya."),
        failing: "channels: [email]", passing: "channels: { email: Surat elektronik dinas }")

    /// A field that is kept longer than the case.
    static let keptTooLong = Rule(
        code: 529, slug: "kept-too-long",
        summary: Words(en: "a field kept longer than the case", id: "isian disimpan lebih lama dari perkaranya"),
        explanation: Words(
            en: "`keep_for` of a field may only be shorter than that of the service.",
            id: "`keep_for` isian hanya boleh lebih pendek dari layanannya."),
        failing: "keep_for: 10 years", passing: "keep_for: 1 year")

    /// A document `per` sections whose condition is not the same in each.
    static let unlikeSections = Rule(
        code: 540, slug: "unlike-sections",
        summary: Words(en: "a document that means something else in each section", id: "berkas yang berarti lain pada tiap bagian"),
        explanation: Words(
            en:
                "A document asked `per` several sections has one condition, in which the fields of each section stand bare: every one of them must have the field.",
            id:
                "Berkas yang diminta `per` beberapa bagian punya satu syarat, yang membaca isian tiap bagian tanpa nama bagiannya: tiap bagian harus memiliki isian itu."
        ),
        failing: "kk: { name: KK, per: [suami, istri], when: pisah_kk }   # only `suami` has `pisah_kk`",
        passing: "kk: { name: KK, per: [suami, istri], when: pisah_kk }   # both have `pisah_kk`")

    /// A required document that is the service's own output.
    static let ownOutputFirst = Rule(
        code: 541, slug: "own-output-first", severity: .warning,
        summary: Words(en: "an output that one must hold to get the first", id: "produk yang harus dipegang untuk mendapat yang pertama"),
        explanation: Words(
            en:
                "A document `from` the service's own output, asked of every applicant, is one that nobody has before the first is released. Ask it of renewals only, or optionally.",
            id:
                "Berkas `from` produk layanan ini sendiri yang diminta dari setiap pemohon tidak dimiliki siapa pun sebelum yang pertama terbit. Minta hanya untuk perpanjangan, atau jadikan opsional."
        ),
        failing: "izin_lama: { name: Izin lama, from: izin-reklame.izin }",
        passing: "izin_lama: { name: Izin lama, from: izin-reklame.izin, when: variant == 'perpanjangan' }")

    /// A `per` of a time behind which stands nothing that has a number.
    static let notCounted = Rule(
        code: 613, slug: "not-counted",
        summary: Words(en: "a time per something that is not counted", id: "waktu per sesuatu yang tidak dihitung"),
        explanation: Words(
            en: """
                Behind `per` stands what a time is counted by: a list (how many rows it has), a field of type `choices` (how many are chosen), or a \
                whole number with `max`. So that it can be proved whether a promise is kept, there is a greatest number of it.
                """,
            id: """
                Di belakang `per` berdiri ukuran waktunya: daftar (banyak barisnya), isian jenis `choices` (banyak pilihannya), atau bilangan \
                bulat dengan `max`. Supaya bisa dibuktikan apakah janji ditepati, ada bilangan terbesarnya.
                """),
        failing: """
            form: { uji: { name: Uji, fields: { alat: { name: Nama alat, type: text } } } }
            sla: 1 working day per alat
            """,
        passing: """
            form: { uji: { name: Uji, fields: { alat: { name: Banyak alat, type: integer, min: 1, max: 20 } } } }
            sla: 1 working day per alat
            """)

    /// A slot that nobody could book.
    static let slotTimes = Rule(
        code: 612, slug: "slot-times",
        summary: Words(en: "a slot that cannot be", id: "jadwal yang tidak mungkin"),
        explanation: Words(
            en:
                "The slots of a resource are so many hours or minutes, or have names and hours of their own: each fits into the opening hours of some day, or of each of its `dates`, no two overlap, and a day takes at most 20,000 bookings.",
            id:
                "Jadwal sumber daya sepanjang sekian jam atau menit, atau bernama dengan jamnya sendiri: masing-masing muat dalam jam buka suatu hari, atau setiap tanggal pada `dates`, tidak ada yang bertumpang tindih, dan sehari paling banyak 20.000 pesanan."
        ),
        failing: "hours: \"08:00-12:00\"\nslots: 5 hours", passing: "hours: \"08:00-12:00\"\nslots: 1 hour")

    /// A date of a resource that the calendar says is free.
    static let openOnFreeDay = Rule(
        code: 614, slug: "open-on-free-day", severity: .note,
        summary: Words(en: "a date that is open on a holiday", id: "tanggal buka yang jatuh pada hari libur"),
        explanation: Words(
            en:
                "What is open on `dates` is open on them, holidays too. That one of them is a holiday is told, and needs no change if it is meant.",
            id:
                "Yang buka pada `dates` memang buka pada tanggal itu, termasuk hari libur. Bahwa salah satunya hari libur hanya diberitahukan; bila disengaja tidak perlu diubah."
        ),
        failing: "dates: [2026-05-01]   # Hari Buruh", passing: "dates: [2026-05-04]")

    /// A date of a resource that nobody can book.
    static let dateOutOfReach = Rule(
        code: 615, slug: "date-out-of-reach", severity: .warning,
        summary: Words(en: "dates that nobody can book", id: "tanggal yang tidak bisa dipesan siapa pun"),
        explanation: Words(
            en:
                "A slot can be booked up to a year ahead. Dates that were all over before the calendar begins, or one more than a year after it ends, are a slip of the year.",
            id:
                "Jadwal bisa dipesan sampai setahun ke depan. Tanggal yang semuanya sudah lewat sebelum kalender mulai, atau yang lebih dari setahun sesudah kalender berakhir, keliru tahunnya."
        ),
        failing: "dates: [2062-03-02]", passing: "dates: [2026-03-02]")

    /// A calendar that contradicts itself.
    static let calendarDay = Rule(
        code: 610, slug: "calendar-day",
        summary: Words(en: "a holiday that cannot be", id: "hari libur yang tidak mungkin"),
        explanation: Words(
            en: "A day of a calendar lies between its `from` and `until`, and stands once.",
            id: "Hari libur berada di antara `from` dan `until`, dan disebut satu kali."),
        failing: "from: 2026-01-01\ndays: [{ date: 2025-12-25, … }]", passing: "from: 2026-01-01\ndays: [{ date: 2026-12-25, … }]")

    /// An `optional` whose condition is always so, or never.
    static let optionalDecidesNothing = Rule(
        code: 545, slug: "optional-decides-nothing", severity: .warning,
        summary: Words(en: "an `optional` that decides nothing", id: "`optional` yang tidak membedakan apa-apa"),
        explanation: Words(
            en: """
                `optional: CONDITION` lets some leave out what others must give. Where the condition holds for everybody who is asked, or for nobody, \
                it says the same as `optional: true`, or as no `optional`: something else was meant.
                """,
            id: """
                `optional: SYARAT` membolehkan sebagian warga tidak mengisi yang wajib bagi warga lain. Bila syaratnya berlaku bagi semua yang ditanya, \
                atau tidak bagi siapa pun, artinya sama dengan `optional: true`, atau tanpa `optional`: tentu bukan itu maksudnya.
                """),
        failing: "kuasa: { name: Surat kuasa, when: dikuasakan, optional: \"!dikuasakan\" }",
        passing: "kuasa: { name: Surat kuasa, optional: \"!dikuasakan\" }")

    /// A row that those before it always take.
    static let rowNeverReached = Rule(
        code: 546, slug: "row-never-reached",
        summary: Words(en: "a row that is never used", id: "baris yang tidak pernah dipakai"),
        explanation: Words(
            en: """
                Of rows the first whose `when` holds counts. Where everybody who meets a row has met one before it, this row says nothing: \
                mostly a condition was copied and not changed, or a wide row stands before a narrow one.
                """,
            id: """
                Dari beberapa baris, yang dipakai adalah baris pertama yang syaratnya benar. Bila semua yang memenuhi sebuah baris sudah memenuhi baris \
                sebelumnya, baris itu tidak berarti: biasanya syarat disalin dan lupa diganti, atau baris yang luas mendahului yang sempit.
                """),
        failing:
            "amount:\n  - { when: luas > 24, amount: \"100000\" }\n  - { when: luas > 50, amount: \"200000\" }\n  - { amount: \"50000\" }",
        passing:
            "amount:\n  - { when: luas > 50, amount: \"200000\" }\n  - { when: luas > 24, amount: \"100000\" }\n  - { amount: \"50000\" }")

    /// A booking where there may be several of it: in a row, on a notice.
    static let bookingPlace = Rule(
        code: 547, slug: "booking-place",
        summary: Words(en: "a booking where there may be any number of it", id: "pemesanan di tempat yang jumlahnya tidak tentu"),
        explanation: Words(
            en: """
                A slot belongs to the case, under the name of one field: by that name it is kept through a repair, waited for, given back and passed on to \
                who stands in line. A row has no name of its own, and may be moved or taken out while its slot stays; whoever objects to a notice has no \
                case in which a slot could be. So a booking stands on a section of its own, on a step or on an action, once for each slot.
                """,
            id: """
                Sebuah jadwal adalah milik perkara, dengan nama satu isian: dengan nama itu jadwal dipertahankan saat perbaikan, ditunggu, dilepas, dan \
                diteruskan kepada yang mengantre. Baris daftar tidak bernama, dan bisa dipindah atau dihapus padahal jadwalnya tetap; yang menanggapi \
                pengumuman tidak punya perkara tempat jadwal itu. Karena itu pemesanan ditulis pada bagian biasa, langkah, atau tindakan, satu isian \
                untuk tiap jadwal.
                """),
        failing: "sesi: { name: Sesi, type: list, many: 1 to 2, fields: { jadwal: { name: Jadwal, type: booking, resource: gor } } }",
        passing: """
            jadwal: { name: Jadwal, type: booking, resource: gor }
            jadwal_kedua: { name: Jadwal kedua, type: booking, resource: gor, optional: true }
            """)

    /// In a scenario, an answer that no answer to the field can be.
    static let answerOfOtherType = Rule(
        code: 548, slug: "answer-of-other-type",
        summary: Words(en: "an answer that the field does not take", id: "jawaban yang tidak cocok dengan isiannya"),
        explanation: Words(
            en: """
                What a scenario fills in has the form that the field's type wants: a date is `2026-01-31`, a number stands without quotes, a text that looks \
                like a number stands in quotes. A case that is to be refused for such an answer says so by `refused`.
                """,
            id: """
                Yang diisikan skenario berbentuk seperti yang diminta jenis isiannya: tanggal `2026-01-31`, bilangan tanpa tanda kutip, teks yang tampak \
                seperti bilangan dengan tanda kutip. Kasus yang memang harus ditolak karena jawaban itu menyebutkannya dengan `refused`.
                """),
        failing: "form: { tanggal_lahir: besok, nik: 7307014501900001 }",
        passing: "form: { tanggal_lahir: 1990-01-05, nik: \"7307014501900001\" }")
}
