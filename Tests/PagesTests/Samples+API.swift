/// An OpenAPI description with everything that the page of it knows.
extension Samples {
    static let api = #"""
        {"openapi":"3.0.3","info":{"title":"Open Kaart API","version":"1.2.3","description":"Initiatieven op de kaart.",
        "contact":{"name":"Beheer","email":"beheer@kaart.example","url":"https://kaart.example/contact"},
        "license":{"name":"EUPL-1.2","url":"https://eupl.eu/1.2/nl/"}},
        "servers":[{"url":"https://kaart.example/v1","description":"Productie"}],
        "security":[],
        "paths":{
        "/collections/initiatieven/items":{
        "parameters":[{"$ref":"#/components/parameters/crs"},{"$ref":"#/components/parameters/limit"}],
        "get":{"operationId":"items","summary":"De initiatieven, een bladzijde tegelijk","description":"Eerste.\n\nTweede.",
        "parameters":[{"$ref":"#/components/parameters/bbox"},
        {"name":"limit","in":"query","description":"Hoeveel","schema":{"type":"integer","minimum":1,"maximum":1000,"default":10}}],
        "responses":{"200":{"description":"Een bladzijde","content":{"application/geo+json":{"schema":{"type":"object"}},
        "text/html":{"schema":{"type":"string"}}}},
        "400":{"$ref":"#/components/responses/Problem"},"default":{"description":"Iets anders"}}}},
        "/inzendingen/{id}/beoordelingen":{"post":{"summary":"Beoordelen","security":[{"moderator":[]}],"deprecated":true,
        "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}],
        "requestBody":{"description":"De beoordeling.","content":{"application/json":{
        "schema":{"$ref":"#/components/schemas/Beoordeling"},
        "examples":{"goed":{"summary":"Goedkeuren","value":{"oordeel":"goedgekeurd","punt":[5.121,52.091]}},
        "fout":{"$ref":"#/components/examples/Afkeuren"}}},
        "application/x-www-form-urlencoded":{"example":"oordeel=goedgekeurd"}}},
        "responses":{"201":{"description":"Beoordeeld"}}}}},
        "components":{
        "parameters":{"crs":{"name":"crs","in":"query","schema":{"type":"string","format":"uri"},"description":"Het stelsel"},
        "limit":{"name":"limit","in":"query","description":"Van het pad","schema":{"type":"integer"}},
        "bbox":{"name":"bbox","in":"query","example":"3,50,7,54","schema":{"type":"array","items":{"type":"number"},
        "minItems":4,"maxItems":6},"description":"Een gebied"},
        "rond":{"$ref":"#/components/parameters/rond"}},
        "responses":{"Problem":{"description":"De invoer klopt niet","content":{"application/problem+json":{}}}},
        "examples":{"Afkeuren":{"summary":"Afkeuren","value":{"oordeel":"afgekeurd"}}},
        "schemas":{"Beoordeling":{"type":"object","required":["oordeel"],"properties":{
        "oordeel":{"type":"string","enum":["goedgekeurd","afgekeurd"]},"vorige":{"$ref":"#/components/schemas/Beoordeling"},
        "reden":{"$ref":"#/components/schemas/Reden"}}},"Reden":{"type":"string","maxLength":500}},
        "securitySchemes":{"moderator":{"type":"http","scheme":"bearer","description":"Een token van de beheerder."}}}}
        """#
}
