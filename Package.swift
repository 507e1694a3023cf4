// swift-tools-version: 6.2
import PackageDescription

/// `MPP_CORE=1` leaves out the programs, the server and the packages that only it needs, so that the core builds and tests by itself.
let coreOnly = Context.environment["MPP_CORE"] == "1"

/// `MPP_SERVER_TESTS=1`, of `scripts/test-server`, leaves out the core's own tests, which `scripts/test-core` builds without the server.
let serverTestsOnly = Context.environment["MPP_SERVER_TESTS"] == "1"

/// `MPP_IN_PARTS=1`, of `scripts/test-core`: what is built is tested once and thrown away.
let isBuiltToTest = Context.environment["MPP_IN_PARTS"] == "1"

let common: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    // The index of the system's own modules is written anew for every module, and nobody reads it.
    .unsafeFlags(["-index-ignore-system-modules"], .when(configuration: .debug)),
]

let released: [SwiftSetting] = [
    // A process of a few milliseconds uses most of its generic types once. Each is made by a call that the compiler writes, rather than found
    // by its mangled name, which the runtime would parse and hold against all conformances of the program.
    .unsafeFlags(["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
    // The linker folds and leaves out whole sections: one for each function lets it do so function by function.
    .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

let strict = isBuiltToTest ? common : common + released

/// A process that runs for months finds each type once.
let lasting = common

/// Tests run once: what they try is optimised, they themselves are not.
let asWritten: [SwiftSetting] = [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// What `mppc` is made of uses no regular expressions: their module would be a twentieth of it. What that has for plain text is `TextSearch`.
let lean = strict + [.unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])]

/// Every other module of the core waits for this one: `scripts/test-core` has it compiled in parts, one on each core, rather than as a whole.
let first: [SwiftSetting] =
    isBuiltToTest ? lean + [.unsafeFlags(["-no-whole-module-optimization", "-enable-batch-mode"])] : lean

/// What runs once in a process: size counts more there than speed.
let small: [SwiftSetting] = lean + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// `mppc` is one file without any library beside it in release: a region's CI copies it and runs it. Equal functions are folded, and
/// nothing in it unwinds the stack, so the tables for that stay out. What a check runs lies together, in the order that `scripts/order-functions`
/// writes, and each segment where the kernel can map it in pieces of 2 MB: a process of a few milliseconds spends many of them on pages.
/// `SmallBlocks` stands in the place of the C library's allocator.
let allocation = ["malloc", "free", "calloc", "realloc", "aligned_alloc", "posix_memalign", "malloc_usable_size"]
let staticRelease: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-static-executable", "-use-ld=lld", "-Xlinker", "--icf=all", "-Xlinker", "-O2", "-Xlinker", "--no-eh-frame-hdr",
            "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/scripts/function-order.txt",
            "-Xlinker", "--no-warn-symbol-ordering", "-Xlinker", "-z", "-Xlinker", "max-page-size=2097152",
            "-Xlinker", "-T", "-Xlinker", "\(Context.packageDirectory)/scripts/no-unwind-tables.ld",
        ] + allocation.flatMap { ["-Xlinker", "--wrap=\($0)"] },
        .when(platforms: [.linux], configuration: .release))
]

/// `mppd` brings Swift's runtime with it: a region copies one file to a Debian that has the libraries of its own release alone. Nothing of it is
/// looked up by name, so what nobody calls stays out.
let runtimeWithin: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-static-stdlib", "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--gc-sections", "-Xlinker", "--icf=all",
            "-lCoreFoundation", "-l_FoundationCShims", "-l_FoundationCollections", "-l_FoundationICU", "-lswiftSynchronization", "-lstdc++",
        ],
        .when(platforms: [.linux], configuration: .release))
]

var dependencies: [Package.Dependency] = []

