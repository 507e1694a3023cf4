import Expectations
import Foundation
import Server
import Testing

/// Answers in a smaller form, to whoever says that it takes it.
@Suite struct GzipTests {
    /// The bytes as another program unpacks them.
    private func unpacked(_ bytes: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let text = String(decoding: try #require(try output.fileHandleForReading.readToEnd()), as: UTF8.self)
        process.waitUntilExit()
        expect(process.terminationStatus, equals: 0)
        return text
    }

    @Test func pagesStyleAndJSONAreSentSmaller() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            for path in ["/layanan/izin-uji", "/assets/mpp.css", "/api/v1/openapi.json", "/tidak-ada"] {
                let whole = try await client.call(.get, path)
                expect(whole.header("Content-Encoding") == nil && whole.header("Vary") == "Accept-Encoding", "\(path)")
                let small = try await client.call(.get, path, ["Accept-Encoding": "br, gzip;q=0.8"])
                expect(small.header("Content-Encoding"), equals: "gzip", "\(path)")
                expect(small.body.count * 3 < whole.body.count * 2, "\(path): \(small.body.count) of \(whole.body.count)")
                try expect(unpacked(small.body), equals: whole.text, "\(path)")
            }
        }
    }

    @Test func whoDoesNotTakeItGetsTheWhole() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            for accepted in ["identity", "gzip;q=0", "gzip; q=0.0, br", "x-gzipped", ""] {
                let answer = try await client.call(.get, "/layanan/izin-uji", ["Accept-Encoding": accepted])
                expect(answer.header("Content-Encoding") == nil && answer.text.contains("</html>"), "\(accepted)")
            }
        }
    }

    /// What is small already, a file that was handed in, and a case with the tag of its revision go as they are.
    @Test func someAnswersGoAsTheyAre() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let accepts = ["Accept-Encoding": "gzip"]
            try await expect(client.call(.get, "/api/v1/health", accepts).header("Content-Encoding") == nil)
            let (number, own) = try await client.file()
            let one = try await client.call(.get, "/api/v1/cases/\(number)", own.merging(accepts) { first, _ in first })
            expect(one.body.count > 500 && one.header("ETag") != nil && one.header("Content-Encoding") == nil)
        }
    }
}
