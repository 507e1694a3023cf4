/// What pages of officers say, at the counter and at the head of an office; queue numbers, and who is behind a region.
extension Words {
    static let officeRows: [(String, String, String)] = [
        ("contact_address", "Alamat", "Address"),
        ("contact_phone", "Telepon", "Telephone"),
        ("contact_whatsapp", "WhatsApp", "WhatsApp"),
        ("contact_email", "Surel (email)", "E-mail"),
        ("contact_web", "Situs", "Web site"),
        ("contact_hours", "Jam layanan", "Opening hours"),
        ("dated", "Ditetapkan pada", "Dated"),
        ("look", "Lihat di sini", "View it here"),
        ("look_alone", "Buka satu halaman penuh", "Open on a page of its own"),
        ("counters", "Nomor antrean", "Queue numbers"),
        (
            "counters_intro", "Ambil satu nomor untuk hari ini, lalu tunggu sampai dipanggil.",
            "Take one number for today, then wait until it is called."
        ),
        ("no_counters", "Tidak ada loket yang memakai nomor antrean.", "No counter calls by numbers."),
        ("take_ticket", "Ambil nomor", "Take a number"),
        (
            "counter_shut", "Di luar jam layanan: nomor dipanggil sesudah loket buka, dan berlaku hari ini saja. Jam buka:",
            "Outside opening hours: numbers are called once the counter opens, and hold for today alone. Open:"
        ),
        ("numbers_wait", "nomor menunggu", "numbers wait"),
        ("nobody_waits", "tidak ada yang menunggu", "nobody waits"),
        ("ticket", "Nomor antrean", "Queue number"),
        ("ticket_called", "Silakan ke", "Please go to"),
        ("ticket_next", "Anda berikutnya.", "You are next."),
        ("ticket_ahead", "nomor sebelum Anda", "numbers before yours"),
        ("ticket_qr", "Pindai kode QR ini untuk membuka nomor ini di ponsel", "Scan this QR code to open this number on a phone"),
        (
            "ticket_keep", "Simpan atau cetak halaman ini. Nomor berlaku hari ini saja.",
            "Keep or print this page. The number holds for today alone."
        ),
        (
            "ticket_renews", "Halaman ini diperbarui sendiri tiap 20 detik sampai nomor dipanggil.",
            "This page updates itself every 20 seconds until the number is called."
        ),
        ("ticket_again", "Lihat keadaan sekarang", "See how it stands now"),
        ("screen", "Layar panggilan", "Numbers being called"),
        ("none_called", "Belum ada nomor yang dipanggil.", "No number has been called yet."),
        ("screen_refreshes", "Halaman ini diperbarui sendiri tiap 5 detik.", "This page updates itself every 5 seconds."),
        ("screen_stop", "Jangan diperbarui sendiri", "Stop updating"),
        ("screen_stands", "Halaman ini tidak diperbarui sendiri.", "This page does not update itself."),
        ("screen_go_on", "Perbarui terus", "Keep updating"),
        ("counter_desk", "Loket", "Counters"),
        ("no_own_counters", "Tidak ada loket untuk peran Anda.", "There is no counter for your roles."),
        ("desk", "Meja Anda", "Your desk"),
        ("desk_hint", "Ke mana warga datang; misalnya Meja 2.", "Where the citizen is to come, such as Desk 2."),
        ("call_next", "Panggil berikutnya", "Call the next"),
        ("call_again", "Panggil lagi", "Call again"),
        ("take_for_citizen", "Ambilkan nomor untuk warga", "Take a number for a citizen"),
        ("called_last", "Dipanggil:", "Called:"),
        ("called_today", "Dipanggil terakhir", "Called last"),
        ("publishing", "Terbitkan definisi layanan", "Publish service definitions"),
        (
            "publishing_intro",
            "Di sini terlihat perubahan layanan yang sudah disiapkan, sesudah diperiksa dan dibandingkan dengan yang tayang. Tidak ada yang berubah sebelum diterbitkan.",
            "Here stand the changes to services that were made ready, checked and compared with what is published. Nothing changes before it is published."
        ),
        (
            "publishing_effect",
            "Semua yang tertulis di atas terbit sekaligus. Permohonan yang sudah berjalan tetap memakai versi yang semula.",
            "All that stands above is published at once. Cases that run keep the version that they began with."
        ),
        ("publishing_refused", "Definisi di folder ditolak", "The definitions in the folder are refused"),
        (
            "publishing_stays", "Tidak ada yang diterbitkan; yang tayang tetap berjalan. Teruskan pesan ini kepada penulis definisinya.",
            "Nothing is published; what was published before goes on. Pass this message on to who wrote the definitions."
        ),
        ("publishing_same", "Tidak ada beda dengan yang tayang.", "There is no difference from what is published."),
        ("publishing_differs", "Yang berubah bila diterbitkan", "What changes when it is published"),
        ("publishing_table", "Layanan yang berubah", "Services that change"),
        ("publishing_notes", "Catatan pemeriksaan", "Notes of the check"),
        ("publishing_history", "Riwayat penerbitan", "What was published when"),
        ("publishing_look", "Lihat dan terbitkan lagi", "Look at it and publish it again"),
        ("publishing_earlier", "Terbitan", "What was published on"),
        (
            "publishing_of_others", "Ini menyangkut badan lain. Yang menerbitkan kepalanya, atau pengelola server:",
            "This concerns other agencies. Their head publishes it, or the operator of the server:"
        ),
        (
            "publishing_of_headless", "Ini menyangkut badan tanpa kepala di katalog yang tayang. Yang menerbitkan hanya pengelola server:",
            "This concerns agencies without a head in the published catalog. Only the operator of the server publishes it:"
        ),
        (
            "publishing_of_new",
            "Ini menyangkut badan baru, yang belum ada di katalog yang tayang. Yang menerbitkan hanya pengelola server:",
            "This concerns new agencies, which the published catalog does not have yet. Only the operator of the server publishes it:"
        ),
        ("publish", "Terbitkan", "Publish"),
        ("publish_again", "Terbitkan lagi", "Publish it again"),
        ("published_now", "Sudah terbit.", "It is published."),
        ("published_here", "Sedang tayang", "Published now"),
        ("published_added", "baru", "new"),
        (
            "published_removed", "tidak dapat diajukan lagi; permohonan yang berjalan tetap dilanjutkan",
            "no longer applied for; its running cases go on"
        ),
        ("published_changed", "isi atau alurnya berubah", "asks, decides or promises otherwise"),
        ("published_reworded", "teksnya berubah", "other texts"),
        ("published_order", "Urutan layanan di daftar.", "The order of the services in lists."),
        (
            "version_reused", "Nomor versinya sama padahal isinya lain: naikkan `version` supaya keduanya dapat dibedakan.",
            "Its version is the same though its meaning is another: raise `version`, so that the two can be told apart."
        ),
        ("version_served", "Versi tayang", "Version published"),
        ("version_ready", "Versi siap terbit", "Version ready"),
        ("difference", "Bedanya", "Difference"),
        ("services_unchanged", "layanan tidak berubah", "services do not change"),
        ("the_operator", "pengelola server", "the operator of the server"),
        ("officer_gone", "petugas yang akunnya sudah dihapus", "an officer whose account is gone"),
        ("catalog_differs", "Untuk semua layanan berubah:", "For all services there change:"),
        ("catalog_names", "nama, wilayah, edisi, atau bahasa", "name, region, edition, or languages"),
        ("catalog_hours", "jam kerja dan kalender", "office hours and calendar"),
        ("catalog_agencies", "badan", "agencies"),
        ("catalog_roles", "peran", "roles"),
        ("catalog_systems", "sistem lain", "other systems"),
        ("catalog_resources", "yang dapat dipesan", "what can be booked"),
        ("catalog_counters", "loket antrean", "counters with numbers"),
        ("catalog_branding", "nama tampilan, lambang, warna, dan kontak", "branding"),
        ("availability", "Buka dan tutup layanan", "Open and close services"),
        (
            "availability_intro",
            "Layanan yang ditutup tidak menerima permohonan baru; alasannya dibaca warga. Permohonan yang sudah diajukan tetap berjalan, dan draf tetap tersimpan.",
            "A closed service takes no new applications; citizens read the reason. Applications filed before go on, and drafts are kept."
        ),
        ("service_open", "Terbuka untuk permohonan.", "Open for applications."),
        ("closed_since", "Layanan ini ditutup sejak", "This service has been closed since"),
        ("closing_reason", "Alasan ditutup, dibaca warga", "Why it is closed, read by citizens"),
        ("close_service", "Tutup layanan", "Close the service"),
        ("open_service", "Buka layanan", "Open the service"),
        ("is_closed", "ditutup sementara", "closed at present"),
        ("file_mend", "Berkas ini diminta diperbaiki: pilih berkas yang baru.", "Another file was asked for: choose the new one."),
        (
            "stands_repair_own", "Waktu berhenti sampai Anda mengirim perbaikan.",
            "The clock stands still until you send what was asked for."
        ),
        ("letter_ready", "Surat Anda sudah dapat diunduh.", "Your letter can be downloaded."),
        ("letter_collect", "Surat Anda sudah terbit dan dapat diambil.", "Your letter has been issued and can be collected."),
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
        (
            "login_unsaved", "Sesi Anda berakhir; tindakan tadi belum tersimpan.",
            "Your session had ended; what you just did was not saved."
        ),
        ("login_name", "Nama pengguna", "User name"),
        ("log_in_by", "Masuk dengan", "Log in by"),
        ("or_by_password", "Atau dengan akun di sini:", "Or by an account of this place:"),
        ("erasure_requests", "Permintaan hapus data", "Requests to erase data"),
        (
            "erasure_requests_intro",
            "Pemohon meminta data pribadinya dihapus (UU 27/2022). Buka permohonannya, lalu hapus, atau tolak dengan alasan yang dibaca pemohon.",
            "Applicants ask that their personal data be erased (UU 27/2022). Open the case, then erase it, or refuse with a reason that the applicant reads."
        ),
        ("no_erasure_requests", "Tidak ada permintaan yang menunggu.", "No request waits."),
        ("erasure_asked_at", "Diminta", "Asked"),
        ("erasure_erase", "Hapus data pribadi", "Erase the personal data"),
        (
            "erasure_for_good", "Tidak dapat dikembalikan. Nomor, tanggal, dan keluaran yang masih berlaku tetap tercatat.",
            "Nothing brings it back. Numbers, days and outputs that are still valid stay on record."
        ),
        ("erasure_grounds", "Dasar, tanpa nama orang", "On what grounds, naming nobody"),
        ("erasure_refuse", "Tolak", "Refuse"),
        ("erasures_answered", "Sudah dijawab", "Answered"),
        ("erasure_done", "Dihapus", "Erased"),
        ("erasure_refused", "Penghapusan data pribadi ditolak", "The erasure of personal data was refused"),
        ("erasure_open", "Menunggu", "Waiting"),
        ("entered", "Anda sudah masuk", "You are logged in"),
        ("entered_go", "Lanjutkan", "Continue"),
        ("left", "Anda sudah keluar", "You are logged out"),
        ("left_provider", "Anda sudah keluar, di sini dan dari", "You are logged out, here and of"),
        ("leaving_provider", "Di sini Anda sudah keluar. Sekarang juga dari", "Here you are logged out. Now also of"),
        ("leave_provider", "Keluar dari", "Log out of"),
        ("log_in_again", "Masuk lagi", "Log in again"),
        (
            "provider_remembers",
            "Anda keluar di sini saja. Penyedia akun mungkin masih mengenal peramban ini: yang memakainya sesudah Anda bisa masuk sebagai Anda. Di komputer bersama, keluarlah juga di situs penyedia.",
            "You are logged out here alone. The account's provider may still know this browser: whoever uses it after you may come in as you. On a shared computer, log out at the provider's site too."
        ),
        (
            "provider_away", "Penyedia akun sedang tidak menjawab. Coba lagi nanti, atau masuk dengan nama dan kata sandi di sini.",
            "The account's provider does not answer now. Try again later, or log in by name and password here."
        ),
        (
            "provider_away_applicants",
            "Penyedia akun sedang tidak menjawab. Coba lagi nanti; permohonan tetap terbuka dengan nomor dan kuncinya.",
            "The account's provider does not answer now. Try again later; an application opens by its number and secret all the same."
        ),
        ("provider_refused", "Penyedia akun tidak memasukkan Anda. Mulai lagi.", "The account's provider did not let you in. Begin again."),
        (
            "no_account_here", "Anda dikenal oleh penyedia akun, tetapi belum punya akun petugas di sini. Hubungi pengelola.",
            "The provider knows you, but you have no officer's account here. Ask the operator."
        ),
        ("two_step", "Verifikasi dua langkah", "Two-step verification"),
        (
            "two_step_why",
            "Sesudah kata sandi, masuk juga meminta kode dari aplikasi autentikator di ponsel Anda, misalnya Google Authenticator. Orang lain tidak dapat masuk dengan kata sandi Anda saja.",
            "After the password, the login also asks for a code of the authenticator app on your phone, such as Google Authenticator. Nobody else can log in by your password alone."
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
        (
            "recovery_codes_hint",
            "Simpan di kertas. Bila ponsel hilang, tiap kode berlaku sekali sebagai pengganti. Kode ini tidak dapat ditampilkan lagi.",
            "Keep them on paper. When the phone is lost, each stands in once. They cannot be shown again."
        ),
        ("recovery_codes_left", "Kode cadangan yang tersisa", "Recovery codes left"),
        ("login_over", "Waktu masuk habis; mulai lagi.", "The login took too long; begin again."),
        ("reason_for", "Wajib untuk:", "Required for:"),
        ("reason_hint", "Alasan ini dibaca pemohon.", "The applicant will read this."),
        (
            "to_mend_hint", "Tandai yang harus diperbaiki pemohon, lalu tekan", "Tick what the applicant has to mend, then press"
        ),
        ("tick_something", "Tandai sedikitnya satu yang harus dilengkapi.", "Tick at least one thing that has to be completed."),
        ("your_roles", "Peran Anda", "Your roles"),
        ("waiting_for_you", "Menunggu Anda", "Waiting for you"),
        ("nothing_waits", "Tidak ada tugas yang menunggu.", "Nothing is waiting."),
        ("read_at", "Waktu", "Time"),
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
        ("report_first_day", "Diajukan mulai tanggal", "Filed from"),
        ("report_last_day", "Sampai tanggal", "Until"),
        ("report_show", "Tampilkan", "Show"),
        ("report_by_service", "Menurut layanan", "By service"),
        ("report_by_step", "Menurut langkah", "By step"),
        ("report_open", "Permohonan yang masih berjalan, menurut umurnya", "Applications under way, by age"),
        ("report_age", "Umur", "Age"),
        ("report_at_most", "sampai", "up to"),
        ("report_more_than", "lebih dari", "more than"),
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
        ("found_cases", "Permohonan yang ditemukan", "Applications found"),
        (
            "no_case_of_yours", "Mungkin nomornya salah, atau permohonan itu tidak melalui peran Anda.",
            "The number may be wrong, or the application does not pass through your roles."
        ),
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
        ("one_by_one", "Hanya dapat satu per satu", "One by one only"),
        (
            "other_rules", "permohonan lain di langkah ini memakai aturan versi lain; buka satu per satu dari kotak tugas.",
            "more applications at this step go by rules of another version; open them one by one from the inbox."
        ),
        ("unreadable_cases", "permohonan tidak bisa dibaca.", "cases cannot be read."),
        ("tick_a_case", "Centang sedikitnya satu permohonan.", "Tick at least one application."),
        ("initials", "Paraf beberapa permohonan", "Initial several applications"),
        (
            "initials_intro",
            "Centang permohonan untuk diteruskan sekaligus, juga dari beberapa langkah. Yang tanpa kotak centang memerlukan pilihan, alasan, atau isian: buka satu per satu.",
            "Tick applications to send them on at once, also from several steps. Those without a box need a choice, a reason or an answer: open them one by one."
        ),
        ("tick_all", "Centang semua", "Tick all"),
        ("initials_button", "Teruskan yang dicentang", "Send on what is ticked"),
        ("initials_do", "Paraf dan teruskan", "Initial and send on"),
        ("initials_chosen", "Permohonan dan tindakannya", "Applications, each with what is done"),
        (
            "initials_each",
            "Tindakan yang tertulis dilakukan untuk setiap permohonan yang dicentang, satu per satu, dan tercatat atas nama Anda pada masing-masing.",
            "What is written is done for every application that is ticked, one by one, and recorded in each under your name."
        ),
        (
            "initials_not_here", "tidak lagi menunggu Anda di sini, atau harus dibuka sendiri.",
            "does not wait for you here any more, or has to be opened by itself."
        ),
        ("chosen_cases", "Permohonan yang dipilih", "Applications chosen"),
        (
            "for_each_ticked",
            "Tindakan ini dilakukan untuk setiap permohonan yang dicentang, dan tercatat atas nama Anda pada masing-masing.",
            "This is done for every application that is ticked, and recorded in each under your name."
        ),
        ("not_taken", "permohonan belum diproses.", "applications not done."),
        ("closed_cases", "Tidak dapat diproses di sini", "Cannot be done here"),
        ("waits_no_more", "tidak lagi menunggu Anda di langkah ini.", "does not wait for you at this step any more."),
        ("back_to_list", "Kembali ke daftar", "Back to the list"),
        ("pages", "Halaman daftar", "Pages of the list"),
        ("previous_page", "Halaman sebelumnya", "Previous page"),
        ("next_page", "Halaman berikutnya", "Next page"),
        ("updated_at", "Perubahan terakhir", "Last change"),
        ("file_for", "Ajukan untuk warga", "Apply for a citizen"),
        ("warnings", "Perlu diperiksa", "To be checked"),
        ("record_payment", "Catat pembayaran", "Record the payment"),
        ("send_repair", "Kirim perbaikan", "Send what was mended"),
        ("repair_title", "Lengkapi permohonan", "Complete the application"),
        ("repair_note", "Catatan petugas", "Note of the officer"),
        ("to_task", "Langsung ke tindakan", "Go to what you can do"),
        ("other_answers", "Ubah isian lain", "Change other answers"),
    ]
}
