extension String {
    /// Whether these words stand in it, whole; capital letters of ASCII are as small ones.
    func says(_ words: String) -> Bool {
        let (own, sought) = (utf8, words.utf8)
        var start = own.startIndex
        var isStart = true
        while start < own.endIndex {
            if isStart, let end = own.end(of: sought, from: start), end == own.endIndex || !own[end].isLetter { return true }
            isStart = !own[start].isLetter
            start = own.index(after: start)
        }
        return false
    }
}

extension String.UTF8View {
    /// Where `sought`, in small letters, ends when it begins here.
    fileprivate func end(of sought: String.UTF8View, from start: Index) -> Index? {
        var place = start
        for byte in sought {
            guard place < endIndex, self[place].small == byte else { return nil }
            place = index(after: place)
        }
        return place
    }
}
