/// Features and the schema of their members.
extension Samples {
    /// Ordinary members, and one feature of all that users could think of.
    static let items = """
        {"type":"FeatureCollection","timeStamp":"2026-11-23T09:30:00Z","numberMatched":79,"numberReturned":3,"links":[
        {"href":"https://kaart.example/v1/collections/initiatieven/items?q=caf%C3%A9+%26+co&limit=3","rel":"self",
        "type":"application/geo+json","title":"Deze bladzijde"},
        {"href":"https://kaart.example/v1/collections/initiatieven/items?q=caf%C3%A9+%26+co&limit=3&cursor=abc","rel":"next",
        "type":"application/geo+json","title":"Volgende"},
        {"href":"https://kaart.example/v1/collections/initiatieven/items?f=csv","rel":"alternate","type":"text/csv","title":"CSV"}
        ],"features":[
        {"type":"Feature","id":"57dab273-e5fd-5b5c-a987-a67c5398fa0c","geometry":{"type":"Point","coordinates":[4.901,52.367]},
        "properties":{"titel":"Verbeterdebuurt","omschrijving":"Landelijk meldplatform.","thema":"open-contact",
        "organisatie":"Creative Crowds","plaats":"Amsterdam","gemeentecode":"GM0363","url":"https://www.verbeterdebuurt.nl",
        "aangemaaktOp":"2026-03-07T09:30:00Z","gewijzigdOp":"2026-03-08T09:30:00Z"}},
        {"type":"Feature","id":"a/b?c","geometry":{"type":"Point","coordinates":[121687.123,487484]},
        "properties":{"titel":"<script>alert(\\"x\\")</script> & 'co'","thema":"open-aanpak"}},
        {"type":"Feature","id":7,"geometry":null,"properties":{"titel":"مبادرة الحكومة المفتوحة","thema":"open-aanpak",
        "organisatie":"\(String(repeating: "w", count: 5000))"}}]}
        """

    static let item = """
        {"type":"Feature","id":"57dab273-e5fd-5b5c-a987-a67c5398fa0c","geometry":{"type":"Point","coordinates":[4.90100001,52.0]},
        "properties":{"titel":"Verbeterdebuurt","omschrijving":"Eerste regel.\\nTweede regel.\\r\\n\\nTweede alinea <b>.",
        "thema":"open-contact","organisatie":"Creative Crowds","plaats":"Amsterdam","gemeentecode":"GM0363",
        "url":"https://www.verbeterdebuurt.nl/?a=1&b=2","aangemaaktOp":"2026-03-07T23:59:59Z","gewijzigdOp":"ooit",
        "nieuw":{"a":[1,2.5],"b":null,"c":[]}},"links":[
        {"href":"https://kaart.example/v1/collections/initiatieven/items/57dab273?f=json","rel":"self","type":"application/geo+json"},
        {"href":"https://kaart.example/v1/collections/initiatieven","rel":"collection","type":"application/json"}]}
        """

    static let schema = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema",
        "$id":"https://kaart.example/v1/collections/initiatieven/queryables","type":"object","title":"Waarop u kunt zoeken",
        "description":"De eigenschappen voor filters.","required":["titel"],"properties":{
        "titel":{"title":"Titel","description":"Hoe het initiatief heet.","type":"string","minLength":1,"maxLength":200},
        "thema":{"title":"Thema","type":"string","enum":["open-contact","open-aanpak"]},
        "aangemaaktOp":{"type":"string","format":"date-time"},"aantal":{"type":["integer","null"],"minimum":0},
        "geometry":{"$ref":"https://geojson.org/schema/Point.json","x-ogc-role":"primary-geometry"},
        "lijst":{"type":"array","items":{"type":"number"}},"vrij":true},"additionalProperties":false}
        """
}
