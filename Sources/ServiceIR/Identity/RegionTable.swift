/// The provinces, kabupaten and kota of Indonesia by their Kemendagri codes, as of Kepmendagri 300.2.2-2430/2025.
///
/// Codes change over time: a code that is not here may have been one. Districts and villages are known by their form only.
public enum RegionTable {
    /// The decree that the list follows.
    public static let decree = "Kepmendagri 300.2.2-2430/2025"

    public struct Region: Hashable, Sendable {
        /// `73`, or `73.07`.
        public var code: String
        /// `Sulawesi Selatan`, `Kabupaten Sinjai`, `Kota Makassar`.
        public var name: String
    }

    /// All of them, each province before its kabupaten and kota, by code.
    public static let regions: [Region] = parsed()

    /// The name of a province, kabupaten or kota.
    public static func name(of code: String) -> String? {
        guard let at = place(of: code) else { return nil }
        return regions[at].name
    }

    /// Whether there is such a province, kabupaten or kota. Reads the text of the table up to it: for one question that is far less work
    /// than taking the table apart.
    public static func contains(_ code: String) -> Bool {
        let code = Array(code.utf8)
        guard code.count == 2 || code.count == 5,
            code.indices.allSatisfy({ $0 == 2 ? code[2] == UInt8(ascii: ".") : (0x30...0x39).contains(code[$0]) })
        else { return false }
        var text = text
        return text.withUTF8 { bytes in
            // Two digits begin a province behind `=`, and one of its regions behind a line's end or `;`.
            func stands(_ first: UInt8, _ second: UInt8, at place: Int) -> Bool {
                place + 1 < bytes.count && bytes[place] == first && bytes[place + 1] == second
            }
            guard var place = bytes.indices.first(where: { bytes[$0] == UInt8(ascii: "=") && stands(code[0], code[1], at: $0 + 1) }) else {
                return false
            }
            if code.count == 2 { return true }
            place += 1
            while place < bytes.count, bytes[place] != UInt8(ascii: "=") {
                let isBefore = bytes[place] == UInt8(ascii: "\n") || bytes[place] == UInt8(ascii: ";")
                place += 1
                if isBefore, stands(code[3], code[4], at: place) { return true }
            }
            return false
        }
    }

    /// Whether codes begin so, as far as the table tells: `35`, `35.78`, `35.78.01`.
    public static func hasCodes(beginningWith start: String) -> Bool {
        let parts = start.split(separator: ".", omittingEmptySubsequences: false)
        guard let province = parts.first, province.utf8.count == 2 else {
            return start.utf8.count < 2 && start.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count > 1, parts[1].utf8.count >= 2 else { return contains(String(province)) }
        return parts[1].utf8.count == 2 && contains("\(province).\(parts[1])")
    }

    /// The provinces, or the kabupaten and kota of one.
    public static func regions(of province: String?) -> [Region] {
        regions.filter { region in
            guard let province else { return region.code.utf8.count == 2 }
            return region.code.utf8.count == 5 && region.code.hasPrefix(province + ".")
        }
    }

    private static func place(of code: String) -> Int? {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if Text.less(regions[middle].code, code) { low = middle + 1 } else { high = middle }
        }
        return low < regions.count && Text.equal(regions[low].code, code) ? low : nil
    }

