/// A place on earth, in degrees.
public struct GeoPoint: Hashable, Sendable {
    public let latitude: Double
    public let longitude: Double

    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads a value of the type `location`.
    public init?(_ value: Value) {
        guard case .record(let parts) = value, let latitude = parts["latitude"]?.degrees, let longitude = parts["longitude"]?.degrees
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Inside a box around the country, its waters included.
    public var isNearIndonesia: Bool { (-12...7).contains(latitude) && (94...142).contains(longitude) }

    /// Along the surface of a sphere with the earth's mean radius, in whole metres; the true figure differs by half a percent at most.
    public func metres(to other: GeoPoint) -> Int64 {
        let radians = Double.pi / 180
        let (a, b) = (latitude * radians, other.latitude * radians)
        let halfLatitude = Sphere.sine((b - a) / 2)
        let halfLongitude = Sphere.sine((other.longitude - longitude) * radians / 2)
        let haversine = halfLatitude * halfLatitude + Sphere.cosine(a) * Sphere.cosine(b) * halfLongitude * halfLongitude
        let angle = 2 * Sphere.arcsine(min(1, max(0, haversine)).squareRoot())
        return Int64((6_371_008.8 * angle).rounded(.toNearestOrAwayFromZero))
    }
}

/// Trigonometry by series, the same to the last bit on every machine.
private enum Sphere {
    /// For any angle of a few turns.
    static func sine(_ angle: Double) -> Double {
        let x = angle.remainder(dividingBy: 2 * .pi)
        var term = x
        var sum = x
        for n in 1...14 {
            let divisor = (2 * n) * (2 * n + 1)
            term *= -x * x / Double(divisor)
            sum += term
        }
        return sum
    }

    static func cosine(_ angle: Double) -> Double { sine(.pi / 2 - angle) }

    /// For 0 to 1.
    static func arcsine(_ y: Double) -> Double {
        if y > 0.5 { return .pi / 2 - 2 * arcsine(((1 - y) / 2).squareRoot()) }
        var term = y
        var sum = y
        for n in 1...30 {
            let k = Double(2 * n - 1)
            term *= y * y * k / (k + 1)
            sum += term / (k + 2)
        }
        return sum
    }
}

extension Value {
    fileprivate var degrees: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): Double(number.description)
        default: nil
        }
    }
}
