/// An event of a citizen's life at which public services are needed: what CPSV-AP calls `cv:LifeEvent`, `business` `cv:BusinessEvent`.
public enum LifeEvent: String, Hashable, Sendable, Codable, CaseIterable {
    case birth, education, work, marriage, divorce, home, moving, vehicle, travel, health, disability, hardship, disaster, death, business

    /// As people say it: `Kelahiran dan anak`.
    public func text(in language: LanguageID) -> String {
        switch self {
        case .birth: language == "en" ? "Birth and children" : "Kelahiran dan anak"
        case .education: language == "en" ? "School" : "Sekolah"
        case .work: language == "en" ? "Work" : "Bekerja"
        case .marriage: language == "en" ? "Getting married" : "Menikah"
        case .divorce: language == "en" ? "Divorce" : "Bercerai"
        case .home: language == "en" ? "Home and land" : "Rumah dan tanah"
        case .moving: language == "en" ? "Moving" : "Pindah"
        case .vehicle: language == "en" ? "Vehicles" : "Kendaraan"
        case .travel: language == "en" ? "Travelling" : "Bepergian"
        case .health: language == "en" ? "Illness and health" : "Sakit dan kesehatan"
        case .disability: language == "en" ? "Disability" : "Disabilitas"
        case .hardship: language == "en" ? "Hardship" : "Kesulitan ekonomi"
        case .disaster: language == "en" ? "Disaster" : "Bencana"
        case .death: language == "en" ? "Death in the family" : "Kematian"
        case .business: language == "en" ? "Running a business" : "Usaha"
        }
    }
}
