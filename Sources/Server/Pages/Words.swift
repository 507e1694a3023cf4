import ServiceIR

/// The pages' own words by key and language; a region adds a language by a file.
package struct Words: Sendable {
    private var texts: OrderedMap<ID<Words>, LocalText>
    /// What each language calls itself.
    private var names = ["id": "Bahasa Indonesia", "en": "English"]

    package static let standard = Words(texts: table)

    private init(texts: OrderedMap<ID<Words>, LocalText>) { self.texts = texts }

    /// The words with those of files in their place, or beside them; what a file leaves out stays Indonesian.
    init(_ files: [WordFile]) {
        self = Words.standard
        for file in files {
            names[file.language] = file.name
            for (key, text) in file.words { texts[ID(key)]?.byLanguage[ID(file.language)] = text }
        }
    }

    func name(of language: LanguageID) -> String { names[language] ?? language }

    /// All of one language, as a file holds them.
    func json(_ language: LanguageID) -> JSONValue {
        let words = JSONObject(texts.map { (ID($0.key.rawValue), .string($0.value[language])) })
        return ["language": .string(language), "name": .string(name(of: language)), "words": .object(words)]
    }

    package var keys: [String] { texts.keys.map(\.rawValue) }

    package subscript(key: String, language: LanguageID) -> String { texts[ID(key)]?[language] ?? key }

    /// All words in one language, for the templates.
    func view(_ language: LanguageID) -> View {
        var view = View()
        for (key, text) in texts { view[key.rawValue] = text[language] }
        return view
    }

    private static let table: OrderedMap<ID<Words>, LocalText> = OrderedMap(
        (rows + officeRows).map { (ID<Words>($0.0), LocalText(["id": $0.1, "en": $0.2])) })

    private static let receiptMinutes = Call.receiptSeconds / 60

    private static let rows: [(String, String, String)] = [
        ("skip", "Langsung ke isi", "Skip to content"),
        ("navigation", "Menu utama", "Main menu"),
        ("further", "Menu lain", "Further menu"),
        ("large_print", "Huruf besar", "Large print"),
        ("usual_print", "Huruf biasa", "Usual print"),
        ("services", "Layanan", "Services"),
        ("service", "Layanan", "Service"),
        ("track", "Lacak permohonan", "Track an application"),
        ("check_letter", "Periksa surat", "Check a letter"),
        ("inbox", "Kotak tugas", "Inbox"),
        ("officers", "Petugas", "Officers"),
        ("log_out", "Keluar", "Log out"),
        ("log_in", "Masuk", "Log in"),
        ("officer_login", "Masuk untuk petugas", "Officers' login"),
        (
            "login_why", "Hanya petugas yang masuk. Pemohon tidak perlu akun: permohonan dibuka dengan nomor dan kuncinya.",
            "Only officers log in. Applicants need no account: an application is opened by its number and secret."
        ),
        (
            "login_for_page", "Halaman yang Anda buka hanya untuk petugas. Sesudah masuk, halaman itu terbuka.",
            "The page that you asked for is for officers only. It opens once you have logged in."
        ),
        ("login_name", "Nama pengguna", "User name"),
        ("password", "Kata sandi", "Password"),
        ("two_step", "Verifikasi dua langkah", "Two-step verification"),
        (
            "two_step_why",
            "Sesudah kata sandi, masuk juga meminta kode dari aplikasi autentikator di ponsel Anda. Kata sandi yang bocor saja tidak cukup lagi.",
            "After the password, the login also asks for a code of the authenticator app on your phone. A password that leaked is not enough any more."
        ),
        ("two_step_required", "Daerah ini mewajibkan verifikasi dua langkah bagi petugas.", "This region requires it of its officers."),
        ("two_step_begin", "Pasang", "Set up"),
        (
            "two_step_scan", "Pindai gambar ini dengan aplikasi autentikator, lalu tulis kode yang ditampilkannya.",
            "Scan this picture with the authenticator app, then give the code that it shows."
        ),
        ("two_step_secret", "Tanpa kamera, tulis kunci ini ke dalam aplikasi:", "Without a camera, type this secret into the app:"),
        ("two_step_qr", "Kode QR untuk aplikasi autentikator", "QR code for the authenticator app"),
        ("two_step_activate", "Aktifkan", "Activate"),
        ("two_step_active", "Verifikasi dua langkah aktif.", "Two-step verification is active."),
        ("two_step_end", "Nonaktifkan", "Switch off"),
        ("one_time_code", "Kode", "Code"),
        (
            "one_time_code_hint", "Enam angka dari aplikasi autentikator, atau salah satu kode cadangan.",
            "Six digits of the authenticator app, or one of the recovery codes."
        ),
        ("recovery_codes", "Kode cadangan", "Recovery codes"),
        (
            "recovery_codes_hint",
            "Simpan di kertas. Bila ponsel hilang, tiap kode berlaku sekali sebagai pengganti. Kode ini tidak dapat ditampilkan lagi.",
            "Keep them on paper. When the phone is lost, each stands in once. They cannot be shown again."
        ),
        ("recovery_codes_left", "Kode cadangan yang tersisa", "Recovery codes left"),
        ("login_over", "Waktu masuk habis; mulai lagi.", "The login took too long; begin again."),
        ("signature", "Tanda tangan digital", "Digital signature"),
        (
            "signature_hint",
            "Sah menurut kunci daerah ini. Siapa pun dapat memeriksanya sendiri (JWS, ES256) dengan kunci publik di",
            "Right by this region's key. Anybody can verify it (JWS, ES256) by the public key at"
        ),
        ("signature_key", "Kunci:", "Key:"),
        ("check_qr", "Kode QR menuju pemeriksaan surat ini", "QR code that leads to the check of this letter"),
        ("fault_prefix", "Kesalahan:", "Error:"),
        ("errors_title", "Ada yang perlu diperbaiki", "There is a problem"),
        ("back", "Kembali", "Back"),
        ("optional", "tidak wajib", "optional"),
        ("choose", "Pilih …", "Choose …"),
        ("in_line", "penuh, ikut antrean", "full, stand in line"),
        ("stands_in_line", "dalam antrean", "in line"),
        ("chosen_before", "pilihan sekarang", "chosen now"),
        ("no_slots", "Tidak ada jadwal kosong pada hari-hari ini.", "No slot is free on these days."),
        ("slots_from", "Jadwal mulai tanggal", "Slots from"),
        ("show_slots", "Tampilkan jadwal", "Show slots"),
        ("later_slots", "Jadwal sesudahnya", "Later slots"),
        ("yes", "Ya", "Yes"),
        ("no", "Tidak", "No"),
        ("add_row", "Tambah baris", "Add a row"),
        ("row", "Baris", "Row"),
        ("example", "Contoh:", "Example:"),
        (
            "region_by_name", "Pilih namanya dari daftar, atau tulis kode Kemendagri",
            "Choose the name from the list, or give the Kemendagri code"
        ),
        ("region_by_code", "Kode Kemendagri", "The Kemendagri code"),
        ("region_inside", "di", "in"),
        ("purpose", "Untuk:", "Used for:"),
        ("file_kept", "Berkas tersimpan:", "File kept:"),
        ("file_replace", "Pilih berkas lain hanya bila ingin menggantinya.", "Choose another file only to replace it."),
        ("file_attached", "berkas terlampir", "file attached"),
        (
            "from_output", "Diambil dari daftar surat bila pemegangnya dikenal; diterbitkan layanan",
            "Taken from the register where it is known who holds it; issued by"
        ),
        ("taken_from", "diambil dari daftar surat, diterbitkan layanan", "taken from the register, issued by"),
        ("on_paper", "Diserahkan di kertas", "Handed in on paper"),
        ("any_of", "Serahkan salah satu.", "Hand in one of these."),
        ("all_of", "Serahkan semuanya.", "Hand in all of these."),
        ("apply", "Ajukan permohonan", "Apply"),
        ("continue", "Lanjutkan", "Continue"),
        ("choose_one", "Pilih salah satu.", "Choose one."),
        ("refresh", "Perbarui formulir", "Update the form"),
        (
            "refresh_hint",
            "Sebagian pertanyaan dan dokumen bergantung pada jawaban Anda. Tekan ini untuk menampilkannya; isian tidak hilang.",
            "Some questions and documents depend on your answers. Press this to show them; nothing is lost."
        ),
        ("documents", "Dokumen", "Documents"),
        (
            "documents_hint", "PDF atau foto (JPEG, PNG, WebP, HEIC), tiap berkas paling besar",
            "PDF or photos (JPEG, PNG, WebP, HEIC), each file at most"
        ),
        ("only_kinds", "hanya", "only"),
        ("at_most", "paling besar", "at most"),
        ("delivery", "Cara menerima hasil", "How to receive the result"),
        ("send", "Kirim permohonan", "Send the application"),
        ("review_button", "Lihat sebelum dikirim", "Look at it before it is sent"),
        ("review", "Periksa sebelum mengirim", "Check before you send"),
        (
            "review_intro", "Belum ada yang terkirim. Bacalah sekali lagi, lalu kirim.",
            "Nothing is sent yet. Read it once more, then send it."
        ),
        ("review_terms", "Biaya dan waktu", "Fee and time"),
        ("review_change", "Ubah isian", "Change the answers"),
        ("search_services", "Cari layanan", "Find a service"),
        (
            "search_services_hint", "Kata dari nama layanan, keterangan, atau surat yang dihasilkan.",
            "Words of its name, its description or the letter it gives."
        ),
        ("agency", "Instansi", "Agency"),
        ("sector", "Bidang", "Sector"),
        ("no_services_found", "Tidak ada layanan seperti itu.", "There is no such service."),
        ("all_services", "Semua layanan", "All services"),
        ("received", "Permohonan diterima", "Application received"),
        (
            "received_text", "Simpan nomor dan kunci ini untuk melihat permohonan Anda.",
            "Keep this number and secret to see your application."
        ),
        ("case_number", "Nomor permohonan", "Case number"),
        ("secret", "Kunci rahasia", "Secret"),
        ("secret_hint", "26 huruf dan angka dari tanda terima.", "The 26 letters and digits of your receipt."),
        (
            "secret_warning",
            "Kunci ini hanya ditampilkan di sini, paling lama \(receiptMinutes) menit dan sampai permohonan dibuka. Siapa pun yang memegangnya dapat melihat permohonan Anda.",
            "This secret is shown here only, for \(receiptMinutes) minutes at most and until the application is opened. Whoever has it can see your application."
        ),
        (
            "receipt_print", "Foto layar ini, tulis, atau cetak dengan menu cetak peramban.",
            "Take a photo of this screen, write it down, or print it by the browser's print menu."
        ),
        ("open_case", "Buka permohonan", "Open the application"),
        ("handed_in", "Yang diserahkan", "Handed in"),
        (
            "catalog_intro", "Pilih layanan untuk melihat syarat, waktu, biaya, dan mengajukan permohonan.",
            "Choose a service to see what it needs, how long it takes and what it costs, and to apply."
        ),
        ("requirements", "Persyaratan", "Requirements"),
        ("who_may", "Pemohon", "Who may apply"),
        ("how", "Melalui", "By"),
        ("no_documents", "Tidak ada dokumen yang diminta.", "No documents are asked for."),
        ("procedure", "Prosedur", "Procedure"),
        ("time", "Jangka waktu", "Time"),
        ("fee", "Biaya", "Fee"),
        ("free", "Gratis", "Free"),
        ("account_bank", "Nama bank", "Bank"),
        ("account_number", "Nomor rekening", "Account number"),
        ("benefit", "Yang dibayarkan kepada warga", "Paid to the citizen"),
        ("product", "Produk layanan", "Product"),
        ("complaints", "Pengaduan", "Complaints"),
        ("legal_basis", "Dasar hukum", "Legal basis"),
        ("version", "Versi", "Version"),
        ("case", "Permohonan", "Application"),
        ("reason", "Alasan", "Reason"),
        ("reason_hint", "Tulis alasan yang akan dibaca pemohon.", "The applicant will read this."),
        ("outputs", "Hasil", "Results"),
        ("number", "Nomor", "Number"),
        ("to_pay", "Yang harus dibayar", "To be paid"),
        (
            "pay_hint", "Bayar lalu tunjukkan bukti di loket; petugas mencatatnya.",
            "Pay and show the receipt at the counter; an officer records it."
        ),
        ("history", "Riwayat", "History"),
        ("withdraw", "Tarik permohonan", "Withdraw the application"),
        (
            "withdraw_hint", "Permohonan akan ditutup dan tidak dapat dilanjutkan.",
            "The application will be closed and cannot be continued."
        ),
        ("withdraw_sure", "Yakin menarik permohonan ini?", "Withdraw this application for good?"),
        ("withdraw_yes", "Ya, tarik permohonan", "Yes, withdraw it"),
        ("withdraw_no", "Tidak, kembali", "No, go back"),
        ("to_mend", "Yang harus dilengkapi", "What has to be completed"),
        (
            "to_mend_hint", "Tandai yang harus diperbaiki pemohon, lalu tekan", "Tick what the applicant has to mend, then press"
        ),
        ("tick_something", "Tandai sedikitnya satu yang harus dilengkapi.", "Tick at least one thing that has to be completed."),
        ("your_roles", "Peran Anda", "Your roles"),
        ("waiting_for_you", "Menunggu Anda", "Waiting for you"),
        ("nothing_waits", "Tidak ada tugas yang menunggu.", "Nothing is waiting."),
        ("step", "Langkah", "Step"),
        ("role", "Peran", "Role"),
        ("since", "Sejak", "Since"),
        ("read_at", "Waktu", "Time"),
        ("close_case", "Tutup permohonan ini di peramban ini", "Close this case in this browser"),
        (
            "close_case_hint",
            "Di komputer bersama, tutuplah bila sudah selesai: tanpa nomor dan kuncinya tidak ada yang bisa membukanya lagi.",
            "On a shared computer, close it when you have done: without its number and secret nobody opens it again."
        ),
        ("register", "Register", "Register"),
        ("report", "Ringkasan", "Summary"),
        ("reads", "Catatan pembacaan", "Record of reads"),
        (
            "reads_hint",
            "Siapa membuka data permohonan layanan yang Anda pimpin. Isinya sendiri tidak tercatat di sini. Disimpan dua tahun.",
            "Who opened the applications of the services that you head. None of their content stands here. Kept for two years."
        ),
        ("reads_first_day", "Dibaca mulai tanggal", "Read from"),
        ("reads_none", "Tidak ada pembacaan yang cocok.", "No reads match."),
        ("reads_earlier", "Pembacaan sebelumnya", "Earlier reads"),
        ("read_who", "Oleh", "By"),
        ("read_what", "Yang dibaca", "What was read"),
        ("read_by_applicant", "pemegang kunci permohonan", "holder of the application's secret"),
        ("read_by_officer", "petugas yang akunnya sudah dihapus", "an officer whose account is gone"),
        ("read_by_operator", "pengelola server", "the server's operator"),
        ("read_case", "permohonan", "application"),
        ("read_upload", "berkas unggahan", "uploaded file"),
        ("read_output", "surat", "letter"),
        ("read_list", "daftar tugas", "list of tasks"),
        ("read_search", "pencarian", "search"),
        ("read_export", "ekspor seluruh daerah", "export of the whole region"),
        ("journal_receipt", "Tanda bukti jurnal", "Receipt of the journal"),
        (
            "journal_receipt_hint",
            "Simpan teks ini. Dengannya siapa pun dapat memeriksa nanti bahwa catatan permohonan ini sampai hari ini tidak diubah.",
            "Keep this text. With it anybody can check later that the record of this application up to today was not changed."
        ),
        ("receipt_check", "Periksa tanda bukti", "Check a receipt"),
        (
            "receipt_check_hint", "Tempel seluruh teks tanda bukti jurnal dari halaman permohonan.",
            "Paste the whole text of the receipt from the page of the application."
        ),
        (
            "receipt_holds", "Jurnal masih memuat tepat yang dinyatakan tanda bukti ini.",
            "The journal still holds exactly what this receipt says."
        ),
        (
            "receipt_differs",
            "Jurnal tidak memuat yang dinyatakan tanda bukti ini: teksnya keliru, atau jurnalnya berubah. Hubungi penyelenggara dengan membawa tanda bukti ini.",
            "The journal does not hold what this receipt says: the text is wrong, or the journal was changed. Show this receipt to the office."
        ),
        ("receipt_unreadable", "Teks ini bukan tanda bukti jurnal.", "This text is no receipt of the journal."),
        ("receipt_row", "Baris jurnal", "Row of the journal"),
        ("receipt_written", "Ditulis pada", "Written on"),
        ("receipt_key", "Ditandatangani dengan kunci", "Signed by the key"),
        ("report_first_day", "Diajukan mulai tanggal", "Filed from"),
        ("report_last_day", "Sampai tanggal", "Until"),
        ("report_show", "Tampilkan", "Show"),
        ("report_by_service", "Menurut layanan", "By service"),
        ("report_by_step", "Menurut langkah", "By step"),
        ("report_open", "Permohonan yang masih berjalan, menurut umurnya", "Applications under way, by age"),
        ("report_age", "Umur", "Age"),
        ("report_at_most", "sampai", "up to"),
        ("report_more_than", "lebih dari", "more than"),
        ("report_agency", "Instansi", "Agency"),
        ("report_service", "Layanan", "Service"),
        ("report_step", "Langkah", "Step"),
        ("report_received", "Diterima", "Received"),
        ("report_done", "Selesai", "Done"),
        ("report_promises_kept", "Janji terpenuhi", "Promises kept"),
        ("report_promises_broken", "Janji terlewat", "Promises broken"),
        ("report_begun", "Dimulai", "Begun"),
        ("report_late", "Lewat waktu sekarang", "Late now"),
        ("report_waiting", "Menunggu sekarang", "Waiting now"),
        ("report_in_time", "tepat waktu", "in time"),
        ("report_over", "terlewat", "late"),
        ("report_table", "Unduh tabel (CSV)", "Download the table (CSV)"),
        (
            "report_hint",
            "Dihitung dari permohonan yang diajukan pada hari-hari itu; yang menunggu dan umurnya dari semua yang masih berjalan. Janji yang waktunya sedang berhenti, ditarik atau gugur tidak dihitung.",
            "Counted over the applications filed on these days; what waits and its age over all that are under way. A promise whose clock stands still, or whose application was withdrawn or lapsed, is not counted."
        ),
        ("register_title", "Register permohonan", "Register of applications"),
        (
            "register_intro", "Permohonan layanan yang melalui peran Anda, juga yang sudah selesai; yang diajukan terakhir di atas.",
            "Applications for services that pass through your roles, finished ones too; those filed last are at the top."
        ),
        ("search_number", "Nomor permohonan atau surat", "Number of the case or the letter"),
        ("search_number_hint", "Boleh sebagian.", "A part will do."),
        ("search_name", "Nama pemohon", "Name of the applicant"),
        ("search_name_hint", "Sedikitnya 3 huruf; boleh sebagian.", "At least 3 letters; a part will do."),
        ("search", "Cari", "Search"),
        ("applicants", "Pemohon", "Applicants"),
        ("all", "Semua", "All"),
        ("state", "Keadaan", "State"),
        ("state_open", "Berjalan", "Under way"),
        ("state_ended", "Selesai, apa pun hasilnya", "Ended, in whatever way"),
        ("found_cases", "Permohonan yang ditemukan", "Applications found"),
        ("no_cases_found", "Tidak ada permohonan seperti itu.", "There is no such application."),
        ("older_cases", "Yang lebih lama", "Older ones"),
        ("several_at_once", "Beberapa permohonan sekaligus (paraf massal)", "Several applications at once"),
        ("applications", "permohonan", "applications"),
        (
            "queue_intro",
            "Urutkan menurut sebuah kolom, centang permohonan, lalu pilih tindakannya. Setiap permohonan diputus sendiri-sendiri.",
            "Order by a column, tick applications, then choose what to do. Each application is decided by itself."
        ),
        ("waiting_cases", "Permohonan yang menunggu", "Applications that wait"),
        ("out_of", "dari", "of"),
        ("order_by", "Urutkan menurut", "Order by"),
        ("direction", "Arah", "Direction"),
        ("order_up", "naik", "ascending"),
        ("order_down", "turun", "descending"),
        ("order", "Urutkan", "Order"),
        ("pick", "Centang", "Tick"),
        ("first_label", "Centang yang pertama", "Tick the first"),
        ("first_hint", "menurut urutan ini, paling banyak", "in this order, at most"),
        ("first_button", "Centang", "Tick"),
        ("first_wrong", "Tulis bilangan dari 1 sampai", "Give a number from 1 to"),
        ("for_ticked", "Tindakan untuk yang dicentang", "What to do for those that are ticked"),
        (
            "for_ticked_hint",
            "Belum ada yang diputus di sini: halaman berikutnya menanyakan isiannya dan kepastian Anda. Centang berlaku untuk halaman ini saja.",
            "Nothing is decided here yet: the next page asks what is to be filled in, and whether you are sure. Ticks hold for this page alone."
        ),
        ("one_by_one", "Hanya satu per satu", "One by one only"),
        ("obstacle_files", "meminta berkas untuk tiap permohonan.", "asks for a file of each application."),
        ("obstacle_bookings", "memilih jadwal untuk tiap permohonan.", "takes a slot for each application."),
        ("obstacle_rows", "mengisi daftar untuk tiap permohonan.", "fills in a list for each application."),
        (
            "obstacle_repair", "menandai yang harus dilengkapi pada tiap permohonan.",
            "ticks what has to be completed in each application."
        ),
        (
            "other_rules", "permohonan lain di langkah ini memakai aturan versi lain; buka satu per satu dari kotak tugas.",
            "more applications at this step go by rules of another version; open them one by one from the inbox."
        ),
        ("unreadable_cases", "permohonan tidak bisa dibaca.", "cases cannot be read."),
        ("tick_a_case", "Centang sedikitnya satu permohonan.", "Tick at least one application."),
        ("chosen_cases", "Permohonan yang dipilih", "Applications chosen"),
        (
            "for_each_ticked",
            "Tindakan ini diambil untuk setiap permohonan yang dicentang, dan tercatat atas nama Anda pada masing-masing.",
            "This is done for every application that is ticked, and recorded in each under your name."
        ),
        ("taken", "permohonan selesai diproses.", "applications done."),
        ("not_taken", "permohonan belum diproses.", "applications not done."),
        ("closed_cases", "Tidak dapat diproses di sini", "Cannot be done here"),
        ("waits_no_more", "tidak lagi menunggu Anda di langkah ini.", "does not wait for you at this step any more."),
        ("back_to_list", "Kembali ke daftar", "Back to the list"),
        ("pages", "Halaman daftar", "Pages of the list"),
        ("previous_page", "Halaman sebelumnya", "Previous page"),
        ("next_page", "Halaman berikutnya", "Next page"),
        ("updated_at", "Perubahan terakhir", "Last change"),
        ("due", "Batas waktu", "Due"),
        ("late", "Lewat waktu", "Late"),
        ("file_for", "Ajukan untuk warga", "Apply for a citizen"),
        ("warnings", "Perlu diperiksa", "To be checked"),
        ("record_payment", "Catat pembayaran", "Record the payment"),
        ("receipt_reference", "Nomor bukti bayar", "Number of the receipt"),
        ("amount", "Jumlah (rupiah)", "Amount (rupiah)"),
        ("done", "Selesai", "Done"),
        ("send_repair", "Kirim perbaikan", "Send what was mended"),
        ("repair_title", "Lengkapi permohonan", "Complete the application"),
        ("mended", "diperbaiki", "mended"),
        ("what_was_sent", "Yang Anda kirim", "What you sent"),
        ("what_was_applied_for", "Isi permohonan", "What was applied for"),
        ("repair_note", "Catatan petugas", "Note of the officer"),
        ("saved", "Tersimpan.", "Saved."),
        (
            "erased", "Data pribadi permohonan ini sudah dihapus. Nomor, tanggal, dan hasilnya tetap tercatat. Dihapus pada",
            "The personal data of this application has been erased. Its number, dates and outcome stay on record. Erased on"
        ),
        ("filed", "Diajukan", "Filed"),
        ("filed_at", "Diajukan pada", "Filed on"),
        ("promised", "Dijanjikan selesai", "Promised by"),
        ("provisional", "sementara, kalender belum ditetapkan", "provisional, no calendar is decreed yet"),
        ("not_started", "belum mulai dihitung", "not counted yet"),
        ("counted", "dihitung", "counted"),
        ("counted_from", "sejak", "from"),
        ("from_end_of", "sejak selesainya", "from the end of"),
        (
            "stands_repair", "Waktu berhenti sampai pemohon melengkapi permohonan.",
            "The clock stands still until the applicant has completed the application."
        ),
        ("stands_pay", "Waktu berhenti: menunggu pembayaran.", "The clock stands still: waiting for payment."),
        ("stands_applicant", "Waktu berhenti: menunggu pemohon.", "The clock stands still: waiting for the applicant."),
        ("turn_own", "Giliran Anda: isi bagian di bawah ini.", "It is your turn: fill in the part below."),
        (
            "turn_pay", "Giliran Anda: bayar menurut rincian di bawah ini.", "It is your turn: pay what is listed below."
        ),
        (
            "turn_office", "Sedang dikerjakan kantor; Anda tidak perlu berbuat apa-apa sekarang.",
            "The office is working on it; there is nothing for you to do now."
        ),
        ("to_task", "Langsung ke tindakan", "Go to what you can do"),
        ("mend_by", "Lengkapi paling lambat", "Complete it by"),
        ("ended_granted", "Selesai: dikabulkan", "Ended: granted"),
        ("ended_refused", "Selesai: ditolak", "Ended: refused"),
        ("ended_lapsed", "Selesai: gugur", "Ended: lapsed"),
        ("ended_withdrawn", "Selesai: ditarik", "Ended: withdrawn"),
        ("ended_referred", "Selesai: dialihkan", "Ended: referred"),
        ("by_applicant", "pemohon", "applicant"),
        ("by_system", "sistem", "system"),
        ("recorded_by_officer", "dicatat petugas", "recorded by an officer"),
        ("officer_for_applicant", "petugas, untuk pemohon", "an officer, for the applicant"),
        ("step_wait", "Menunggu", "Waiting"),
        ("step_payment", "Pembayaran", "Payment"),
        ("step_notice", "Pengumuman", "Notice"),
        ("step_release", "Penerbitan", "Release"),
        ("variant", "Jenis permohonan", "Kind of application"),
        ("applicant", "Pemohon adalah", "The applicant is a"),
        ("copies_for", "untuk", "for"),
        ("one_for_each", "satu untuk tiap", "one for each:"),
        ("max_age", "terbit paling lama", "issued at most ago:"),
        ("not_expired", "masih berlaku", "still valid"),
        ("from_office", "diperoleh kantor dari", "got by the office from"),
        ("party", "Siapa yang mengisi ini", "Who fills this in"),
        ("party_title", "Anda adalah", "You are"),
        ("channel", "Saluran", "Channel"),
        ("applicant_person", "Perorangan", "Person"),
        ("applicant_company", "Badan usaha", "Company"),
        ("applicant_foundation", "Yayasan", "Foundation"),
        ("applicant_office", "Instansi", "Public office"),
        ("channel_online", "Daring", "Online"),
        ("channel_counter", "Loket", "Counter"),
        ("channel_mobile_unit", "Layanan keliling", "Mobile unit"),
        ("channel_self_service", "Anjungan mandiri", "Self-service"),
        ("channel_phone", "Telepon", "Telephone"),
        ("delivery_download", "Unduh", "Download"),
        ("delivery_counter", "Ambil di loket", "Collect at the counter"),
        ("delivery_post", "Pos", "Post"),
        ("delivery_email", "Surel", "E-mail"),
        ("bring_copy", "Salinan", "Copy"),
        ("bring_legalised", "Salinan dilegalisasi", "Legalised copy"),
        ("bring_original", "Tunjukkan aslinya", "Show the original"),
        ("bring_surrendered", "Aslinya diserahkan", "The original is handed over"),
        ("copies", "rangkap", "copies"),
        ("when_needed", "bila diperlukan", "where needed"),
        (
            "optional_by_answers", "Wajib atau tidaknya bergantung pada jawaban lain", "Whether it is required depends on other answers"
        ),
        ("stamp_duty", "bermeterai", "with stamp duty"),
        ("working_days", "hari kerja", "working days"),
        ("hours", "jam", "hours"),
        ("minutes", "menit", "minutes"),
        ("days", "hari", "days"),
        ("weeks", "minggu", "weeks"),
        ("months", "bulan", "months"),
        ("years", "tahun", "years"),
        ("to_range", "sampai", "to"),
        ("no_time", "Hukum tidak menetapkan waktu", "The law sets no time"),
        ("promise_not_for_all", "tidak untuk semua permohonan", "not for every application"),
        ("steps_time", "Waktu tiap langkah", "The time of each step"),
        ("survey", "Survei Kepuasan Masyarakat", "Survey of satisfaction"),
        (
            "survey_intro",
            "Sembilan pertanyaan, sekali jawab. Jawaban Anda disimpan tanpa nomor permohonan dan tanpa nama; petugas tidak melihat siapa yang menjawab.",
            "Nine questions, answered once. Your answers are kept without the case's number and without a name; officers do not see who answered."
        ),
        ("survey_remark", "Saran atau masukan", "Suggestions"),
        (
            "survey_remark_hint", "Jangan tulis nama atau nomor Anda. Paling panjang 1000 huruf.",
            "Do not write your name or number. At most 1000 characters."
        ),
        ("survey_send", "Kirim jawaban", "Send the answers"),
        ("survey_thanks", "Survei permohonan ini sudah diisi. Terima kasih.", "The survey of this case has been answered. Thank you."),
        ("survey_report", "Survei Kepuasan Masyarakat (PermenPANRB 14/2017)", "Survey of satisfaction (PermenPANRB 14/2017)"),
        ("survey_by_service", "Survei menurut layanan", "Survey by service"),
        ("survey_answers", "Jawaban survei", "Answers to the survey"),
        ("survey_index", "Indeks kepuasan", "Index of satisfaction"),
        ("survey_grade", "Mutu pelayanan", "Quality of service"),
        ("survey_remarks", "Saran dan masukan", "Suggestions"),
        (
            "survey_least", "Survei yang dijawab pada hari-hari ini. Indeks baru ditampilkan bila yang menjawab paling sedikit",
            "Surveys answered on these days. An index is shown only where those who answered are at least"
        ),
        ("survey_too_few", "jawaban belum cukup", "too few answers"),
        ("grade_a", "sangat baik", "very good"),
        ("grade_b", "baik", "good"),
        ("grade_c", "kurang baik", "less than good"),
        ("grade_d", "tidak baik", "not good"),
        ("save_draft", "Simpan dan lanjutkan nanti", "Save and go on later"),
        ("continue_draft", "Lanjutkan draf", "Go on with a draft"),
        ("draft_number", "Nomor draf", "Number of the draft"),
        (
            "draft_secret_hint", "26 huruf dan angka yang diberikan saat draf disimpan.",
            "The 26 letters and digits given when it was saved."
        ),
        (
            "draft_kept", "Draf terhapus dengan sendirinya bila tidak disimpan lagi selama",
            "A draft is erased by itself where it was not saved again for"
        ),
        ("draft_saved", "Draf tersimpan", "Draft saved"),
        (
            "draft_saved_text", "Permohonan belum diajukan. Lanjutkan kapan saja, di perangkat mana pun, dengan nomor dan kunci ini.",
            "The application is not sent yet. Go on at any time, on any device, with this number and secret."
        ),
        ("draft_until", "Disimpan sampai", "Kept until"),
        (
            "draft_warning",
            "Kunci ini hanya ditampilkan sekali. Siapa pun yang memegangnya dapat membuka draf Anda, dan permohonannya sesudah diajukan.",
            "This secret is shown once. Whoever has it can open your draft, and the application once it is filed."
        ),
        ("draft_same_secret", "Kuncinya tetap yang dahulu.", "Its secret is the one that you have."),
        ("draft_qr", "Kode QR untuk melanjutkan draf ini", "QR code to go on with this draft"),
        ("draft_go_on", "Lanjutkan mengisi sekarang", "Go on filling in now"),
        ("draft_changes", "Formulir ini berubah sejak draf disimpan", "This form has changed since the draft was saved"),
        ("draft_gone", "Tidak ditanya lagi, jawabannya dihapus", "Asked no more, the answer is dropped"),
        ("draft_new", "Ditanya sekarang", "Asked now"),
        ("draft_refused", "Perlu diperbaiki", "Needs mending"),
        ("erase_draft", "Hapus draf", "Erase the draft"),
        (
            "erase_draft_hint", "Isian dan berkasnya dihapus dan tidak dapat dikembalikan.",
            "Its answers and files are erased and cannot be brought back."
        ),
        ("draft_erased", "Draf dihapus.", "The draft was erased."),
        ("device", "Tersimpan di ponsel ini", "Kept on this phone"),
        (
            "device_intro",
            "Isian permohonan yang Anda minta disimpan ada di ponsel ini saja, belum pada kami, dan terhapus sendiri sesudah 28 hari.",
            "What you asked to be kept of an application lies on this phone alone, not with us, and is erased by itself after 28 days."
        ),
        (
            "device_shared", "Siapa pun yang memakai ponsel ini dapat membacanya. Hapus bila ponsel ini dipakai bersama.",
            "Whoever uses this phone can read it. Delete it where the phone is shared."
        ),
        (
            "device_needs_script", "Peramban ini tidak menyimpan apa pun, karena JavaScript-nya dimatikan.",
            "This browser keeps nothing, since its JavaScript is off."
        ),
        ("device_none", "Tidak ada yang tersimpan.", "Nothing is kept."),
        ("device_keep", "Simpan isian saya di ponsel ini", "Keep my answers on this phone"),
        (
            "device_keep_hint",
            "Isian tidak hilang bila sambungan putus, dan dapat dikirim nanti. Jangan dipakai di ponsel orang lain. Berkas ikut disimpan sampai",
            "They are not lost when the link breaks, and can be sent later. Do not use it on somebody else's phone. Files are kept up to"
        ),
        ("device_kept", "Tersimpan di ponsel ini.", "Kept on this phone."),
        ("device_keep_now", "Simpan di ponsel ini", "Keep it on this phone"),
        ("device_forget", "Hapus dari ponsel ini", "Delete from this phone"),
        ("device_forget_all", "Hapus semua dari ponsel ini", "Delete all from this phone"),
        (
            "device_large", "Berkas ini tidak ikut tersimpan di ponsel, lampirkan lagi nanti; yang disimpan paling besar",
            "This file is not kept on the phone, attach it again later; what is kept has at most"
        ),
        ("device_found", "Di ponsel ini tersimpan isian Anda dari", "This phone keeps answers of yours, of"),
        ("device_resume", "Lanjutkan isian itu", "Go on with them"),
        ("device_offline", "Tidak ada sambungan.", "There is no link."),
        (
            "device_offline_page", "Halaman yang Anda minta tidak dapat dibuka sekarang.",
            "The page that you asked for cannot be opened now."
        ),
        (
            "device_offline_kept", "Belum terkirim, tetapi isian Anda tersimpan di ponsel ini.",
            "Nothing is sent yet, but your answers are kept on this phone."
        ),
        (
            "device_offline_loose", "Belum terkirim dan belum tersimpan. Jangan tutup halaman ini, atau simpan dahulu.",
            "Nothing is sent or kept yet. Do not close this page, or keep it first."
        ),
        ("device_send_later", "Kirim begitu tersambung", "Send once there is a link"),
        (
            "device_waiting",
            "Menunggu sambungan. Permohonan terkirim sendiri, satu kali, begitu tersambung selama halaman ini terbuka, atau saat situs ini dibuka lagi.",
            "Waiting for the link. The application is sent by itself, once, as soon as there is one while this page is open, or when you open this site again."
        ),
        ("device_not_yet", "Jangan dikirim dulu", "Do not send it yet"),
        (
            "device_refused", "Belum terkirim: ada yang perlu diperbaiki. Tekan “Lihat sebelum dikirim”, lalu ikuti petunjuknya.",
            "Not sent: something needs mending. Press “Look at it before it is sent”, and follow what it says."
        ),
        (
            "device_refused_open",
            "Belum terkirim: ada yang perlu diperbaiki. Buka, lanjutkan isian itu, lalu tekan “Lihat sebelum dikirim”.",
            "Not sent: something needs mending. Open it, go on with it, and press “Look at it before it is sent”."
        ),
        ("device_is_kept", "Belum dikirim.", "Not sent yet."),
        ("device_open", "Buka", "Open"),
        (
            "device_receipt", "Nomor dan kunci ini juga tersimpan di ponsel ini. Catat, lalu hapus bila ponsel ini dipakai bersama.",
            "This number and secret are kept on this phone too. Write them down, and delete them where the phone is shared."
        ),
        ("needs", "Syarat dan biaya saya", "What I need"),
        (
            "needs_intro", "Jawab yang Anda tahu. Nama tidak ditanya dan tidak ada yang disimpan.",
            "Answer what you know. No name is asked and nothing is kept."
        ),
        ("needs_show", "Tampilkan syarat dan biaya", "Show what I need"),
        ("needs_bring", "Yang harus dibawa", "What to bring"),
        ("needs_decides", "Yang memutuskan", "Who decides"),
        ("needs_apply", "Ajukan dengan jawaban ini", "Apply with these answers"),
        ("needs_carried", "Jawaban di atas terbawa ke formulir permohonan.", "The answers above are taken over into the application."),
        (
            "needs_counter", "Layanan ini diajukan di loket. Bawalah yang tertulis di atas.",
            "This service is applied for at the counter. Bring what is listed above."
        ),
        ("not_known_yet", "belum diketahui", "not known yet"),
        ("not_promised", "tidak dijanjikan untuk jawaban ini", "not promised for these answers"),
        ("total", "Jumlah", "Total"),
        ("depends_on", "tergantung", "depends on"),
        ("open_at_step", "hasil", "the outcome of"),
        ("open_documents", "dokumen yang diserahkan", "the documents handed in"),
        ("open_delivery", "cara pengambilan", "the way of delivery"),
        ("open_held", "izin yang sudah dimiliki", "the permits held already"),
        ("depends", "tergantung keadaan", "depends on the case"),
        ("computed_fee", "dihitung dari isian", "computed from the answers"),
        ("unstated", "tidak disebut dalam standar", "not stated in the standard"),
        ("unstated_fee", "tidak disebut dalam standar; ditetapkan petugas", "not stated in the standard; set by an officer"),
        ("validity", "Masa berlaku", "Validity"),
        ("per", "per", "per"),
        ("each", "tiap", "every"),
        ("each_month", "tiap bulan", "every month"),
        ("each_year", "tiap tahun", "every year"),
        ("valid_for", "berlaku", "valid for"),
        ("valid_until", "Berlaku sampai", "Valid until"),
        ("issued_on", "Diterbitkan", "Issued"),
        ("holder", "Pemegang", "Holder"),
        ("holder_title", "Diberikan kepada", "Given to"),
        ("content_title", "Isi", "Contents"),
        ("letter", "Surat", "Letter"),
        ("letter_number", "Nomor surat", "Number of the letter"),
        ("issued_by", "Penerbit", "Issued by"),
        ("signed_electronically", "Ditandatangani secara elektronik pada", "Signed electronically on"),
        ("signed_at", "Ditandatangani pada", "Signed on"),
        ("pdf_link", "Unduh PDF", "Download PDF"),
        (
            "print_hint", "Untuk mencetak atau menyimpan sebagai PDF, pakai menu cetak peramban.",
            "To print it or to keep it as PDF, use the browser's print menu."
        ),
        ("check_this", "Keaslian surat ini dapat diperiksa di", "Whether this letter is genuine can be checked at"),
        ("check_code", "kode periksa", "check code"), ("letter_code", "Kode periksa", "Check code"),
        ("check_title", "Periksa keaslian surat", "Check a letter"),
        (
            "check_intro", "Nomor dan kode periksa tercetak di bagian bawah surat.",
            "The number and the check code stand at the foot of the letter."
        ),
        ("check_button", "Periksa", "Check"),
        (
            "check_compare",
            "Cocokkan isi ini dengan surat yang Anda pegang; dari nama pemegang hanya huruf pertama tiap kata yang ditampilkan.",
            "Hold this against the letter in your hand; of the holder's name only the first letter of each word is shown."
        ),
        (
            "no_such_letter", "Tidak ada surat terbit dengan nomor dan kode ini. Periksa lagi pengetikannya.",
            "No letter was issued with this number and code. Check how they are typed."
        ),
        ("letter_valid", "Surat ini terdaftar dan berlaku.", "This letter is registered and valid."),
        ("letter_expired", "Surat ini terdaftar, tetapi masa berlakunya sudah lewat.", "This letter is registered, but has expired."),
        ("letter_revoked", "Surat ini sudah dicabut; tidak berlaku lagi.", "This letter was revoked; it is not valid any more."),
        ("letter_replaced", "Surat ini sudah diganti; tidak berlaku lagi.", "This letter was replaced; it is not valid any more."),
        ("letter_cancelled", "Nomor ini dibatalkan; surat tidak berlaku.", "This number was cancelled; the letter is not valid."),
        ("not_released", "belum diterbitkan", "not released yet"),
        ("output_cancelled", "Nomor ini dibatalkan; surat tidak berlaku.", "This number was cancelled; the letter is not valid."),
        ("issued_valid", "berlaku", "valid"),
        ("issued_expired", "habis masa berlaku", "expired"),
        ("issued_revoked", "dicabut atau diganti", "revoked or replaced"),
        ("issued_unknown", "tidak dikenal", "not known"),
        ("output_revoked", "Surat ini sudah dicabut; tidak berlaku lagi.", "This letter was revoked; it is not valid any more."),
        ("output_replaced", "Surat ini sudah diganti; tidak berlaku lagi.", "This letter was replaced; it is not valid any more."),
        ("output_expired", "Masa berlaku surat ini sudah lewat.", "This letter has expired."),
        ("output_file", "Berkas surat", "The letter's file"),
        ("complain_by", "Melalui layanan", "By the service"),
        ("output_draft", "Rancangan: belum diterbitkan.", "Draft: not released yet."),
        ("collect", "diambil di loket", "to be collected"),
        ("sign", "Tanda tangani", "Sign"),
        ("other_answers", "Ubah isian lain", "Change other answers"),
        ("required", "Wajib diisi.", "This is required."),
        ("board", "Papan pengumuman", "Notice board"),
        ("board_intro", "Yang diumumkan di sini dapat ditanggapi siapa pun.", "Anybody may respond to what is published here."),
        ("no_notices", "Tidak ada pengumuman saat ini.", "Nothing is published now."),
        ("posted", "Diumumkan", "Published"),
        ("publish", "Umumkan", "Publish"),
        ("object", "Ajukan keberatan", "Object"),
        (
            "object_hint", "Nama dan kontak Anda hanya dibaca petugas. Satu kontak, satu keberatan.",
            "Your name and contact are read by officers only. One contact, one objection."
        ),
        ("object_until", "Keberatan diterima sampai", "Objections are taken until"),
        ("objected", "Keberatan Anda diterima.", "Your objection was taken."),
        ("objection", "Keberatan dari", "Objection of"),
        ("your_name", "Nama Anda", "Your name"),
        ("your_contact", "Nomor telepon atau surel", "Telephone number or e-mail address"),
        ("reference", "Nomor rujukan sistem lain", "Reference of the other system"),
        ("extend", "Perpanjang waktu", "Lengthen the time"),
        ("waits_until", "Menunggu sampai", "Waits until"),
        ("stands_time", "Waktu berhenti: menunggu saatnya.", "The clock stands still: waiting for the time to come."),
        ("next_step", "Yang dapat dilakukan berikutnya", "What may follow"),
        ("next_until", "sampai", "until"),
        ("moment_published", "diumumkan", "published"),
        ("moment_objected", "ada keberatan", "somebody objected"),
        ("moment_elapsed", "waktunya tiba", "its time has come"),
        ("message", "Pesan kepada pemohon", "Message to the applicant"),
        ("moment_told", "pesan kepada pemohon", "message to the applicant"),
        ("moment_given", "jadwal yang ditunggu diperoleh", "the slot waited for was given"),
        ("moment_extended", "waktu diperpanjang", "time lengthened"),
        ("moment_deemed", "Dianggap dikabulkan menurut hukum", "Deemed granted by law"),
        ("moment_submitted", "Permohonan diajukan", "Application filed"),
        ("moment_entered", "dimulai", "begun"),
        ("moment_passed", "dilewati", "passed"),
        ("moment_acted", "selesai", "done"),
        ("moment_repaired", "dilengkapi pemohon", "completed by the applicant"),
        ("moment_proved", "bukti diserahkan", "proof handed in"),
        ("moment_paid", "dibayar", "paid"),
        ("moment_late", "lewat waktu", "late"),
        ("moment_escalated", "dialihkan ke atasan", "escalated"),
        ("moment_cancelled", "dibatalkan", "cancelled"),
        ("moment_withdrawn", "Permohonan ditarik", "Application withdrawn"),
        ("moment_released", "Hasil diterbitkan", "Result released"),
        ("moment_ended", "selesai", "ended"),
        ("privacy", "Data Anda dipakai hanya untuk layanan ini dan disimpan", "Your data is used for this service alone and kept for"),
    ]
}
