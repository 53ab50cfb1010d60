namespace Mockd.Engine.Vocabulary;

/// <summary>What the name of a property says about its value.</summary>
internal enum Meaning
{
    None,

    // People.
    Name,
    FirstName,
    LastName,
    FullName,
    Username,
    Email,
    Phone,
    JobTitle,
    Company,

    // Places.
    Street,
    StreetUnit,
    City,
    State,
    Region,
    PostalCode,
    Country,
    CountryName,
    TimeZone,
    Locale,
    Language,
    Currency,
    Address,
    Latitude,
    Longitude,

    // The net.
    Url,
    ImageUrl,
    Domain,
    IpAddress,
    MacAddress,
    UserAgent,
    Path,
    FileName,
    MimeType,

    // Words.
    Title,
    ThingName,
    Sentence,
    Paragraph,
    Slug,
    Tag,
    Color,
    Status,
    Type,
    Method,

    // Codes.
    Id,
    Uuid,
    Token,
    Hash,
    Code,
    Numeral,
    Version,
    ApiVersion,
    LastFour,
    CardBrand,

    // Quantities.
    Amount,
    Percent,
    Quantity,
    Count,
    Size,
    Duration,
    Age,
    Rating,
    Length,
    Port,
    RateLimit,
    Wait,
    Page,
    Year,
    ExpiryYear,
    BirthYear,
    Quarter,
    Month,
    Week,
    Weekday,
    Day,
    Hour,
    Minute,
    HttpStatus,

    // Moments, in the order in which they follow each other.
    Birth,
    Made,
    Begun,
    Changed,
    Moment,
    Ended,
    Soon,
    Due,

    /// <summary>A flag that is up where all is well.</summary>
    GoodFlag,

    // Behind all others: the dice of moments are thrown by the number of their meaning.
    Level,
    Unit,
    Environment,
}
