package import OpenKaart

extension BaseMap {
    /// The towns, the largest first, to be found by their names.
    package var places: [Gazetteer.Entry] {
        towns.compactMap { town in
            Coordinate(longitude: town.point.x, latitude: town.point.y).map {
                Gazetteer.Entry(name: town.name, point: $0)
            }
        }
    }
}
