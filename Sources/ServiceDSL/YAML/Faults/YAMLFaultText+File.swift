extension YAMLFault {
    /// Of the bytes of a file, before anything in it is read.
    func fileWords(_ file: SourceFile) -> Telling {
        switch self {
        case .fileTooLarge(let limit):
            return Telling(
                .fileTooLarge,
                Words(
                    en: "the file has more than the \(limit) bytes that are read",
                    id: "berkas lebih besar dari \(limit) bita yang dibaca"))
        case .emptyFile:
            // `izin-kios.scenarios.yaml` begins with `scenarios: izin-kios`.
            let parts = file.path.split(separator: "/").last?.split(separator: ".") ?? []
            let key = parts.count > 2 ? String(parts[parts.count - 2]) : parts.first == "catalog" ? "catalog" : "service"
            let id = parts.count > 2 ? String(parts[0]) : "layanan-saya"
            return Telling(
                .emptyFile,
                help: Words(
                    en: "begin with what the file holds: `\(key): \(id)`", id: "awali dengan isi berkas: `\(key): \(id)`"))
        case .invalidUTF8(let byte, let count):
            let isUTF16 = file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF])
            let message =
                isUTF16
                ? Words(en: "the file is UTF-16, not UTF-8", id: "berkas ini UTF-16, bukan UTF-8")
                : Words(
                    en: "the byte 0x\(Self.hex(UInt32(byte), 2)) is not UTF-8" + (count > 1 ? ", nor are \(count - 1) more" : ""),
                    id: "bita 0x\(Self.hex(UInt32(byte), 2)) bukan UTF-8" + (count > 1 ? ", begitu pula \(count - 1) bita lain" : ""))
            return Telling(.invalidUTF8, message, help: Words(en: "save the file again as UTF-8", id: "simpan ulang berkas sebagai UTF-8"))
        case .byteOrderMark:
            return Telling(
                .byteOrderMark,
                help: Words(en: "save as “UTF-8”, not “UTF-8 with BOM”", id: "simpan sebagai “UTF-8”, bukan “UTF-8 with BOM”"))
        case .controlCharacter(let value):
            return Telling(
                .controlCharacter,
                Words(
                    en: "control character U+\(Self.hex(value, 4)) in the file",
                    id: "karakter kendali U+\(Self.hex(value, 4)) di dalam berkas"),
                help: Words(en: "delete it", id: "hapus karakter itu"))
        case .carriageReturns(let lines):
            return Telling(
                .controlCharacter,
                Words(
                    en: lines == 1 ? "a line ends in CR alone" : "\(lines) lines end in CR alone, as old Macs wrote them",
                    id: lines == 1 ? "satu baris hanya berakhir CR" : "\(lines) baris hanya berakhir CR, seperti pada Mac lama"),
                help: Words(
                    en: "save the file with the line ends of Unix (LF)", id: "simpan berkas dengan akhir baris Unix (LF)"))
        case .invisibleCharacter(let value):
            return Telling(
                .invisibleCharacter,
                Words(
                    en: "invisible character U+\(Self.hex(value, 4)) (\(Self.name(value).en))",
                    id: "karakter tak terlihat U+\(Self.hex(value, 4)) (\(Self.name(value).id))"),
                help: value == 0xA0
                    ? Words(en: "write an ordinary space", id: "tulis spasi biasa") : Words(en: "delete it", id: "hapus karakter itu"))
        case .tab(let lines):
            let message =
                lines > 1
                ? Words(
                    en: "tabs stand where only spaces may, on \(lines) lines",
                    id: "ada tab di tempat yang hanya boleh berisi spasi, pada \(lines) baris")
                : nil
            return Telling(.tab, message, help: Words(en: "write spaces, two for each level", id: "tulis spasi, dua untuk setiap tingkat"))
        case .severalDocuments:
            return Telling(
                .severalDocuments, label: Words(en: "YAML ends the file here", id: "di sini YAML mengakhiri berkas"),
                help: Words(
                    en: "delete this line where the rest belongs to this file; else move the rest into a file of its own",
                    id: "hapus baris ini bila lanjutannya milik berkas ini; jika tidak, pindahkan lanjutannya ke berkas tersendiri"))
        case .tooDeep(let limit):
            return Telling(
                .tooDeep, Words(en: "the file nests more than \(limit) levels deep", id: "susunan berkas lebih dari \(limit) tingkat"))
        default: return Telling(.directive, help: Words(en: "leave the line out", id: "hapus baris ini"))
        }
    }

    static func hex(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static func name(_ value: UInt32) -> Words {
        switch value {
        case 0xA0: Words(en: "no-break space", id: "spasi tak terputus")
        case 0xAD: Words(en: "soft hyphen", id: "tanda hubung lunak")
        case 0x200B: Words(en: "zero-width space", id: "spasi selebar nol")
        default: Words(en: "word joiner", id: "penyambung kata")
        }
    }
}
