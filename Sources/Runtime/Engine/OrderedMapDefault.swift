import ServiceIR

extension OrderedMap where Key: Hashable & RawRepresentable<String> {
    /// The value of `key`, else `value`, which a change then adds.
    subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
        get { self[key] ?? value() }
        set { self[key] = newValue }
    }
}
