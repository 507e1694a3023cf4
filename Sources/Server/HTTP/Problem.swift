import Hummingbird
import NIOCore
import NIOHTTP1
import ServiceIR

/// A refusal as RFC 9457 writes it, made by one function from facts; its words are in the caller's language.
package struct Problem: Error, Sendable {
    /// One value that is wrong, by its place in what was sent.
    package struct Entry: Sendable {
        var pointer: String
        var code: String
        var subject: LocalText?
        var detail: LocalText
        /// Where to apply for what is missing.
        var service: String?
    }

    var status: HTTPResponse.Status
    /// The last part of `type`, stable for programs.
    var slug: String
    var title: LocalText
    var detail: LocalText?
    var entries: [Entry] = []
    /// Seconds to wait before trying again.
    var retryAfter: Int?
    /// The methods that go instead.
    var allowed: [String] = []

    init(_ status: HTTPResponse.Status, _ slug: String, _ title: LocalText, detail: LocalText? = nil, entries: [Entry] = []) {
        self.status = status
        self.slug = slug
        self.title = title
        self.detail = detail
        self.entries = entries
    }

    func json(_ language: LanguageID) -> JSONValue {
        var members: JSONObject = [
            "type": .string("urn:mpp:problem:\(slug)"), "title": .string(title[language]), "status": .integer(Int64(status.code)),
        ]
        if let detail { members["detail"] = .string(detail[language]) }
        if !entries.isEmpty {
            members["errors"] = .array(
                entries.map { entry in
                    var error: JSONObject = ["pointer": .string(entry.pointer), "code": .string(entry.code)]
                    if let subject = entry.subject { error["subject"] = .string(subject[language]) }
                    error["detail"] = .string(entry.detail[language])
                    if let service = entry.service { error["service"] = .string(service) }
                    return .object(error)
                })
        }
        return .object(members)
    }

    func response(_ language: LanguageID) -> Response {
        var response = Response.json(json(language), status: status, type: "application/problem+json")
        addHeaders(to: &response)
        if slug == Problem.badToken.slug { response.headers[.wwwAuthenticate] = "Bearer error=\"invalid_token\"" }
        return response
    }
}

extension Problem {
    /// When to try again, and what to try instead.
    func addHeaders(to response: inout Response) {
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        if !allowed.isEmpty { response.headers[.allow] = allowed.joined(separator: ", ") }
    }

    /// - Parameter allowed: the methods that the path takes.
    static func wrongMethod(_ allowed: [String]) -> Problem {
        var problem = Problem(
            .methodNotAllowed, "method-not-allowed",
            .both("Alamat ini tidak dibuka dengan cara itu", "This address is not opened in that way"))
        problem.allowed = allowed
        return problem
    }

    static let notFound = Problem(.notFound, "not-found", .both("Tidak ditemukan", "Not found"))
    /// Also said where something exists but is not the caller's: who may not see it learns nothing.
    static let noSuchCase = Problem(
        .notFound, "no-such-case",
        .both("Tidak ada permohonan dengan nomor dan kunci itu", "There is no case with this number and secret"))
    /// What was sent by a form of a case that this browser has open no more, or never had.
    static let closedHere = Problem(
        .notFound, "closed-here", .both("Permohonan ini sudah tertutup di perangkat ini", "This application was closed on this device"))
    static let erased = Problem(
        .gone, "erased", .both("Data pribadi permohonan ini sudah dihapus", "The personal data of this case has been erased"))
    static let loginRequired = Problem(.unauthorized, "login-required", .both("Masuk dahulu", "Log in first"))
    static let wrongLogin = Problem(.unauthorized, "wrong-login", .both("Nama atau kata sandi salah", "Wrong name or password"))
    static let badToken = Problem(
        .unauthorized, "bad-token", .both("Token tidak sah di sini", "The token is not valid here"))
    static let citizenRequired = Problem(
        .unauthorized, "citizen-required", .both("Masuk dengan akun warga dahulu", "Log in with a citizen's account first"))
    static let ownedByOther = Problem(
        .conflict, "owned-by-other", .both("Permohonan ini tersimpan di akun lain", "This case is kept in another account"))
    static let codeRequired = Problem(
        .unauthorized, "code-required",
        .both("Sertakan kode dari aplikasi autentikator", "Send the code of the authenticator app"),
        detail: .both("Anggota `code`, di samping `login` dan `password`.", "The member `code`, beside `login` and `password`."))
    static let wrongCode = Problem(
        .unauthorized, "wrong-code",
        .both("Kode salah, atau sudah pernah dipakai", "The code is wrong, or has been used already"))
    static let secondFactorRequired = Problem(
        .forbidden, "second-factor-required",
        .both("Daerah ini mewajibkan verifikasi dua langkah: pasang dahulu", "This region requires two-step verification: set it up first"))

