// Of the closed lists that conditions are about, how people say each word.

extension Applicant {
    /// As people say it: `perorangan`.
    public func text(in language: LanguageID) -> String {
        switch self {
        case .person: language == "en" ? "person" : "perorangan"
        case .company: language == "en" ? "company" : "badan usaha"
        case .foundation: language == "en" ? "foundation" : "yayasan"
        case .office: language == "en" ? "public office" : "instansi"
        }
    }
}

extension IssuedState {
    /// As people say it: `berlaku`.
    func text(in language: LanguageID) -> String {
        switch self {
        case .valid: language == "en" ? "valid" : "berlaku"
        case .expired: language == "en" ? "expired" : "habis masa berlakunya"
        case .revoked: language == "en" ? "revoked" : "dicabut"
        case .unknown: language == "en" ? "unknown" : "tidak dikenal"
        }
    }
}

extension Channel {
    /// As people say it: `loket`.
    public func text(in language: LanguageID) -> String {
        switch self {
        case .online: language == "en" ? "online" : "daring"
        case .counter: language == "en" ? "counter" : "loket"
        case .mobileUnit: language == "en" ? "mobile unit" : "layanan keliling"
        case .selfService: language == "en" ? "self-service" : "anjungan mandiri"
        case .phone: language == "en" ? "telephone" : "telepon"
        }
    }
}
