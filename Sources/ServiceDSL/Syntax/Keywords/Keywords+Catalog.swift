extension Keywords {
    static let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }

    static let catalogShapes: [Shape] = [
        Shape(
            .catalog, en: "a catalog", id: "katalog",
            [
                .must(.catalog, .kebabID, "the catalog's own id", "id katalog ini"),
                .must(.edition, .count(1...9999), "the edition of the catalog", "edisi katalog"),
                .must(.name, .text, "the name that people read", "nama yang dibaca orang"),
                .may(.region, .string, "the Kemendagri code of the region", "kode wilayah Kemendagri"),
                .must(.timeZone, .word(["WIB", "WITA", "WIT"]), "WIB, WITA or WIT", "WIB, WITA, atau WIT"),
                .must(
                    .languages, .list(.string), "the languages of its texts, the first to fall back on",
                    "bahasa teksnya, yang pertama menjadi cadangan"),
                .may(.calendar, .names(.calendar), "the calendars of its free days", "kalender hari liburnya"),
                .may(.officeHours, .officeHours, "opening hours by day", "jam buka per hari"),
                .may(.agencies, .entries(.agency, .map(.agency)), "its agencies", "instansinya"),
                .may(.roles, .entries(.role, .map(.role)), "who acts on its services", "siapa yang menangani layanannya"),
                .may(.resources, .entries(.resource, .map(.resource)), "what can be booked", "yang bisa dipesan"),
                .may(.systems, .entries(.system, .map(.system)), "other systems", "sistem lain"),
                .may(
                    .late, .map(.late), "what happens when a step is late and says nothing itself",
                    "bila langkah terlambat dan tidak mengaturnya sendiri"),
                .may(
                    .returns, .map(.returns), "bounds of repairs and steps back that say nothing",
                    "batas perbaikan dan pengembalian yang tidak disebut"),
                .may(
                    .complaints, .either(.name(.service), .map(.complaints)), "where and how fast complaints are answered",
                    "saluran dan waktu pengaduan"),
                .may(.fieldGroups, .entries(.fieldGroup, fieldMap), "groups of fields that services share", "kelompok isian bersama"),
                .may(
                    .counters, .entries(.counter, .map(.counter)), "the counters at which numbers are called",
                    "loket yang memanggil nomor antrean"),
                .may(
                    .branding, .map(.branding), "how its pages and letters look, and how it is reached",
                    "tampilan halaman dan suratnya, dan cara menghubunginya"),
            ]),
        Shape(
            .counter, en: "a counter", id: "loket",
            [
                .must(.name, .text, "the counter's name", "nama loket"),
                .may(.agency, .name(.agency), "the agency whose officers call its numbers", "instansi yang petugasnya memanggil nomornya"),
                .must(.letter, .word(Keywords.letters), "what its numbers begin with", "huruf depan nomornya"),
            ]),
        Shape(
            .branding, en: "branding", id: "tampilan",
            [
                .may(.name, .text, "the name at the head of each page", "nama di kepala tiap halaman"),
                .may(.place, .text, "the town that letters are dated in", "kota tempat surat ditetapkan"),
                .may(
                    .crest, .string, "an SVG or PNG file beside the catalog, of at most 32 KB",
                    "berkas SVG atau PNG di folder katalog, paling besar 32 KB"),
                .may(.colours, .map(.colours), "its colours", "warnanya"),
                .may(.contact, .map(.contact), "how it is reached", "cara menghubunginya"),
            ]),
        Shape(
            .colours, en: "colours", id: "warna",
            [
                .may(.main, .string, "of links and buttons, such as \"#0b4f8a\"", "tautan dan tombol, misalnya \"#0b4f8a\""),
                .may(.header, .string, "of the bar at the head of each page", "bilah di kepala halaman"),
            ]),
        Shape(
            .contact, en: "contact", id: "kontak",
            [
                .may(.address, .text, "its address", "alamatnya"),
                .may(.phone, .string, "its telephone number", "nomor teleponnya"),
                .may(.whatsapp, .string, "its number on WhatsApp", "nomor WhatsApp-nya"),
                .may(.email, .string, "its e-mail address", "alamat surelnya"),
            ]),
        Shape(
            .agency, en: "an agency", id: "instansi", short: .name,
            [
                .must(.name, .text, "the agency's name", "nama instansi"),
                .may(.head, .name(.role), "the role that heads it", "peran yang memimpinnya"),
                .may(.address, .text, "its address", "alamatnya"),
                .may(.phone, .string, "its telephone number", "nomor teleponnya"),
                .may(.url, .string, "its web address", "alamat webnya"),
                .may(
                    .officeHours, .officeHours, "its own opening hours, shown; no clock runs by them",
                    "jam bukanya sendiri, ditampilkan; tidak ada waktu yang dihitung dengannya"),
            ]),
        Shape(
            .role, en: "a role", id: "peran", short: .name,
            [
                .must(.name, .text, "the role's name", "nama peran"),
                .may(.agency, .name(.agency), "the agency it belongs to", "instansinya"),
                .may(.late, .map(.late), "what happens when a step of this role is late", "bila langkah peran ini terlambat"),
                .may(.standIn, .name(.role), "the role that acts in its absence", "peran penggantinya"),
                .may(
                    .per, .word(["village", "district", "regency", "agency"]), "one holder for each of these", "satu pemegang untuk tiap …"),
            ]),
        Shape(
            .system, en: "a system", id: "sistem", short: .name,
            [
                .must(.name, .text, "the system's name", "nama sistem"),
                .may(.owner, .text, "who runs it", "pemiliknya"),
            ]),
        Shape(
            .resource, en: "a resource", id: "sumber daya",
            [
                .must(.name, .text, "its name", "namanya"),
                .may(.agency, .name(.agency), "the agency it belongs to", "instansinya"),
                .may(.units, .count(1...9999), "how many bookings of one slot it takes", "berapa pesanan untuk satu jadwal"),
                .may(
                    .hours, .either(.timeSpan, .officeHours), "opening hours by day, or one span for every day, free days too",
                    "jam buka per hari, atau satu rentang untuk setiap hari termasuk hari libur"),
                .may(
                    .dates, .list(.date), "the only days on which it is open, free days too",
                    "hanya tanggal-tanggal ini ia buka, termasuk hari libur"),
                .must(
                    .slots, .either(.duration(range: false, daysOrLonger: false), .entries(.slot, .map(.slot))),
                    "how long a slot is, in hours or minutes, or the slots of a day by id",
                    "panjang satu jadwal dalam jam atau menit, atau jadwal dalam sehari menurut id"),
                .may(.waitingList, .flag, "who finds no slot may wait for one", "yang tidak kebagian boleh menunggu"),
            ]),
        Shape(
            .slot, en: "a slot", id: "jadwal",
            [
                .must(.name, .text, "the slot's name", "nama jadwal"),
                .may(
                    .hours, .timeSpan, "from when to when; without it, the whole day",
                    "dari pukul berapa sampai pukul berapa; tanpa ini sehari penuh"),
                .may(.dates, .list(.date), "the only days on which it stands", "hanya pada tanggal-tanggal ini"),
            ]),
        Shape(
            .returns, en: "bounds of returns", id: "batas pengembalian",
            [
                .may(.within, anyDuration, "the time for a repair", "waktu perbaikan"),
                .may(.atMost, .count(1...99), "how often per case", "berapa kali per perkara"),
            ]),
        Shape(
            .complaints, en: "complaints", id: "pengaduan",
            [
                .must(.channels, .either(.list(.string), .entries(.complaintChannel, .text)), "where to complain", "saluran pengaduan"),
                .must(.within, .either(anyDuration, .entries(.complaintClass, anyDuration)), "when an answer comes", "kapan dijawab"),
            ]),
        Shape(
            .calendar, en: "a calendar", id: "kalender",
            [
                .must(.calendar, .kebabID, "the calendar's own id", "id kalender ini"),
                .must(.from, .date, "the first decreed day", "hari pertama yang ditetapkan"),
                .must(.until, .date, "the last decreed day", "hari terakhir yang ditetapkan"),
                .must(.legalBasis, .entries(.law, .map(.law)), "the decrees", "dasar hukumnya"),
                .must(.days, .list(.map(.day)), "the free days", "hari-hari libur"),
            ]),
        Shape(
            .day, en: "a free day", id: "hari libur",
            [
                .must(.date, .date, "the day", "tanggalnya"),
                .must(.name, .text, "its name", "namanya"),
                .must(.kind, .word(["holiday", "collective_leave"]), "holiday or collective leave", "libur atau cuti bersama"),
                .must(.legalBasis, lawNames, "the decree that sets it", "keputusan yang menetapkannya"),
            ]),
        Shape(
            .law, en: "a legal basis", id: "dasar hukum", short: .name,
            [
                .must(.name, .text, "the law's name", "nama peraturan"),
                .may(.url, .string, "where it can be read", "alamat naskahnya"),
            ]),
    ]
}