    /// - Parameter seconds: until the next attempt is judged.
    static func slowedDown(_ seconds: Int64) -> Problem {
        var problem = Problem(
            .tooManyRequests, "too-many-attempts",
            .both(
                "Terlalu banyak percobaan; coba lagi \(seconds) detik lagi", "Too many attempts; try again in \(seconds) seconds"))
        problem.retryAfter = Int(seconds)
        return problem
    }

    static let notYourRole = Problem(
        .forbidden, "not-your-role", .both("Peran Anda tidak berwenang untuk ini", "Your role may not do this"))
    static let forged = Problem(
        .forbidden, "csrf",
        .both("Halaman ini sudah kedaluwarsa; muat ulang lalu coba lagi", "This page is out of date; reload it and try again"))
    /// To programs: who is logged in by cookie says the session's token too.
    static let tokenMissing = Problem(
        .forbidden, "csrf",
        .both("Sertakan X-CSRF-Token milik sesi ini", "Send the X-CSRF-Token of this session"),
        detail: .both(
            "Nilainya anggota `csrf` dari jawaban POST atau GET /api/v1/session.",
            "It is the member `csrf` of the answer to POST or GET /api/v1/session."))
    static let keyReused = Problem(
        .unprocessableContent, "idempotency-key-reused",
        .both("Kunci permintaan ini sudah dipakai untuk isi lain", "This idempotency key was used for another request"))
    static let keyMissing = Problem(
        .badRequest, "idempotency-key-required",
        .both("Sertakan Idempotency-Key, 16 sampai 200 huruf", "Send an Idempotency-Key of 16 to 200 characters"))
    static let conflict = Problem(
        .conflict, "changed-meanwhile",
        .both("Permohonan ini baru saja berubah; lihat lagi lalu ulangi", "This case has just changed; look again and repeat"))
    static let bodyTooLarge = Problem(.contentTooLarge, "too-large", .both("Isi terlalu besar", "The body is too large"))
    static let storeUnavailable: Problem = {
        var problem = Problem(
            .serviceUnavailable, "store-unavailable",
            .both("Penyimpanan sedang tidak dapat dipakai; belum ada yang tersimpan", "The store cannot be reached; nothing was saved"))
        problem.retryAfter = 10
        return problem
    }()
    static let serviceUnreadable = Problem(
        .serviceUnavailable, "service-unreadable",
        .both(
            "Layanan ini sedang tidak dapat dibuka; pengelola sudah diberi tahu",
            "This service cannot be opened now; its operator has been told"))
    static let internalFault = Problem(
        .internalServerError, "internal", .both("Terjadi kesalahan di pihak kami", "Something went wrong on our side"))

    /// To programs: a file comes as it is, not inside a form.
    static let envelope = Problem(
        .unsupportedMediaType, "file-in-form",
        .both("Kirim isi berkas saja, bukan formulir", "Send the bytes of the file alone, not a form"),
        detail: .both(
            "Dengan curl: `--data-binary @berkas.pdf -H 'Content-Type: application/pdf'` sebagai ganti `-F`.",
            "With curl: `--data-binary @file.pdf -H 'Content-Type: application/pdf'` in place of `-F`."))

