import OpenDataFormats
import OpenKaart

/// Headers of answers that the OpenAPI document tells of.
enum AnswerHeader: String, CaseIterable, Sendable {
    case apiVersion = "API-Version"
    case contentCRS = "Content-Crs"
    case eTag = "ETag"
    case location = "Location"
    case retryAfter = "Retry-After"
    case setCookie = "Set-Cookie"

    /// The Header Object (OpenAPI 3.0.3); Dutch.
    var document: JSONValue {
        let (description, example): (JSONValue, JSONValue) =
            switch self {
            case .apiVersion: ("De versie van deze API.", .string(KaartService.apiVersion))
            case .contentCRS:
                (
                    "Het referentiestelsel van de coördinaten, als URI tussen punthaken.",
                    .string(ReferenceSystem.crs84.contentCRS)
                )
            case .eTag: ("De versie van dit antwoord; stuur haar terug in If-None-Match.", #""79-t0yzwp-1k8-geojson""#)
            case .location: ("Waar te vinden is wat gemaakt werd.", "https://kaart.example/v1/inzendingen/…")
            case .retryAfter: ("Over hoeveel seconden het weer kan.", "5")
            case .setCookie:
                (
                    "De cookie van de sessie; leeg na het afmelden. Zonder TLS op de eigen machine heet hij openkaart-sessie.",
                    "__Host-openkaart-sessie=oks_…; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure"
                )
            }
        return ["description": description, "schema": ["type": "string"], "example": example]
    }
}
