/// Finds the smallest few of many, in order: a heap that holds no more than is wanted, the largest on top.
struct SmallestFirst<Element> {
    private var heap: [Element] = []
    private let limit: Int
    private let precedes: (Element, Element) -> Bool

    /// - Parameters:
    ///   - limit: how many are wanted, 1 or more.
    ///   - precedes: a strict total order.
    init(limit: Int, by precedes: @escaping (Element, Element) -> Bool) {
        self.limit = limit
        self.precedes = precedes
    }

    /// Complexity: O(log limit), and one comparison for most elements that are too large.
    mutating func insert(_ element: Element) {
        if heap.count < limit {
            heap.append(element)
            var place = heap.count - 1
            while place > 0, precedes(heap[(place - 1) / 2], heap[place]) {
                heap.swapAt(place, (place - 1) / 2)
                place = (place - 1) / 2
            }
        } else if precedes(element, heap[0]) {
            heap[0] = element
            sink()
        }
    }

    /// What was kept, smallest first.
    consuming func sorted() -> [Element] {
        heap.sorted(by: precedes)
    }

    private mutating func sink() {
        var place = 0
        while true {
            var largest = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if precedes(heap[largest], heap[child]) { largest = child }
            }
            if largest == place { return }
            heap.swapAt(place, largest)
            place = largest
        }
    }
}
