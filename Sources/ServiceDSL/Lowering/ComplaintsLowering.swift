import ServiceIR

/// Channels and times of complaints, of a catalog or of a service.
func complaints(_ map: SyntaxMap, languages: [String], sink: DiagnosticSink) -> Complaints? {
    var channels = OrderedMap<ID<Complaints>, LocalText>()
    switch map.value(.channels) {
    case .list?:
        for channel in map.strings(.channels) {
            guard let text = knownChannel(channel.value, languages) else {
                sink.report(
                    Diagnostic(
                        .missingAddress, at: channel.span,
                        message: Words(
                            en: "the channel `\(channel.value)` has no public address", id: "saluran `\(channel.value)` tanpa alamat")))
                continue
            }
            channels[ID(channel.value)] = text
        }
    case .entries(let entries)?:
        for entry in entries { if case .text(let text) = entry.value { channels[ID(entry.id.value)] = text } }
    default: break
    }
    var within = OrderedMap<ID<Period>, PeriodRange>()
    switch map.value(.within) {
    case .duration(let range)?: within["all"] = range
    case .entries(let entries)?:
        for entry in entries { if case .duration(let range) = entry.value { within[ID(entry.id.value)] = range } }
    default: break
    }
    return channels.isEmpty || within.isEmpty ? nil : Complaints(channels: channels, within: within)
}

/// The two channels whose address everybody knows.
private func knownChannel(_ id: String, _ languages: [String]) -> LocalText? {
    let words: Words
    switch id {
    case "sp4n_lapor": words = Words("SP4N-LAPOR!")
    case "counter": words = Words(en: "Counter", id: "Loket")
    default: return nil
    }
    var text = OrderedMap<ID<LocalText>, String>()
    for language in languages { if let known = MessageLanguage(rawValue: language) { text[ID(language)] = words[known] } }
    if text.isEmpty { text[ID(languages[0])] = words.id }
    return LocalText(text)
}
