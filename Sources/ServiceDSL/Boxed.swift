/// A large value that never changes, held by reference: what holds it is copied as one word. Without it, the compiler writes the copying of each
/// of a service's parts anew for every type that holds a service.
@propertyWrapper
package final class Boxed<Value: Sendable>: Sendable {
    package let wrappedValue: Value

    package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
}
