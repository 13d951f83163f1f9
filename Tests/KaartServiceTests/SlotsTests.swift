import Testing

@testable import KaartService

@Suite("Slots")
struct SlotsTests {
    @Test("No more are given than there are, and one that is let go of is free again")
    func bound() throws {
        let slots = Slots(2)
        var held = [slots.take(), slots.take()].compactMap(\.self)
        #expect(held.count == 2 && slots.take() == nil)
        held.removeLast()
        let again = try #require(slots.take())
        #expect(slots.take() == nil)
        withExtendedLifetime((held, again)) {}
    }
}
