// swift-tools-version: 6.2
import PackageDescription

/// One house rule set for every target: Swift 6 mode, explicit `any`, explicit imports, no
/// warnings.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A target of ours: its name, what it may import of ours, and what it may import of others.
func hall(_ name: String, uses ours: [String] = [], and others: [Target.Dependency] = []) -> Target
{
    .target(
        name: name,
        dependencies: ours.map { .byName(name: $0) } + others,
        swiftSettings: house
    )
}

func tests(
    _ name: String,
    of ours: [String],
    and others: [Target.Dependency] = [],
    excluding: [String] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: (ours + ["HallTestKit"]).map { .byName(name: $0) } + others,
        exclude: excluding,
        swiftSettings: house
    )
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let http: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTesting: Target.Dependency = .product(
    name: "HummingbirdTesting",
    package: "hummingbird"
)
let tls: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioTypesHTTP1: Target.Dependency = .product(
    name: "NIOHTTPTypesHTTP1",
    package: "swift-nio-extras"
)
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let ssl: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let subprocess: Target.Dependency = .product(
    name: "Subprocess",
    package: "swift-subprocess"
)
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let types: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let client: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let package = Package(
    name: "quhao",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    ],
    targets: [
        // Pure: values and functions. No files, sockets, clocks or threads.
        hall("HallCore"),

        // How the hall is asked: the table of asks, and what each answers.
        hall("HallAPI", uses: ["HallCore"]),

        hall("TextCodes"),
        hall("HallDevice", uses: ["TextCodes"]),
        hall("TextGrid"),

        // The journeys, and the ports they need.
        hall("HallFlow", uses: ["HallCore", "HallAPI"]),

        // Adapters: each keeps promises made in HallFlow/Ports.
        hall(
            "HallStore",
            uses: ["HallCore", "HallAPI", "HallFlow"],
            and: ["CExchange", grdb, sqlite, crypto]
        ),

        hall("Terminal", uses: ["TextGrid"]),
        hall("HallConsole", uses: ["HallCore", "HallAPI", "HallFlow", "TextGrid"]),
        hall("HallTypeset", uses: ["HallCore"], and: ["CPangoCairo", "CQREncode"]),
        hall(
            "HallPrint",
            uses: ["HallCore", "HallAPI", "HallFlow", "HallDevice", "HallTypeset", "TextCodes"]
        ),
        hall("HallBoard", uses: ["HallCore", "HallAPI", "HallFlow", "HallDevice", "TextCodes"]),
        hall(
            "HallHub",
            uses: ["HallCore", "HallAPI", "HallFlow"],
            and: [
                crypto, cryptoExtras, http, hummingbirdCore, tls, lifecycle, nio, nioTypes,
                nioTypesHTTP1,
                nioHTTP, ssl, x509, asn1,
                log, types,
            ]
        ),
        hall(
            "HallRemote",
            uses: ["HallCore", "HallAPI", "HallFlow"],
            and: [client, nio, nioHTTP, ssl]
        ),

        // The wire and the files.
        hall("HallLinks", uses: ["HallDevice"], and: ["CLibUSB", "CCups", subprocess, system]),
        hall(
            "HallConfig",
            uses: ["HallCore", "HallAPI", "HallFlow", "HallDevice", "TextCodes"],
            and: [toml, csv]
        ),

        .systemLibrary(
            name: "CPangoCairo",
            pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"])]
        ),
        .systemLibrary(
            name: "CLibUSB",
            pkgConfig: "libusb-1.0",
            providers: [.apt(["libusb-1.0-0-dev"])]
        ),
        .systemLibrary(name: "CTimex"),
        .systemLibrary(name: "CExchange"),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CCommit"),
        // Debian 12 has no cups.pc.
        .systemLibrary(name: "CCups", providers: [.apt(["libcups2-dev"])]),
        .systemLibrary(
            name: "CQREncode",
            pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]
        ),

        // The one place where everything meets.
        .executableTarget(
            name: "quhao",
            dependencies: [
                "HallCore", "HallAPI", "HallFlow", "HallDevice", "HallStore", "HallTypeset",
                "HallPrint", "HallBoard", "HallLinks", "HallHub", "HallRemote", "HallConfig",
                "HallConsole", "Terminal", "TextGrid", "CTimex", "CCommit", "CMalloc",
                arguments, lifecycle, log, subprocess, system,
            ],
            swiftSettings: house
        ),

        // `make bench`: the figures, against the limits of the machine.
        .executableTarget(
            name: "quhao-bench",
            dependencies: [
                "HallCore", "HallAPI", "HallFlow", "HallStore", "HallTypeset", "HallPrint",
                "HallConfig",
                "HallConsole", "HallDevice", "HallTestKit", "Terminal", "TextGrid",
            ],
            path: "Sources/QuhaoBench",
            swiftSettings: house
        ),

        hall("HallTestKit", uses: ["HallCore", "HallAPI", "HallFlow", "HallStore"]),
        tests("HallCoreTests", of: ["HallCore"]),
        tests(
            "HallStoreTests",
            of: ["HallCore", "HallAPI", "HallFlow", "HallStore"],
            and: [grdb],
            excluding: ["Golden"]
        ),
        tests("HallFlowTests", of: ["HallCore", "HallAPI", "HallFlow", "HallStore"]),
        tests(
            "HallPrintTests",
            of: [
                "HallCore", "HallAPI", "HallFlow", "HallDevice", "HallConfig", "HallLinks",
                "HallTypeset",
                "HallPrint", "CPangoCairo",
            ],
            excluding: ["Golden"]
        ),
        tests(
            "HallBoardTests",
            of: [
                "HallCore", "HallAPI", "HallFlow", "HallDevice", "HallBoard", "HallConfig",
                "TextCodes",
            ]
        ),
        tests("HallDeviceTests", of: ["HallDevice", "HallConfig", "TextCodes"]),
        tests("HallLinksTests", of: ["HallDevice", "HallLinks"]),
        tests("HallAPITests", of: ["HallCore", "HallAPI"]),
        tests(
            "HallRemoteTests",
            of: ["HallCore", "HallAPI", "HallRemote"],
            and: [client, nio, nioHTTP]
        ),
        tests(
            "HallHubTests",
            of: ["HallCore", "HallAPI", "HallFlow", "HallStore", "HallHub"],
            and: [http, httpTesting, types, nio]
        ),
        tests(
            "QuhaoTests",
            of: [
                "HallCore", "HallAPI", "HallFlow", "HallStore", "HallBoard", "HallConfig",
                "HallHub", "HallLinks", "HallPrint", "quhao",
            ],
            and: [arguments, log, subprocess, system]
        ),
        tests("TidyTests", of: []),
        tests("HallConfigTests", of: ["HallCore", "HallConfig"]),
        tests(
            "ScreenTests",
            of: [
                "HallCore", "HallAPI", "HallFlow", "HallConfig", "HallConsole", "HallTypeset",
                "TextGrid",
                "Terminal",
            ],
            excluding: ["Golden"]
        ),
    ]
)
