import ServiceIR

extension JSONError {
    /// What `description` says, in Indonesian.
    var indonesian: String {
        let fault =
            switch kind {
            case .unexpectedEnd: "teksnya berakhir terlalu awal"
            case .unexpectedByte: "huruf yang tidak boleh di situ"
            case .invalidUTF8: "bukan UTF-8"
            case .invalidEscape: "tanda `\\` yang tidak dikenal"
            case .loneSurrogate: "separuh pasangan surrogate"
            case .controlCharacter: "karakter kendali"
            case .invalidNumber: "bilangan yang tidak sah"
            case .numberOutOfRange: "bilangan yang terlalu besar atau terlalu halus"
            case .duplicateKey(let key): "kunci `\(key)` dua kali"
            case .tooDeep: "bersarang terlalu dalam"
            case .trailingBytes: "ada sesuatu di belakang nilainya"
            }
        return "\(fault), pada bita ke-\(offset)"
    }
}
