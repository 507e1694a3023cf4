import ArgumentParser

/// `Option` alone is a command line's here, not a choice of a form.
typealias Option<Value> = ArgumentParser.Option<Value>
