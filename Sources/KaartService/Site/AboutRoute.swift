import HTTPTypes
import Site

extension KaartService {
    var aboutResource: Resource {
        Resource("/over", [.get: pageOperation("paginaOver", "Wat deze kaart is", handler: textPage(AboutPage()))])
    }
}
