/// The identity numbers and codes whose form a standard fixes.
public enum IdentityNumber: String, Hashable, Sendable, Codable, CaseIterable { case nik, kk, npwp, nib, nop, kbli }

/// Levels of the regions of Indonesia, by the length of their Kemendagri code.
public enum RegionLevel: String, Hashable, Sendable, Codable, CaseIterable { case province, regency, district, village }
