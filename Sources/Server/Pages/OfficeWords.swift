/// What pages of the counter and of the head of an office say, and who is behind a region.
extension Words {
    static let officeRows: [(String, String, String)] = [
        ("contact_address", "Alamat", "Address"),
        ("contact_phone", "Telepon", "Telephone"),
        ("contact_whatsapp", "WhatsApp", "WhatsApp"),
        ("contact_email", "Surel", "E-mail"),
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
        ("numbers_wait", "nomor menunggu", "numbers wait"),
        ("nobody_waits", "tidak ada yang menunggu", "nobody waits"),
        ("ticket", "Nomor antrean", "Queue number"),
        ("ticket_called", "Silakan ke", "Please go to"),
        ("ticket_next", "Anda berikutnya.", "You are next."),
        ("ticket_ahead", "nomor sebelum Anda", "numbers before yours"),
        ("ticket_qr", "Kode QR menuju nomor antrean ini", "QR code that leads to this number"),
        (
            "ticket_keep", "Simpan atau cetak halaman ini. Nomor berlaku hari ini saja.",
            "Keep or print this page. The number holds for today alone."
        ),
        ("ticket_again", "Lihat keadaan sekarang", "See how it stands now"),
        ("screen", "Layar panggilan", "Numbers being called"),
        ("none_called", "Belum ada nomor yang dipanggil.", "No number has been called yet."),
        ("screen_refreshes", "Halaman ini memperbarui diri tiap 5 detik.", "This page renews itself every 5 seconds."),
        ("screen_stop", "Hentikan", "Stop that"),
        ("screen_stands", "Halaman ini tidak memperbarui diri.", "This page does not renew itself."),
        ("screen_go_on", "Perbarui terus", "Renew it"),
        ("counter_desk", "Loket", "Counters"),
        ("no_own_counters", "Tidak ada loket untuk peran Anda.", "There is no counter for your roles."),
        ("desk", "Tempat", "Desk"),
        ("desk_hint", "Ke mana warga datang, misalnya Meja 2.", "Where the citizen is to come, such as Desk 2."),
        ("call_next", "Panggil berikutnya", "Call the next"),
        ("call_again", "Panggil lagi", "Call again"),
        ("take_for_citizen", "Ambilkan nomor", "Take a number for a citizen"),
        ("called_last", "Dipanggil:", "Called:"),
        ("called_today", "Dipanggil terakhir", "Called last"),
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
    ]
}
