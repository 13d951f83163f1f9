import Testing

@testable import MapTiles
