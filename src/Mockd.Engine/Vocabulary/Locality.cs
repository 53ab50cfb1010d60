namespace Mockd.Engine.Vocabulary;

/// <summary>A real town and what goes with it. Telephone numbers are from ranges kept free for fiction.</summary>
internal sealed record Locality(
    string City,
    string Region,
    string PostalCode,
    string Country,
    string Country3,
    string CountryName,
    string Currency,
    string Language,
    string TimeZone,
    string Phone,
    double Latitude,
    double Longitude
)
{
    public static readonly Locality[] All =
    [
        new(
            "San Francisco",
            "CA",
            "94103",
            "US",
            "USA",
            "United States",
            "USD",
            "en",
            "America/Los_Angeles",
            "+1415555010",
            37.7749,
            -122.4194
        ),
        new(
            "Denver",
            "CO",
            "80202",
            "US",
            "USA",
            "United States",
            "USD",
            "en",
            "America/Denver",
            "+1303555012",
            39.7392,
            -104.9903
        ),
        new(
            "London",
            "LND",
            "EC1A 1BB",
            "GB",
            "GBR",
            "United Kingdom",
            "GBP",
            "en",
            "Europe/London",
            "+44207946095",
            51.5072,
            -0.1276
        ),
        new(
            "Berlin",
            "BE",
            "10115",
            "DE",
            "DEU",
            "Germany",
            "EUR",
            "de",
            "Europe/Berlin",
            "+49302312501",
            52.52,
            13.405
        ),
        new(
            "Paris",
            "IDF",
            "75011",
            "FR",
            "FRA",
            "France",
            "EUR",
            "fr",
            "Europe/Paris",
            "+3319900123",
            48.8566,
            2.3522
        ),
        new(
            "Sydney",
            "NSW",
            "2000",
            "AU",
            "AUS",
            "Australia",
            "AUD",
            "en",
            "Australia/Sydney",
            "+6125550123",
            -33.8688,
            151.2093
        ),
        new(
            "Toronto",
            "ON",
            "M5H 2N2",
            "CA",
            "CAN",
            "Canada",
            "CAD",
            "en",
            "America/Toronto",
            "+1416555013",
            43.6532,
            -79.3832
        ),
        new(
            "Boston",
            "MA",
            "02108",
            "US",
            "USA",
            "United States",
            "USD",
            "en",
            "America/New_York",
            "+1617555014",
            42.3601,
            -71.0589
        ),
    ];

    public string Locale => $"{Language}-{Country}";
}
