/// What pages of citizens say: the catalog, a service, the application and its draft, the case, letters and their check.
extension Words {
    private static let receiptMinutes = Call.receiptSeconds / 60

    static let citizenRows: [(String, String, String)] = [
        ("part", "Bagian", "Part"),
        ("part_wrong", "perlu diperbaiki", "to be mended"),
        ("all_parts", "Tampilkan semua bagian sekaligus", "Show all parts at once"),
        ("ask_erasure", "Minta data pribadi dihapus", "Ask for the personal data to be erased"),
        (
            "ask_erasure_hint",
            "Isian, berkas, dan nama pada permohonan ini dihapus bila permintaan dikabulkan; Anda membaca jawabannya di sini. Surat yang masih berlaku tetap dapat diperiksa, tetapi tidak dapat diunduh lagi: simpan dahulu.",
            "Answers, files and names of this application are erased if the request is granted; you read the answer here. A letter that is still valid can be checked, but not be downloaded any more: keep it first."
        ),
        (
            "erasure_at_office", "Penghapusan data pribadi diminta di kantor",
            "The erasure of the personal data is asked for at the office of"
        ),
        ("erasure_waits", "Penghapusan data pribadi diminta", "The erasure of the personal data was asked for"),
        ("own_cases", "Permohonan saya", "My applications"),
        ("earlier_cases", "Permohonan yang lebih lama", "Earlier applications"),
        (
            "own_cases_why",
            "Masuk untuk melihat permohonan Anda tanpa kunci. Tanpa akun, tiap permohonan terbuka dengan nomor dan kuncinya.",
            "Log in to see your applications without their secrets. Without an account, each opens by its number and secret."
        ),
        ("own_cases_of", "Anda masuk sebagai", "You are logged in as"),
        ("no_earlier_cases", "Tidak ada permohonan yang lebih lama.", "There are no earlier applications."),
        ("own_cases_all", "Ke permohonan terbaru", "To the latest applications"),
        ("no_own_cases", "Belum ada permohonan di akun ini.", "There is no application in this account yet."),
        (
            "own_cases_more",
            "Permohonan yang Anda ajukan sesudah masuk tersimpan di sini. Untuk menambah permohonan lain, buka dengan nomor dan kuncinya, lalu tekan “Simpan di akun saya”.",
            "Applications that you file while logged in are kept here. To add another one, open it by number and secret, then press “Keep in my account”."
        ),
        ("own_case", "Simpan di akun saya", "Keep in my account"),
        ("own_case_hint", "Permohonan ini lalu terbuka tanpa kunci di akun", "It then opens without its secret in the account of"),
        ("own_case_kept", "Permohonan ini tersimpan di akun Anda.", "This application is kept in your account."),
        ("filed_as", "Permohonan ini akan tersimpan di akun", "This application will be kept in the account of"),
        ("filed_as_nobody", "Permohonan ini tidak akan tersimpan di akun warga.", "This application will be kept in no citizen's account."),
        (
            "owner_changed",
            "Sejak halaman ini dibuka, ada yang masuk atau keluar di peramban ini. Tidak ada yang dikirim dan isian masih ada; periksa, lalu ulangi.",
            "Since this page was opened, somebody has logged in or out in this browser. Nothing was sent, and the answers are still here; look, then repeat."
        ),
        (
            "officer_logged_out",
            "Permohonan ini dibuka oleh petugas, dan tidak ada lagi petugas yang masuk. Tidak ada yang dikirim dan isian masih ada; masuk di tab lain, lalu ulangi di sini.",
            "This application was opened by an officer, and none is logged in any more. Nothing was sent, and the answers are still here; log in in another tab, then repeat here."
        ),
        (
            "signature_hint",
            "Sah menurut kunci daerah ini. Siapa pun dapat memeriksanya sendiri (JWS, ES256) dengan kunci publik di",
            "Right by this region's key. Anybody can verify it (JWS, ES256) by the public key at"
        ),
        ("signature_key", "Kunci:", "Key:"),
        ("check_qr", "Kode QR menuju pemeriksaan surat ini", "QR code that leads to the check of this letter"),
        ("optional", "tidak wajib", "optional"),
        ("choose", "Pilih …", "Choose …"),
        ("chosen_before", "pilihan sekarang", "chosen now"),
        ("no_slots", "Tidak ada jadwal kosong pada hari-hari ini.", "No slot is free on these days."),
        ("slots_from", "Jadwal mulai tanggal", "Slots from"),
        ("show_slots", "Tampilkan jadwal", "Show slots"),
        ("later_slots", "Jadwal sesudahnya", "Later slots"),
        ("add_row", "Tambah baris", "Add a row"),
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
        (
            "from_output", "Diambil dari daftar surat bila pemegangnya dikenal; diterbitkan layanan",
            "Taken from the register where it is known who holds it; issued by"
        ),
        ("any_of", "Serahkan salah satu.", "Hand in one of these."),
        ("all_of", "Serahkan semuanya.", "Hand in all of these."),
        ("continue", "Lanjutkan", "Continue"),
        ("use_back", "Untuk mundur, pakai tombol", "To go back, use the button"),
        ("use_back_here", "di halaman ini.", "on this page."),
        ("choose_one", "Pilih salah satu.", "Choose one."),
        (
            "refresh_hint",
            "Ada pertanyaan dan dokumen yang baru muncul sesudah Anda menjawab. Tekan tombol ini untuk melihatnya; isian Anda tidak hilang.",
            "Some questions and documents depend on your answers. Press this to show them; nothing is lost."
        ),
        ("only_kinds", "hanya", "only"),
        ("review_button", "Lihat sebelum dikirim", "Look at it before it is sent"),
        (
            "review_intro", "Belum ada yang terkirim. Bacalah sekali lagi, lalu kirim.",
            "Nothing is sent yet. Read it once more, then send it."
        ),
        ("review_terms", "Biaya dan waktu", "Fee and time"),
        ("review_change", "Ubah isian", "Change the answers"),
        ("search_services", "Cari layanan", "Find a service"),
        (
            "search_services_hint", "Tulis satu atau dua kata, misalnya dari nama surat yang Anda perlukan.",
            "Write a word or two, such as of the name of the letter that you need."
        ),
        ("no_services_found", "Tidak ada layanan yang cocok. Coba kata lain.", "No service matches. Try another word."),
        ("service_found", "layanan ditemukan.", "service found."),
        ("services_found", "layanan ditemukan.", "services found."),
        ("all_services", "Semua layanan", "All services"),
        (
            "received_text", "Simpan nomor dan kunci ini untuk melihat permohonan Anda.",
            "Keep this number and secret to see your application."
        ),
        ("secret_hint", "26 huruf dan angka dari tanda terima.", "The 26 letters and digits of your receipt."),
        (
            "find_intro",
            "Nomor dan kunci ada pada tanda terima permohonan Anda. Kalau kuncinya hilang, tanyakan keadaan permohonan di loket.",
            "Number and secret stand on the receipt of your application. Where the secret is lost, ask at the counter how it stands."
        ),
        ("check_typing", "Periksa lagi pengetikannya.", "Check how they are typed."),
        (
            "case_closed_here",
            "Permohonan ini sudah tertutup di perangkat ini. Yang baru Anda isi belum terkirim. Buka lagi dengan nomor dan kuncinya.",
            "This application was closed on this device. What you have just filled in was not sent. Open it again by its number and secret."
        ),
        (
            "secret_warning",
            "Kunci ini hanya ditampilkan di sini, paling lama \(receiptMinutes) menit dan sampai permohonan dibuka. Siapa pun yang memegangnya dapat melihat permohonan Anda.",
            "This secret is shown here only, for \(receiptMinutes) minutes at most and until the application is opened. Whoever has it can see your application."
        ),
        (
            "receipt_print", "Foto layar ini, catat di kertas, atau cetak lewat menu Cetak.",
            "Take a photo of this screen, write it down, or print it by the Print menu."
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
        ("benefit", "Yang dibayarkan kepada warga", "Paid to the citizen"),
        ("product", "Produk layanan", "Product"),
        ("complaints", "Pengaduan", "Complaints"),
        ("legal_basis", "Dasar hukum", "Legal basis"),
        ("to_pay", "Yang harus dibayar", "To be paid"),
        ("where_and_when", "Tempat dan jam layanan", "Where and when"),
        ("served_at", "Dilayani oleh", "Served by"),
        ("place_online", "di situs ini, kapan saja", "on this site, at any time"),
        ("ask_days", "tanyakan jadwalnya ke", "ask for its days at"),
        ("ask_place", "tanyakan letaknya ke", "ask where it is at"),
        ("pay_where", "Tempat membayar", "Where to pay"),
        ("pay_at", "Bayar di", "Pay at"),
        ("counter_of", "Loket", "The counter of"),
        (
            "pay_hint", "Bila sudah membayar dengan cara lain, tunjukkan bukti bayarnya di tempat ini; petugas mencatatnya.",
            "If you have paid in another way, show the proof of it there; an officer records it."
        ),
        (
            "withdraw_hint", "Permohonan akan ditutup dan tidak dapat dilanjutkan.",
            "The application will be closed and cannot be continued."
        ),
        ("withdraw_sure", "Yakin menarik permohonan ini?", "Withdraw this application for good?"),
        ("withdraw_yes", "Ya, tarik permohonan", "Yes, withdraw it"),
        ("withdraw_no", "Tidak, kembali", "No, go back"),
        ("close_case", "Tutup permohonan di perangkat ini", "Close this application on this device"),
        (
            "close_case_hint",
            "Bila komputer atau ponsel ini dipakai bersama, tutuplah bila sudah selesai: sesudah itu permohonan hanya terbuka dengan nomor dan kuncinya.",
            "Where this computer or phone is shared, close it when you have done: after that it opens by its number and secret only."
        ),
        (
            "journal_receipt_hint",
            "Simpan teks ini. Dengannya siapa pun dapat memeriksa nanti bahwa catatan permohonan ini sampai hari ini tidak diubah.",
            "Keep this text. With it anybody can check later that the record of this application up to today was not changed."
        ),
        (
            "receipt_check_hint", "Tempel seluruh teks tanda bukti jurnal dari halaman permohonan.",
            "Paste the whole text of the receipt from the page of the application."
        ),
        (
            "receipt_holds", "Catatan permohonan masih persis seperti pada tanda bukti ini.",
            "The record of the application is still exactly as on this receipt."
        ),
        ("receipt_reference", "Nomor bukti bayar", "Number of the receipt"),
        ("what_was_sent", "Yang Anda kirim", "What you sent"),
        ("what_was_applied_for", "Isi permohonan", "What was applied for"),
        ("counted_from", "sejak", "from"),
        ("from_end_of", "sejak selesainya", "from the end of"),
        ("turn_own", "Giliran Anda: isi bagian di bawah ini.", "It is your turn: fill in the part below."),
        (
            "turn_pay", "Giliran Anda: bayar menurut rincian di bawah ini.", "It is your turn: pay what is listed below."
        ),
        (
            "turn_office", "Sedang dikerjakan kantor; Anda tidak perlu berbuat apa-apa sekarang.",
            "The office is working on it; there is nothing for you to do now."
        ),
        ("by_applicant", "pemohon", "applicant"),
        ("copies_for", "untuk", "for"),
        ("one_for_each", "satu untuk tiap", "one for each:"),
        ("max_age", "terbit paling lama", "not older than"),
        ("not_expired", "masih berlaku", "still valid"),
        ("from_office", "diperoleh kantor dari", "obtained by the office from"),
        ("party_title", "Anda adalah", "You are"),
        ("chosen_as", "Diajukan sebagai", "Applied for as"),
        ("channel_counter", "Loket", "Counter"),
        ("copies", "rangkap", "copies"),
        ("when_needed", "bila diperlukan", "where needed"),
        (
            "optional_by_answers", "Wajib atau tidaknya bergantung pada jawaban lain", "Whether it is required depends on other answers"
        ),
        ("stamp_duty", "bermeterai", "with stamp duty"),
        ("no_time", "Hukum tidak menetapkan waktu", "The law sets no time"),
        ("promise_not_for_all", "tidak untuk semua permohonan", "not for every application"),
        ("steps_time", "Waktu tiap langkah", "The time of each step"),
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
        ("survey_remarks", "Saran dan masukan", "Suggestions"),
        (
            "survey_least", "Survei yang dijawab pada hari-hari ini. Indeks baru ditampilkan bila yang menjawab paling sedikit",
            "Surveys answered on these days. An index is shown only where those who answered are at least"
        ),
        ("survey_too_few", "jawaban belum cukup", "too few answers"),
        ("save_draft", "Simpan dan lanjutkan nanti", "Save and go on later"),
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
        ("draft_qr", "Pindai kode QR ini untuk melanjutkan draf", "Scan this QR code to go on with the draft"),
        ("draft_go_on", "Lanjutkan mengisi sekarang", "Go on filling in now"),
        ("draft_changes", "Formulir ini berubah sejak draf disimpan", "This form has changed since the draft was saved"),
        ("erase_draft", "Hapus draf", "Erase the draft"),
        (
            "erase_draft_hint", "Isian dan berkasnya dihapus dan tidak dapat dikembalikan.",
            "Its answers and files are erased and cannot be brought back."
        ),
        ("draft_erased", "Draf dihapus.", "The draft was erased."),
        (
            "device_intro",
            "Isian permohonan yang Anda simpan di sini hanya ada di ponsel ini, belum sampai ke kantor, dan terhapus sendiri sesudah 28 hari.",
            "What you keep of an application here is on this phone alone, has not reached the office, and is erased by itself after 28 days."
        ),
        (
            "device_shared", "Siapa pun yang memakai ponsel ini dapat membacanya. Hapus bila ponsel ini dipakai bersama.",
            "Whoever uses this phone can read it. Delete it where the phone is shared."
        ),
        (
            "device_needs_script", "Ponsel ini tidak dapat menyimpan isian, karena JavaScript dimatikan di pengaturannya.",
            "This phone cannot keep answers, since JavaScript is off in its settings."
        ),
        (
            "device_log_out", "Keluar dulu dari akun untuk melihat dan mengirim yang tersimpan di ponsel ini.",
            "Log out of the account first to see and send what is kept on this phone."
        ),
        ("device_none", "Tidak ada yang tersimpan.", "Nothing is kept."),
        ("device_keep", "Simpan isian saya di ponsel ini", "Keep my answers on this phone"),
        (
            "device_keep_hint",
            "Isian tidak hilang bila sambungan putus, dan dapat dikirim nanti. Jangan dipakai di ponsel orang lain. Berkas ikut disimpan sampai",
            "They are not lost when the connection breaks, and can be sent later. Do not use it on somebody else's phone. Files are kept up to"
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
        ("device_offline", "Tidak ada sambungan internet.", "There is no connection."),
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
        ("device_send_later", "Kirim begitu tersambung", "Send once there is a connection"),
        (
            "device_waiting",
            "Menunggu sambungan internet. Permohonan terkirim sendiri, satu kali, begitu tersambung selama halaman ini terbuka, atau saat situs ini dibuka lagi.",
            "Waiting for a connection. The application is sent by itself, once, as soon as there is one while this page is open, or when you open this site again."
        ),
        (
            "device_others",
            "Belum terkirim: sejak isian ini disimpan, ada yang masuk di peramban ini. Keluar dari akun itu, lalu permohonan terkirim sendiri.",
            "Not sent yet: since this was kept, somebody has logged in in this browser. Log out of that account, and it is sent by itself."
        ),
        (
            "device_others_form", "Atau kirim dari halaman ini, bila harus tersimpan di akun itu; permohonannya tetap satu.",
            "Or send it from this page, if it is to be kept in that account; it stays one application."
        ),
        ("device_not_yet", "Jangan dikirim dulu", "Do not send it yet"),
        (
            "device_refused", "Belum terkirim: ada yang perlu diperbaiki. Tekan tombol di bawah ini, lalu ikuti petunjuknya.",
            "Not sent: something needs mending. Press the button below, and follow what it says."
        ),
        (
            "device_refused_open",
            "Belum terkirim: ada yang perlu diperbaiki. Buka, tekan “Lanjutkan isian itu”, lalu kirim lagi.",
            "Not sent: something needs mending. Open it, press “Go on with them”, and send it again."
        ),
        ("device_is_kept", "Belum dikirim.", "Not sent yet."),
        ("device_open", "Buka", "Open"),
        (
            "device_receipt", "Nomor dan kunci ini juga tersimpan di ponsel ini. Catat, lalu hapus bila ponsel ini dipakai bersama.",
            "This number and secret are kept on this phone too. Write them down, and delete them where the phone is shared."
        ),
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
        ("open_at_step", "hasil", "the outcome of"),
        ("computed_fee", "dihitung dari isian", "computed from the answers"),
        ("unstated", "tidak disebut dalam standar", "not stated in the standard"),
        ("unstated_fee", "tidak disebut dalam standar; ditetapkan petugas", "not stated in the standard; set by an officer"),
        ("per", "per", "per"),
        ("each", "tiap", "every"),
        ("each_month", "tiap bulan", "every month"),
        ("each_year", "tiap tahun", "every year"),
        ("valid_for", "berlaku", "valid for"),
        ("holder_title", "Diberikan kepada", "Given to"),
        ("content_title", "Isi", "Contents"),
        ("letter_number", "Nomor surat", "Number of the letter"),
        ("issued_by", "Penerbit", "Issued by"),
        ("signed_electronically", "Ditandatangani secara elektronik pada", "Signed electronically on"),
        ("signed_at", "Ditandatangani pada", "Signed on"),
        ("pdf_link", "Unduh PDF", "Download PDF"),
        (
            "print_hint", "Untuk mencetak atau menyimpan sebagai PDF, pakai menu Cetak.",
            "To print it or to keep it as PDF, use the Print menu."
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
        ("output_file", "Berkas surat", "The letter's file"),
        ("complain_by", "Melalui layanan", "By the service"),
        ("output_draft", "Rancangan: belum diterbitkan.", "Draft: not released yet."),
        ("board_intro", "Yang diumumkan di sini dapat ditanggapi siapa pun.", "Anybody may respond to what is published here."),
        ("no_notices", "Tidak ada pengumuman saat ini.", "Nothing is published now."),
        (
            "object_hint", "Nama dan kontak Anda hanya dibaca petugas. Satu kontak, satu keberatan.",
            "Your name and contact are read by officers only. One contact, one objection."
        ),
        ("objected", "Keberatan Anda diterima.", "Your objection was taken."),
        ("your_name", "Nama Anda", "Your name"),
        ("your_contact", "Nomor telepon atau surel (email)", "Telephone number or e-mail address"),
        (
            "contact_wrong", "Ini bukan nomor telepon dan bukan alamat surel.", "This is neither a telephone number nor an e-mail address."
        ),
        ("privacy", "Data Anda dipakai hanya untuk layanan ini dan disimpan", "Your data is used for this service alone and kept for"),
    ]
}
