/// A file of the site that is not as it should be; said when the service starts, and by the tests.
package struct SiteError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
