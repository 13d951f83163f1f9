/// Hosts on which many initiatives have a page, so that the host alone says little about which one it is.
enum SharedHosts {
    /// Whether a host, or one that it is a part of, is among them.
    static func contains(_ host: [UInt8]) -> Bool {
        hosts.contains { name in
            host.count >= name.count && host.suffix(name.count).elementsEqual(name)
                && (host.count == name.count || host[host.count - name.count - 1] == UInt8(ascii: "."))
        }
    }

    /// `wordpress.com` and the like give everyone a host of their own, so only their own home pages are shared: not listed.
    private static let hosts: [[UInt8]] =
        """
        facebook.com fb.com fb.me instagram.com twitter.com x.com linkedin.com youtube.com youtu.be nextdoor.nl nextdoor.com \
        tiktok.com vimeo.com meetup.com google.com goo.gl forms.gle bit.ly tinyurl.com linktr.ee github.com wikipedia.org \
        medium.com maptionnaire.com overheid.nl rijksoverheid.nl
        """.split(separator: " ").map { Array($0.utf8) }
}
