extension Rule {
    static let promiseInfeasible = Rule(
        code: 601, slug: "sla-infeasible",
        summary: Words(en: "the promise is shorter than its steps", id: "janji waktu lebih pendek dari langkah-langkahnya"),
        explanation: Words(
            en: """
                Along one way forward, without a single return, the times stated for the steps add up to more than what the \
                citizen is promised. The promise is broken even when everybody is on time. Steps by the applicant and payments do \
                not count: the clock stands still, at a payment that asks for its proof until that is handed in. Nor does a way \
                count that a rule of the form, or what is not asked, makes impossible. Of parallel branches the longest counts. \
                A step in one of them without a time takes that of the block around it, where one is stated. Times in unlike units \
                run through the calendar, begun on each day on which it can be, at its last hour; while the office is open, if \
                only an officer's act or who comes to the counter can begin it, also where a step that begins it is passed over. \
                What follows when the office is late does not count, unless nothing else leads on. Make the promise longer, or the \
                steps on this way shorter.
                """,
            id: """
                Pada satu jalur maju, tanpa satu pun pengembalian, waktu langkah-langkahnya berjumlah lebih dari yang dijanjikan \
                kepada warga. Janji dilanggar walaupun semua orang tepat waktu. Langkah pemohon dan pembayaran tidak dihitung: jam \
                berhenti, pada pembayaran yang meminta buktinya sampai bukti itu diserahkan. Jalur yang dimustahilkan oleh aturan \
                formulir, atau oleh isian yang tidak ditanyakan, tidak dihitung. Dari cabang paralel yang dihitung ialah yang \
                terpanjang. Langkah tanpa waktu di dalamnya memakai waktu langkah bersamaan itu, bila disebut. Waktu yang satuannya \
                berlainan dihitung dengan kalender, dimulai pada setiap hari yang mungkin, pada jam terakhirnya; dalam jam kerja, \
                bila hanya perbuatan petugas atau kedatangan ke loket yang memulainya, juga bila langkah yang memulainya dilewati. \
                Kelanjutan bila kantor terlambat tidak dihitung, kecuali tidak ada jalan lain yang maju. \
                Perpanjang janji, atau persingkat langkah di jalur ini.
                """),
        failing: """
            sla: 3 working days
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 1 working day, to: survei }
              survei: { name: Survei, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            sla: 4 working days
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 1 working day, to: survei }
              survei: { name: Survei, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """)

    static let promiseNotProved = Rule(
        code: 602, slug: "sla-not-proved", severity: .note,
        summary: Words(en: "whether the promise can be kept is not proved", id: "belum terbukti apakah janji waktu bisa ditepati"),
        explanation: Words(
            en: """
                The published times do not suffice to prove that the promise can be kept: no step states a time, no calendar says \
                which days are worked although the units are several, or the conditions on the ways depend on each other in more \
                ways than are looked at. Nor do they suffice where the clock stands still between times in unlike units or in \
                months, where a promise in hours may begin in the middle of a day that a step counts, where a step may be \
                lengthened by another unit than the promise has, or to a date, where a way misses the event that ends the promise \
                and is longer than it, where a way out of branches side by side is longer and the others may end it before or \
                leave it, where a way beside a wait is longer and the promise stands still meanwhile, where a way is longer if a \
                condition on it changes with the date, a count or what is recorded by then, where steps side by side may be late \
                although each of them is on time, and what follows then need not be within the promise, or where the promise \
                starts inside one of the branches. What follows where the office and the citizen act together while the clock runs, and may be \
                late because of him, is not proved either if it is longer; nor are steps with a time that follow where he is late \
                without a time of his own, for that is when the promise is due; nor are steps in a circle that begins at more than \
                one of them, for which way is back is not known, steps from which no way leads to the end without going through \
                one of them twice, or steps with a time that are gone through as often as a count says. Nothing is wrong; a time \
                on the steps would let it be proved.
                """,
            id: """
                Waktu yang diumumkan tidak cukup untuk membuktikan bahwa janji bisa ditepati: tidak ada langkah yang menyebut \
                waktu, tidak ada kalender yang menyebut hari kerja padahal satuannya beberapa, atau syarat-syarat pada jalurnya \
                saling bergantung lebih rumit daripada yang diperiksa. Begitu pula bila jam berhenti di antara waktu yang \
                satuannya berlainan atau dalam bulan, bila janji dalam jam bisa mulai di tengah hari yang dihitung suatu langkah, \
                bila langkah bisa diperpanjang dengan satuan yang lain dari janjinya atau sampai suatu tanggal, bila jalur yang \
                tidak melewati peristiwa penutup janji lebih panjang dari janjinya, bila jalur keluar dari cabang bersamaan lebih \
                panjang dan cabang lain bisa mengakhirinya atau meninggalkannya lebih dulu, bila jalur di samping penantian lebih \
                panjang dan janji berhenti selama itu, bila ada jalur yang lebih panjang jika syarat padanya berubah menurut \
                tanggal, hitungan, atau yang sudah dicatat saat itu, bila langkah bersamaan bisa terlambat meskipun masing-masing \
                tepat waktu dan kelanjutannya belum tentu masih dalam janji, atau bila janji dimulai di dalam salah satu cabang. \
                Bila kantor dan warga bertindak bersama selagi jam berjalan dan bisa terlambat karena warga, kelanjutannya pun \
                tidak terbukti kalau lebih panjang; begitu pula langkah berwaktu sesudah warga terlambat pada langkah tanpa waktu, \
                sebab itulah saat janji jatuh tempo; begitu pula langkah-langkah dalam putaran yang bermula di lebih dari satu \
                langkah, sebab jalur kembalinya tidak diketahui, yang tanpa melewati satu langkah dua kali tidak menuju akhir, \
                atau yang punya waktu dan dilalui sebanyak suatu hitungan. Tidak ada yang salah; waktu pada langkah akan \
                membuatnya bisa dibuktikan.
                """),
        failing: """
            sla: 3 working days
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            sla: 3 working days
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """)

    static let promiseWithoutSlack = Rule(
        code: 603, slug: "sla-without-slack", severity: .note,
        summary: Words(
            en: "steps without a time are left no day of the promise", id: "langkah tanpa waktu tidak mendapat sisa hari dari janji"),
        explanation: Words(
            en: """
                The times stated on one way already use up the whole promise, and other steps on that way share it without a time of their own: \
                nothing is left for them.
                """,
            id: """
                Waktu yang disebut pada satu jalur sudah menghabiskan seluruh janji, dan langkah lain pada jalur itu ikut memakainya tanpa waktu \
                sendiri: tidak ada sisa untuknya.
                """),
        failing: """
            sla: 3 working days
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: survei }
              survei: { name: Survei, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            sla: 4 working days
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: survei }
              survei: { name: Survei, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """)
}
