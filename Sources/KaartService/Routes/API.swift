import Hummingbird
import OpenDataCatalogue
import OpenDataFormats
import Pages

extension KaartService {
    var apiResource: Resource {
        Resource(
            "/v1/openapi.json",
            [
                .get: Operation(
                    id: "haalOpenAPI", tag: .interface, summary: "Deze beschrijving",
                    success: .init(
                        status: .ok, description: "De beschrijving (OpenAPI 3.0.3).", schema: "OpenAPI",
                        headers: [.eTag]),
                    formats: [.openAPI, .json, .html],
                    handler: { [self] request in
                        try request.query.finish()
                        let description = OpenAPIDocument(resources: resources, contact: profile.contact, rules: rules)
                        return document(description.document(request.links), .api, request)
                    })
            ])
    }
}
