import Console
import Emitters
import ServiceDSL
import ServiceIR

/// Generates submissions of a service.
struct SampleCommand: Command {
    static let usage = CommandUsage(
        name: "sample",
        summary: Words(
            en: "Generate submissions of a service, one JSON document a line: even numbers valid, odd ones broken at a named boundary.",
            id:
                "Membuat contoh permohonan suatu layanan, satu dokumen JSON per baris: nomor genap sah, nomor ganjil salah tepat di satu batas yang disebut."
        ),
        discussion: Words(
            en:
                "They try out validators and front ends: answers are drawn from all that the service allows, one that is computed may be anything, for it is worked out anew, and papers and files are made up, so that a server, which knows its own uploads alone, takes none of them.",
            id:
                "Untuk mencoba validator dan tampilan: jawabannya diambil acak dari semua yang diperbolehkan layanan, yang dihitung boleh berisi apa saja karena dihitung ulang, dan dokumennya karangan, sehingga server, yang hanya mengenal unggahannya sendiri, tidak menerimanya."
        ),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config,
            OptionUsage(name: .count, value: .number, help: Words(en: "How many; else 10.", id: "Berapa banyak; kalau tidak, 10.")),
            OptionUsage(
                name: .seed, value: .number,
                help: Words(
                    en: "The seed, else 1; the same one gives the same submissions.",
                    id: "Benih, kalau tidak 1; benih yang sama menghasilkan permohonan yang sama.")),
            OptionUsage(
                name: .date, value: .date,
                help: Words(
                    en: "The date on which they are sent, as 2026-01-31; without it, the first decreed day of the calendar.",
                    id: "Tanggal pengirimannya, seperti 2026-01-31; tanpa itu, hari pertama kalender.")),
            OptionUsage(
                name: .asked, value: .flag,
                help: Words(
                    en:
                        "Also what the form asks and works out then, the faults in words and all that was looked up; of every third one some answers are missing, as in a form half filled in.",
                    id:
                        "Juga apa yang saat itu ditanyakan dan dihitung formulir, kesalahan dalam kata-kata, dan semua yang dicari; pada tiap contoh ketiga sebagian jawaban belum ada, seperti formulir yang baru diisi separuh."
                )),
            .service, .lang,
        ])

    private let input: InputPlan
    private let count: Int
    private let seed: UInt64
    private let date: CivilDate?
    private let service: String?
    private let isAsked: Bool

    init(_ line: ArgumentLine) throws(Fault) {
        count = line.number(.count) ?? 10
        seed = UInt64(line.number(.seed) ?? 1)
        date = line.date(.date)
        service = line.text(.service)
        isAsked = line.has(.asked)
        input = try InputPlan(line)
    }

    func run() throws -> ExitStatus {
        let compiled = Compiled(input)
        let chosen = try compiled.service(named: service)
        let day = date ?? chosen.catalog.calendar.from
        let catalog = chosen.catalog
        let calendar = catalog.officeCalendar
        let moment = SubmissionMoment(calendar.instant(day, TimeOfDay(minutes: 9 * 60)), in: calendar)
        let sampler = SubmissionSampler(try SubmissionValidator(service: chosen.unit.service), at: moment)
        for number in 0..<count {
            let line = isAsked ? AskedLine.json(sampler, number: number, seed: seed) : SampleLine.json(sampler, number: number, seed: seed)
            guard let line else { continue }
            Shell.print(bytes: line.bytes(.compact) + [UInt8(ascii: "\n")])
        }
        return .clean
    }
}
