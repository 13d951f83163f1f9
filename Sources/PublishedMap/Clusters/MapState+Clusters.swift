import OpenKaart

extension MapState {
    /// How much memory the counts take that are kept for clusters.
    package var bytesOfClusterCounts: Int {
        packed.totals.totals.count * MemoryLayout<ThemeTotals.Total>.stride
            + packed.totals.boxes.count * MemoryLayout<CountTree.Box>.stride
    }

    /// What is drawn of the records that match: a record or a cluster for each cell that holds any. Hot path for box and themes;
    /// with other filters it looks at every record in the box, some milliseconds at a million.
    package func clusters(_ query: ClusterQuery) -> ClusterAnswer {
        ClusterMaker(query, self).answer()
    }
}