    private static func parsed() -> [Region] {
        var regions: [Region] = []
        var province = ""
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "=") {
                province = String(Substring(line.dropFirst().prefix(2)))
                regions.append(Region(code: province, name: String(Substring(line.dropFirst(3)))))
                continue
            }
            for entry in line.split(separator: UInt8(ascii: ";")) {
                let number = String(Substring(entry.prefix(2)))
                let kind = number < "71" ? "Kabupaten " : "Kota "
                regions.append(Region(code: "\(province).\(number)", name: kind + String(Substring(entry.dropFirst(2)))))
            }
        }
        return regions
    }

    /// A province on a line of its own after `=`, then its kabupaten (below 71) and kota (from 71).
    /// Derived from cahyadsn/wilayah (MIT, see NOTICE).
    private static let text = """
        =11Aceh
        01Aceh Selatan;02Aceh Tenggara;03Aceh Timur;04Aceh Tengah;05Aceh Barat;06Aceh Besar;07Pidie;08Aceh Utara;09Simeulue
        10Aceh Singkil;11Bireuen;12Aceh Barat Daya;13Gayo Lues;14Aceh Jaya;15Nagan Raya;16Aceh Tamiang;17Bener Meriah;18Pidie Jaya
        71Banda Aceh;72Sabang;73Lhokseumawe;74Langsa;75Subulussalam
        =12Sumatera Utara
        01Tapanuli Tengah;02Tapanuli Utara;03Tapanuli Selatan;04Nias;05Langkat;06Karo;07Deli Serdang;08Simalungun;09Asahan;10Labuhanbatu
        11Dairi;12Toba;13Mandailing Natal;14Nias Selatan;15Pakpak Bharat;16Humbang Hasundutan;17Samosir;18Serdang Bedagai;19Batu Bara
        20Padang Lawas Utara;21Padang Lawas;22Labuhanbatu Selatan;23Labuhanbatu Utara;24Nias Utara;25Nias Barat;71Medan
        72Pematangsiantar;73Sibolga;74Tanjungbalai;75Binjai;76Tebing Tinggi;77Padangsidimpuan;78Gunungsitoli
        =13Sumatera Barat
        01Pesisir Selatan;02Solok;03Sijunjung;04Tanah Datar;05Padang Pariaman;06Agam;07Lima Puluh Kota;08Pasaman;09Kepulauan Mentawai
        10Dharmasraya;11Solok Selatan;12Pasaman Barat;71Padang;72Solok;73Sawahlunto;74Padang Panjang;75Bukittinggi;76Payakumbuh
        77Pariaman
        =14Riau
        01Kampar;02Indragiri Hulu;03Bengkalis;04Indragiri Hilir;05Pelalawan;06Rokan Hulu;07Rokan Hilir;08Siak;09Kuantan Singingi
        10Kepulauan Meranti;71Pekanbaru;72Dumai
        =15Jambi
        01Kerinci;02Merangin;03Sarolangun;04Batanghari;05Muaro Jambi;06Tanjung Jabung Barat;07Tanjung Jabung Timur;08Bungo;09Tebo
        71Jambi;72Sungai Penuh
        =16Sumatera Selatan
        01Ogan Komering Ulu;02Ogan Komering Ilir;03Muara Enim;04Lahat;05Musi Rawas;06Musi Banyuasin;07Banyuasin
        08Ogan Komering Ulu Timur;09Ogan Komering Ulu Selatan;10Ogan Ilir;11Empat Lawang;12Penukal Abab Lematang Ilir;13Musi Rawas Utara
        71Palembang;72Pagar Alam;73Lubuk Linggau;74Prabumulih
        =17Bengkulu
        01Bengkulu Selatan;02Rejang Lebong;03Bengkulu Utara;04Kaur;05Seluma;06Mukomuko;07Lebong;08Kepahiang;09Bengkulu Tengah;71Bengkulu
        =18Lampung
        01Lampung Selatan;02Lampung Tengah;03Lampung Utara;04Lampung Barat;05Tulang Bawang;06Tanggamus;07Lampung Timur;08Way Kanan
        09Pesawaran;10Pringsewu;11Mesuji;12Tulang Bawang Barat;13Pesisir Barat;71Bandar Lampung;72Metro
        =19Kepulauan Bangka Belitung
        01Bangka;02Belitung;03Bangka Selatan;04Bangka Tengah;05Bangka Barat;06Belitung Timur;71Pangkal Pinang
        =21Kepulauan Riau
        01Bintan;02Karimun;03Natuna;04Lingga;05Kepulauan Anambas;71Batam;72Tanjung Pinang
        =31Daerah Khusus Ibukota Jakarta
        01Administrasi Kepulauan Seribu;71Administrasi Jakarta Pusat;72Administrasi Jakarta Utara ;73Administrasi Jakarta Barat
        74Administrasi Jakarta Selatan;75Administrasi Jakarta Timur
        =32Jawa Barat
        01Bogor;02Sukabumi;03Cianjur;04Bandung;05Garut;06Tasikmalaya;07Ciamis;08Kuningan;09Cirebon;10Majalengka;11Sumedang;12Indramayu
        13Subang;14Purwakarta;15Karawang;16Bekasi;17Bandung Barat;18Pangandaran;71Bogor;72Sukabumi;73Bandung;74Cirebon;75Bekasi;76Depok
        77Cimahi;78Tasikmalaya;79Banjar
        =33Jawa Tengah
        01Cilacap;02Banyumas;03Purbalingga;04Banjarnegara;05Kebumen;06Purworejo;07Wonosobo;08Magelang;09Boyolali;10Klaten;11Sukoharjo
        12Wonogiri;13Karanganyar;14Sragen;15Grobogan;16Blora;17Rembang;18Pati;19Kudus;20Jepara;21Demak;22Semarang;23Temanggung;24Kendal
        25Batang;26Pekalongan;27Pemalang;28Tegal;29Brebes;71Magelang;72Surakarta;73Salatiga;74Semarang;75Pekalongan;76Tegal
        =34Daerah Istimewa Yogyakarta
        01Kulon Progo;02Bantul;03Gunungkidul;04Sleman;71Yogyakarta
        =35Jawa Timur
        01Pacitan;02Ponorogo;03Trenggalek;04Tulungagung;05Blitar;06Kediri;07Malang;08Lumajang;09Jember;10Banyuwangi;11Bondowoso
        12Situbondo;13Probolinggo;14Pasuruan;15Sidoarjo;16Mojokerto;17Jombang;18Nganjuk;19Madiun;20Magetan;21Ngawi;22Bojonegoro;23Tuban
        24Lamongan;25Gresik;26Bangkalan;27Sampang;28Pamekasan;29Sumenep;71Kediri;72Blitar;73Malang;74Probolinggo;75Pasuruan;76Mojokerto
        77Madiun;78Surabaya;79Batu
        =36Banten
        01Pandeglang;02Lebak;03Tangerang;04Serang;71Tangerang;72Cilegon;73Serang;74Tangerang Selatan
        =51Bali
        01Jembrana;02Tabanan;03Badung;04Gianyar;05Klungkung;06Bangli;07Karangasem;08Buleleng;71Denpasar
        =52Nusa Tenggara Barat
        01Lombok Barat;02Lombok Tengah;03Lombok Timur;04Sumbawa;05Dompu;06Bima;07Sumbawa Barat;08Lombok Utara;71Mataram;72Bima
        =53Nusa Tenggara Timur
        01Kupang;02Timor Tengah Selatan;03Timor Tengah Utara;04Belu;05Alor;06Flores Timur;07Sikka;08Ende;09Ngada;10Manggarai
        11Sumba Timur;12Sumba Barat;13Lembata;14Rote Ndao;15Manggarai Barat;16Nagekeo;17Sumba Tengah;18Sumba Barat Daya
        19Manggarai Timur;20Sabu Raijua;21Malaka;71Kupang
        =61Kalimantan Barat
        01Sambas;02Mempawah;03Sanggau;04Ketapang;05Sintang;06Kapuas Hulu;07Bengkayang;08Landak;09Sekadau;10Melawi;11Kayong Utara
        12Kubu Raya;71Pontianak;72Singkawang
        =62Kalimantan Tengah
        01Kotawaringin Barat;02Kotawaringin Timur;03Kapuas;04Barito Selatan;05Barito Utara;06Katingan;07Seruyan;08Sukamara;09Lamandau
        10Gunung Mas;11Pulang Pisau;12Murung Raya;13Barito Timur;71Palangkaraya
        =63Kalimantan Selatan
        01Tanah Laut;02Kotabaru;03Banjar;04Barito Kuala;05Tapin;06Hulu Sungai Selatan;07Hulu Sungai Tengah;08Hulu Sungai Utara
        09Tabalong;10Tanah Bumbu;11Balangan;71Banjarmasin;72Banjarbaru
        =64Kalimantan Timur
        01Paser;02Kutai Kartanegara;03Berau;07Kutai Barat;08Kutai Timur;09Penajam Paser Utara;11Mahakam Ulu;71Balikpapan;72Samarinda
        74Bontang
        =65Kalimantan Utara
        01Bulungan;02Malinau;03Nunukan;04Tana Tidung;71Tarakan
        =71Sulawesi Utara
        01Bolaang Mongondow;02Minahasa;03Kepulauan Sangihe;04Kepulauan Talaud;05Minahasa Selatan;06Minahasa Utara;07Minahasa Tenggara
        08Bolaang Mongondow Utara;09Kep. Siau Tagulandang Biaro;10Bolaang Mongondow Timur;11Bolaang Mongondow Selatan;71Manado;72Bitung
        73Tomohon;74Kotamobagu
        =72Sulawesi Tengah
        01Banggai;02Poso;03Donggala;04Toli-Toli;05Buol;06Morowali;07Banggai Kepulauan;08Parigi Moutong;09Tojo Una Una;10Sigi
        11Banggai Laut;12Morowali Utara;71Palu
        =73Sulawesi Selatan
        01Kepulauan Selayar;02Bulukumba;03Bantaeng;04Jeneponto;05Takalar;06Gowa;07Sinjai;08Bone;09Maros;10Pangkajene dan Kepulauan
        11Barru;12Soppeng;13Wajo;14Sidenreng Rappang;15Pinrang;16Enrekang;17Luwu;18Tana Toraja;22Luwu Utara;24Luwu Timur;26Toraja Utara
        71Makassar;72Parepare;73Palopo
        =74Sulawesi Tenggara
        01Kolaka;02Konawe;03Muna;04Buton;05Konawe Selatan;06Bombana;07Wakatobi;08Kolaka Utara;09Konawe Utara;10Buton Utara
        11Kolaka Timur;12Konawe Kepulauan;13Muna Barat;14Buton Tengah;15Buton Selatan;71Kendari;72Bau Bau
        =75Gorontalo
        01Gorontalo;02Boalemo;03Bone Bolango;04Pohuwato;05Gorontalo Utara;71Gorontalo
        =76Sulawesi Barat
        01Pasangkayu;02Mamuju;03Mamasa;04Polewali Mandar;05Majene;06Mamuju Tengah
        =81Maluku
        01Maluku Tengah;02Maluku Tenggara;03Kepulauan Tanimbar;04Buru;05Seram Bagian Timur;06Seram Bagian Barat;07Kepulauan Aru
        08Maluku Barat Daya;09Buru Selatan;71Ambon;72Tual
        =82Maluku Utara
        01Halmahera Barat;02Halmahera Tengah;03Halmahera Utara;04Halmahera Selatan;05Kepulauan Sula;06Halmahera Timur;07Pulau Morotai
        08Pulau Taliabu;71Ternate;72Tidore Kepulauan
        =91Papua
        03Jayapura;05Kepulauan Yapen;06Biak Numfor;10Sarmi;11Keerom;15Waropen;19Supiori;20Mamberamo Raya;71Jayapura
        =92Papua Barat
        02Manokwari;03Fak Fak;06Teluk Bintuni;07Teluk Wondama;08Kaimana;11Manokwari Selatan;12Pegunungan Arfak
        =93Papua Selatan
        01Merauke;02Boven Digoel;03Mappi;04Asmat
        =94Papua Tengah
        01Nabire;02Puncak Jaya;03Paniai;04Mimika;05Puncak;06Dogiyai;07Intan Jaya;08Deiyai
        =95Papua Pegunungan
        01Jayawijaya;02Pegunungan Bintang;03Yahukimo;04Tolikara;05Mamberamo Tengah;06Yalimo;07Lanny Jaya;08Nduga
        =96Papua Barat Daya
        01Sorong;02Sorong Selatan;03Raja Ampat;04Tambrauw;05Maybrat;71Sorong
        """
}
