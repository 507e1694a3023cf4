import Console
import Logging
import ServiceDSL

extension Serve {
    static let usage = CommandUsage(
        name: "serve",
        summary: Words(
            en: "Serve a region's services: YAML, compiled at the start, or what `mppc build` wrote.",
            id: "Menjalankan layanan suatu daerah: YAML yang dikompilasi saat mulai, atau hasil `mppc build`."),
        discussion: Words(
            en: "Read is what `mppc check` reads for these folders; definitions with errors are refused.",
            id: "Yang dibaca sama dengan yang dibaca `mppc check` untuk folder itu; definisi dengan kesalahan ditolak."),
        operands: .many(
            "DIR",
            Words(
                en: "Folders with a catalog.yaml and its services, or a built folder; without any, the current folder.",
                id: "Folder dengan catalog.yaml dan layanannya, atau folder hasil build; tanpa itu, folder ini.")),
        options: [
            OptionUsage(
                name: .configuration, value: .text("FILE"),
                help: Words(
                    en: "A YAML file with these options, as docs/operations.md says; line and environment come first. MPPD_CONFIGURATION.",
                    id:
                        "Berkas YAML berisi pilihan ini, menurut docs/operations.md; baris perintah dan lingkungan didahulukan. MPPD_CONFIGURATION."
                )),
            .database, .files,
            OptionUsage(
                name: .port, value: .number,
                help: Words(
                    en: "The port; else 8080, 0 = any free one. MPPD_PORT.", id: "Porta; kalau tidak, 8080, 0 = yang kosong. MPPD_PORT.")),
            OptionUsage(
                name: .host, value: .text("ADDRESS"),
                help: Words(
                    en: "The address to listen at; else 127.0.0.1. MPPD_HOST.",
                    id: "Alamat yang didengarkan; kalau tidak, 127.0.0.1. MPPD_HOST.")),
            OptionUsage(
                name: .metrics, value: .text("[ADDRESS:]PORT"),
                help: Words(
                    en: "Tell Prometheus metrics at http://ADDRESS:PORT/metrics; without an address at 127.0.0.1. MPPD_METRICS.",
                    id: "Memberi metrik Prometheus di http://ADDRESS:PORT/metrics; tanpa alamat di 127.0.0.1. MPPD_METRICS.")),
            .catalog,
            OptionUsage(
                name: .uploadLimit, value: .number,
                help: Words(
                    en: "The largest upload, in megabytes, 1 to 1000; else 10. MPPD_UPLOAD_LIMIT.",
                    id: "Unggahan terbesar dalam megabita, 1 sampai 1000; kalau tidak, 10. MPPD_UPLOAD_LIMIT.")),
            OptionUsage(
                name: .secure, value: .flag,
                help: Words(
                    en: "Browsers reach it by https: cookies are sent by https alone. MPPD_SECURE=1.",
                    id: "Peramban mencapainya lewat https: kuki hanya dikirim lewat https. MPPD_SECURE=1.")),
            OptionUsage(
                name: .proxy, value: .text("ADDRESS"),
                help: Words(
                    en:
                        "The address of the web server in front, which adds the client's to X-Forwarded-For; several with commas. MPPD_PROXY.",
                    id: "Alamat server web di depan, yang menambahkan alamat klien ke X-Forwarded-For; beberapa dipisah koma. MPPD_PROXY.")),
            OptionUsage(
                name: .allowOrigin, value: .text("ORIGIN"),
                help: Words(
                    en:
                        "A site, such as https://desa.example, whose pages may use the API as anybody may; several with commas. MPPD_ALLOW_ORIGIN.",
                    id:
                        "Situs, misalnya https://desa.example, yang halamannya boleh memakai API seperti siapa saja; beberapa dipisah koma. MPPD_ALLOW_ORIGIN."
                )),
            OptionUsage(
                name: .secondFactor, value: .flag,
                help: Words(
                    en: "Every officer with a local account needs a second factor. MPPD_SECOND_FACTOR=1.",
                    id: "Setiap petugas dengan akun lokal wajib memakai verifikasi dua langkah. MPPD_SECOND_FACTOR=1.")),
            OptionUsage(
                name: .tokenIssuer, value: .text("FILE"),
                help: Words(
                    en: "The identity provider whose tokens officers' programs may send, as docs/operations.md says. MPPD_TOKEN_ISSUER.",
                    id: "Penyedia identitas yang tokennya boleh dikirim program petugas, menurut docs/operations.md. MPPD_TOKEN_ISSUER.")),
            OptionUsage(
                name: .login, value: .text("FILE"),
                help: Words(
                    en:
                        "The identity providers by which officers and citizens log in on the pages, as docs/operations.md says. MPPD_LOGIN.",
                    id:
                        "Penyedia identitas yang dipakai petugas dan warga untuk masuk di halaman, menurut docs/operations.md. MPPD_LOGIN."
                )),
            .signingKeys, .fileKeys,
            OptionUsage(
                name: .connections, value: .number,
                help: Words(
                    en:
                        "How many connections to databases of servers there are at most, of all regions together; else 8, or 24 for several. MPPD_CONNECTIONS.",
                    id:
                        "Paling banyak koneksi ke basis data pada server, untuk semua daerah; kalau tidak, 8, atau 24 untuk beberapa. MPPD_CONNECTIONS."
                )),
            OptionUsage(
                name: .virusScanner, value: .text("SOCKET|[ADDRESS:]PORT"),
                help: Words(
                    en:
                        "ClamAV's clamd: each upload is scanned before it is taken, and refused while it does not answer. MPPD_VIRUS_SCANNER.",
                    id:
                        "clamd dari ClamAV: tiap unggahan dipindai sebelum diterima, dan ditolak selama ia tidak menjawab. MPPD_VIRUS_SCANNER."
                )),
            .webhooks,
            OptionUsage(
                name: .words, value: .text("FOLDER"),
                help: Words(
                    en: "What pages say in further languages: LANGUAGE.json, as docs/operations.md says. MPPD_WORDS.",
                    id: "Kata-kata halaman dalam bahasa lain: BAHASA.json, menurut docs/operations.md. MPPD_WORDS.")),
            OptionUsage(
                name: .pdfCommand, value: .text("COMMAND"),
                help: Words(
                    en:
                        "Makes PDF of letters: HTML on its standard input, PDF on its standard output, such as `weasyprint - -`. MPPD_PDF_COMMAND.",
                    id:
                        "Membuat PDF surat: HTML pada masukan standar, PDF pada keluaran standar, misalnya `weasyprint - -`. MPPD_PDF_COMMAND."
                )),
            OptionUsage(
                name: .demo, value: .flag,
                help: Words(
                    en: "Make an officer for each role, and print the passwords.",
                    id: "Membuat petugas untuk tiap peran, dan menampilkan kata sandinya.")),
            OptionUsage(
                name: .logLevel, value: .word(Logger.Level.allCases.map(\.rawValue), isFirstDefault: false),
                help: Words(
                    en: "How much is logged; else notice. MPPD_LOG_LEVEL.", id: "Banyaknya catatan; kalau tidak, notice. MPPD_LOG_LEVEL.")),
            .lang,
        ])
}
