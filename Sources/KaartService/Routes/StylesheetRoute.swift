import HTTPTypes
import Hummingbird
import Pages

extension KaartService {
    var stylesheetResource: Resource {
        Resource(
            "/stijl.css",
            [
                .get: Operation(
                    id: "haalStijl", tag: .interface, summary: "De opmaak van de pagina's",
                    success: .init(status: .ok, description: "De opmaak.", schema: "CSS"), formats: [.css],
                    isFile: true,
                    handler: { [self] request in
                        try request.query.finish()
                        let tag = EntityTag(of: Stylesheet.css)
                        let headers: HTTPFields = [.cacheControl: reads.cacheControl, .eTag: tag.text]
                        if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
                            return Response(status: .notModified, headers: headers)
                        }
                        var response = Response.bytes(Stylesheet.css, type: "text/css; charset=utf-8")
                        for field in headers { response.headers.append(field) }
                        return response
                    })
            ])
    }
}