var targets: [Target] = [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "ServiceIR", swiftSettings: first),
    .target(name: "ServiceDSL", dependencies: ["ServiceIR", "CLibYAML"], swiftSettings: lean),
    .target(name: "Emitters", dependencies: ["ServiceIR"], swiftSettings: small),
    .target(name: "Runtime", dependencies: ["ServiceIR"], swiftSettings: lean),
    .target(name: "Expectations", path: "Tests/Expectations", swiftSettings: strict),
]

var products: [Product] = [
    .library(name: "ServiceDSL", targets: ["ServiceDSL"]),
    .library(name: "ServiceIR", targets: ["ServiceIR"]),
]

if !serverTestsOnly {
    targets += [
        .testTarget(name: "ServiceIRTests", dependencies: ["ServiceIR", "Expectations"], swiftSettings: strict),
        .testTarget(
            name: "ServiceDSLTests", dependencies: ["ServiceDSL", "Expectations"], exclude: ["Cases"], swiftSettings: strict
        ),
        .testTarget(
            name: "EmittersTests", dependencies: ["Emitters", "ServiceDSL", "Runtime", "Expectations"], exclude: ["Agreement", "Golden"],
            swiftSettings: strict),
        .testTarget(name: "RuntimeTests", dependencies: ["Runtime", "ServiceDSL", "Emitters", "Expectations"], swiftSettings: strict),
    ]
}

if !coreOnly {
    dependencies += [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ]
    targets += [
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"]), .brew(["argon2"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        // As Swift's own, in the form that valgrind can read, which counts the release's instructions.
        .target(
            name: "SmallBlocks",
            cSettings: [
                .define("SMALL_BLOCKS", .when(platforms: [.linux], configuration: .release)),
                .unsafeFlags(["-O2", "-gdwarf-4", "-Wall", "-Wextra", "-Werror"], .when(configuration: .release)),
            ]),
        .target(name: "Console", dependencies: ["ServiceDSL"], swiftSettings: lean),
        .executableTarget(
            name: "mppc", dependencies: ["ServiceDSL", "Emitters", "Runtime", "Console", "SmallBlocks"],
            swiftSettings: small, linkerSettings: staticRelease),
        .target(
            name: "Server",
            dependencies: [
                "ServiceIR", "Runtime", "Emitters", "CArgon2", "CCurl", "CQREncode", "CZlib", "CLibPQ",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: lasting),
        .executableTarget(
            name: "mppd",
            dependencies: ["Server", "ServiceDSL", "Runtime", "Console"],
            swiftSettings: lasting, linkerSettings: runtimeWithin),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "ServiceDSL", "Emitters", "Runtime", "Console", "Expectations", "CArgon2", "CLibPQ",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict + asWritten),
    ]
    products += [.executable(name: "mppc", targets: ["mppc"]), .executable(name: "mppd", targets: ["mppd"])]
}

/// `MPP_FUZZ=1`, of `scripts/fuzz-inputs`: one program more, which takes inputs from LLVM's libFuzzer.
if Context.environment["MPP_FUZZ"] == "1" {
    targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
        .executableTarget(
            name: "fuzzing", dependencies: ["ServiceDSL", "ServiceIR", "CLibFuzzer"], path: "Tests/Fuzzing", exclude: ["CLibFuzzer"],
            swiftSettings: strict),
    ]
}

/// `MPP_SPEED=1`, of `scripts/bench` and `scripts/load`: two programs more, which time the emitters without what comes before them, and the engine
/// with its store without HTTP.
if Context.environment["MPP_SPEED"] == "1" {
    targets += [
        .executableTarget(
            name: "emission-speed", dependencies: ["ServiceIR", "Emitters", "SmallBlocks"], path: "Tests/EmissionSpeed",
            swiftSettings: strict,
            linkerSettings: staticRelease),
        .executableTarget(
            name: "store-speed", dependencies: ["ServiceIR", "Runtime", "Server"], path: "Tests/StoreSpeed", swiftSettings: lasting,
            linkerSettings: runtimeWithin),
    ]
}

let package = Package(name: "mppc", products: products, dependencies: dependencies, targets: targets)
