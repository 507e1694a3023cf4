/// What people write for the words of the closed lists, in Indonesian and in other programs.
enum MeantWords {
    /// The one of `known` that a word stands for.
    static func meant(by word: String, among known: [String]) -> String? {
        let word = String(word.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
        if let same = known.first(where: { $0.lowercased() == word }) { return same }
        return words[word]?.first(where: known.contains)
    }

    private static let words: [String: [String]] = {
        var words: [String: [String]] = [:]
        for (meant, synonyms) in synonyms {
            for word in synonyms.split(separator: " ") { words[String(word), default: []].append(meant) }
        }
        return words
    }()

    private static let synonyms: [(String, String)] = [
        ("none", "off mati ignore abaikan hidden tidak_ada"),
        ("note", "info catatan hint"),
        ("warning", "warn peringatan"),
        ("danger", "bahaya"),
        ("error", "kesalahan galat fatal"),
        ("person", "perorangan orang pribadi individu warga penduduk perseorangan"),
        ("company", "perusahaan badan_usaha badan pt cv"),
        ("foundation", "yayasan"),
        ("office", "instansi kantor pemerintah dinas"),
        ("counter", "loket tatap_muka langsung luring offline kantor ambil"),
        ("online", "daring web website aplikasi internet situs"),
        ("mobile_unit", "keliling mobil_keliling jemput_bola"),
        ("self_service", "mandiri anjungan apm kios mesin"),
        ("phone", "telepon wa whatsapp telp"),
        ("granted", "disetujui diterima dikabulkan selesai terbit diterbitkan approved accepted done setuju"),
        ("refused", "ditolak tolak rejected denied"),
        ("lapsed", "gugur kedaluwarsa kadaluarsa expired"),
        ("withdrawn", "ditarik dibatalkan cancelled canceled batal"),
        ("referred", "dirujuk dialihkan"),
        ("original", "asli"),
        ("copy", "fotokopi salinan"),
        ("legalised", "legalisir dilegalisir legalized"),
        ("surrendered", "diserahkan"),
        ("electronic", "elektronik tte digital"),
        ("wet", "basah manual"),
        ("download", "unduh daring online"),
        ("post", "pos kurir kirim"),
        ("email", "surel mail"),
        ("applicant", "pemohon"),
        ("other", "lain lainnya"),
        ("village", "desa kelurahan"),
        ("district", "kecamatan"),
        ("regency", "kabupaten kota"),
        ("province", "provinsi propinsi"),
        ("agency", "instansi dinas"),
        ("holiday", "libur libur_nasional hari_libur"),
        ("collective_leave", "cuti cuti_bersama"),
        ("charge", "retribusi pungutan"),
        ("tax", "pajak"),
        ("deposit", "jaminan"),
        ("fine", "denda"),
        ("stops", "berhenti stop henti pause"),
        ("runs", "berjalan jalan run"),
        ("stopped", "berhenti stop stops"),
        ("running", "berjalan jalan runs"),
        ("consent", "persetujuan"),
        ("contract", "kontrak perjanjian"),
        ("legal_obligation", "kewajiban_hukum"),
        ("vital_interest", "kepentingan_vital"),
        ("public_service", "pelayanan_publik layanan_publik"),
        ("legitimate_interest", "kepentingan_sah"),
        ("general", "umum"),
        ("specific", "spesifik khusus"),
        ("WIB", "asia/jakarta asia/pontianak gmt+7 utc+7"),
        ("WITA", "asia/makassar gmt+8 utc+8"),
        ("WIT", "asia/jayapura gmt+9 utc+9"),
        ("month", "bulan bulanan"),
        ("year", "tahun tahunan"),
        ("valid", "berlaku"),
        ("expired", "kedaluwarsa kadaluarsa"),
        ("revoked", "dicabut"),
        ("unknown", "tidak_dikenal"),
        ("free", "gratis"),
        ("birth", "lahir kelahiran anak"),
        ("education", "sekolah pendidikan kuliah"),
        ("work", "kerja bekerja pekerjaan"),
        ("marriage", "nikah menikah pernikahan kawin perkawinan"),
        ("divorce", "cerai bercerai perceraian"),
        ("home", "rumah tanah"),
        ("moving", "pindah kepindahan"),
        ("vehicle", "kendaraan"),
        ("travel", "bepergian perjalanan"),
        ("health", "kesehatan sakit"),
        ("disability", "disabilitas difabel"),
        ("hardship", "kesulitan kesulitan_ekonomi miskin kemiskinan"),
        ("disaster", "bencana"),
        ("death", "kematian meninggal"),
        ("business", "usaha bisnis"),
    ]
}