    /// The most faults that one answer tells: more than any form has, and no answer that is many times what was sent.
    private static let entryLimit = 500

    static func invalidInput(_ entries: [Entry]) -> Problem {
        Problem(
            .unprocessableContent, "invalid-input", .both("Ada isian yang perlu diperbaiki", "Some entries need mending"),
            entries: Array(entries.prefix(entryLimit)))
    }

    /// A receipt is over the whole sum that is due: nothing is paid in part or twice.
    static func wrongAmount(due: Int64) -> Problem {
        Problem(
            .unprocessableContent, "wrong-amount",
            .both("Jumlah harus \(due.rupiahText(in: "id"))", "The amount must be \(due.rupiahText(in: "en"))"))
    }

    static func malformed(_ id: String, _ en: String) -> Problem {
        Problem(.badRequest, "malformed", .both("Permintaan tidak terbaca", "The request cannot be read"), detail: .both(id, en))
    }

    init(_ failure: Uploads.Failure) {
        switch failure {
        case .tooLarge(let limit):
            let size = Prose.size(limit)
            self.init(.contentTooLarge, "file-too-large", .both("Berkas lebih besar dari \(size)", "The file is larger than \(size)"))
        case .empty: self.init(.badRequest, "file-empty", .both("Berkas kosong", "The file is empty"))
        case .unknownKind:
            self.init(
                .unsupportedMediaType, "file-kind",
                .both("Hanya PDF atau foto (JPEG, PNG, WebP, HEIC) yang diterima", "Only PDF and photos (JPEG, PNG, WebP, HEIC) are taken"))
        case .infected(let name):
            self.init(
                .unprocessableContent, "file-infected",
                .both(
                    "Pemindai menemukan virus dalam berkas ini (\(name)); periksa perangkat Anda dan kirim berkas lain",
                    "The scanner found a virus in this file (\(name)); check your device and send another file"))
        case .notScanned:
            self.init(
                .serviceUnavailable, "file-not-scanned",
                .both(
                    "Berkas belum dapat dipindai dari virus; coba lagi beberapa menit lagi",
                    "The file cannot be scanned for viruses now; try again in some minutes"))
            retryAfter = 60
        }
    }

    static let noPDF = Problem(
        .notFound, "no-pdf",
        .both(
            "Surat dalam bentuk PDF tidak disediakan di sini; cetak halamannya",
            "Letters are not given as PDF here; print the page"))

    init(_ failure: PDFCommand.Failure) {
        self.init(
            .serviceUnavailable, failure == .busy ? "pdf-busy" : "pdf-failed",
            .both(
                "PDF belum dapat dibuat; coba lagi sebentar lagi, atau cetak halamannya",
                "The PDF cannot be made now; try again in a moment, or print the page"))
        retryAfter = 10
    }

    init(_ failure: Accounts.Failure, at now: Instant) {
        switch failure {
        case .wrong: self = .wrongLogin
        case .needsCode: self = .codeRequired
        case .wrongCode: self = .wrongCode
        case .slowedDown(let until): self = .slowedDown(max(1, until.seconds - now.seconds))
        }
    }

    /// Any error as a problem; what nobody foresaw tells nothing of itself.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let failure as PDFCommand.Failure: self.init(failure)
        case is UnreadableService: self = .serviceUnreadable
        case let error as StoreError:
            switch error {
            case .full, .unavailable, .unreachable: self = .storeUnavailable
            case .damaged, .isNewer, .isOlder, .isForeign, .isServed: self = .internalFault
            }
        // The rest of a body whose head was taken already.
        case is HTTPParserError: self = .malformed("HTTP tidak sah", "This is not valid HTTP")
        case let error as HTTPError where error.status.code < 500:
            self.init(error.status, "http-\(error.status.code)", .both(error.status.reasonPhrase, error.status.reasonPhrase))
        default: self = .internalFault
        }
    }
}

extension LocalText {
    static func both(_ id: String, _ en: String) -> LocalText { LocalText(["id": id, "en": en]) }
}
