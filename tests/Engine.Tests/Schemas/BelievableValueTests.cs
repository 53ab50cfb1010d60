using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class BelievableValueTests
{
    private const int Seeds = 40;

    [Fact]
    public void Person_NamesAndEmail_BelongTogether() =>
        ForAll(
            """{"properties":{"firstName":{"type":"string"},"lastName":{"type":"string"},"name":{"type":"string"},"email":{"type":"string","format":"email"}}}""",
            made =>
            {
                var (first, last) = (Text(made, "firstName"), Text(made, "lastName"));
                Assert.Equal($"{first} {last}", Text(made, "name"));
                Assert.Equal($"{first}.{last}@example.com".ToLowerInvariant(), Text(made, "email"));
            }
        );

    [Fact]
    public void Person_NameGivenByTheDescription_IsFollowed() =>
        ForAll(
            """{"properties":{"first_name":{"type":"string","example":"Zoë"},"last_name":{"type":"string","example":"O'Hara"},"full_name":{"type":"string"},"email":{"type":"string","format":"email"}}}""",
            made =>
            {
                Assert.Equal("Zoë O'Hara", Text(made, "full_name"));
                Assert.EndsWith("hara@example.com", Text(made, "email"), StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Person_WholeNameGivenByTheDescription_IsTakenApart() =>
        ForAll(
            """{"title":"Customer","properties":{"name":{"type":"string","example":"Jane Q. Doe"},"family_name":{"type":"string"}}}""",
            made => Assert.Equal("Doe", Text(made, "family_name"))
        );

    [Theory]
    [InlineData("Customer", "^[A-Z][a-z]+ [A-Z][a-z]+$")]
    [InlineData("Warehouse", "^[A-Z][a-z]+ [A-Z][a-z]+$")]
    [InlineData("City", "^(San Francisco|Denver|London|Berlin|Paris|Sydney|Toronto|Boston)$")]
    public void Name_OfAnObject_FitsWhatTheObjectIs(string title, string pattern) =>
        ForAll(
            $$"""{"title":"{{title}}","properties":{"name":{"type":"string"} } }""",
            made => Assert.Matches(pattern, Text(made, "name"))
        );

    [Fact]
    public void Person_AddressGivenByTheDescription_TellsTheName() =>
        ForAll(
            """{"properties":{"email":{"type":"string","example":"john.doe@example.org"},"first_name":{"type":"string"},"last_name":{"type":"string"}}}""",
            made => Assert.Equal("John Doe", $"{Text(made, "first_name")} {Text(made, "last_name")}")
        );

    [Fact]
    public void Person_ContactsOfTheirOwn_BearTheirName() =>
        ForAll(
            """{"properties":{"first_name":{"type":"string"},"surname":{"type":"string"},"contact_email":{"type":"string"},"work_email":{"type":"string"},"contact_tel":{"type":"string"}}}""",
            made =>
            {
                var mine = $"{Text(made, "first_name")}.{Text(made, "surname")}@example.com".ToLowerInvariant();
                Assert.Equal((mine, mine), (Text(made, "contact_email"), Text(made, "work_email")));
                Assert.Matches("^[+][0-9]+$", Text(made, "contact_tel"));
            }
        );

    [Theory]
    [InlineData("""{"title":"User","properties":{"displayName":{"type":"string"},"email":{"type":"string"}}}""", true)]
    [InlineData("""{"title":"Location","properties":{"displayName":{"type":"string"}}}""", false)]
    [InlineData("""{"title":"Runtime","properties":{"displayName":{"type":"string"}}}""", false)]
    public void DisplayName_OfWhatIsNoPerson_IsNoPersonsName(string schema, bool isPerson) =>
        ForAll(
            schema,
            made => Assert.Equal(isPerson, WordLists.FirstNames.Contains(Text(made, "displayName").Split(' ')[0]))
        );

    [Theory]
    [InlineData("""{"currency":{"type":"string"},"value":{"type":"string"}}""", "^[0-9]+[.][0-9]{2}$")]
    [InlineData("""{"unit":{"type":"string"},"value":{"type":"string"}}""", "^[0-9]+$")]
    [InlineData("""{"label":{"type":"string"},"value":{"type":"string"}}""", "^[a-z]+ [a-z]+$")]
    public void Value_BesideACurrencyOrUnit_IsANumber(string properties, string pattern) =>
        ForAll($"{{\"properties\":{properties}}}", made => Assert.Matches(pattern, Text(made, "value")));

    [Theory]
    [InlineData("weight", "kg")]
    [InlineData("dimensions", "cm")]
    public void Unit_OfAMeasure_FitsIt(string thing, string unit) =>
        ForAll(
            $$"""{"properties":{"{{thing}}":{"properties":{"unit":{"type":"string"} } } } }""",
            made => Assert.Equal(unit, Text((JsonObject)made[thing]!, "unit"))
        );

    [Theory]
    [InlineData("""{"enum":["KIND_UNSPECIFIED","OPEN","SHUT"]}""", "OPEN")]
    [InlineData("""{"enum":["UNSPECIFIED_ACTION","ALLOW"]}""", "ALLOW")]
    [InlineData("""{"enum":["unknown"]}""", "unknown")]
    public void Enumeration_WithAWordForNothing_SaysSomething(string schema, string expected) =>
        ForAll($$"""{"properties":{"kind":{{schema}} } }""", made => Assert.Equal(expected, Text(made, "kind")));

    [Fact]
    public void Words_ThatDoNotFit_AreNotCutInTheMiddle() =>
        ForAll(
            """{"properties":{"finish":{"type":"string","maxLength":9}}}""",
            made => Assert.Contains(Text(made, "finish"), WordLists.Nouns)
        );

    [Fact]
    public void Duration_WithAWordInFront_IsInSecondsAndInOrder() =>
        ForAll(
            """{"properties":{"minPeriod":{"type":"string","format":"own-duration"},"maxPeriod":{"type":"string","format":"own-duration"}}}""",
            made =>
            {
                int Seconds(string name) => int.Parse(Text(made, name).TrimEnd('s'), CultureInfo.InvariantCulture);
                Assert.True(Seconds("minPeriod") < Seconds("maxPeriod"));
            }
        );

    [Theory]
    [InlineData("""{"city":{"type":"string"},"state":{"type":"string"}}""", "^[A-Z]{2,3}$")]
    [InlineData("""{"progress":{"type":"integer"},"state":{"type":"string"}}""", "^active$")]
    public void State_OfAnAddress_IsAPartOfACountry(string properties, string pattern) =>
        ForAll($"{{\"properties\":{properties}}}", made => Assert.Matches(pattern, Text(made, "state")));

    [Theory]
    [InlineData("allow_comments", "false")]
    [InlineData("enabled", "true")]
    public void Text_DescribedAsAFlag_IsOne(string name, string expected) =>
        ForAll(
            $$"""{"properties":{"{{name}}":{"type":"string","description":"When set to **true**, it is so."} } }""",
            made => Assert.Equal(expected, Text(made, name))
        );

    [Fact]
    public void Address_Parts_AreOfOnePlace() =>
        ForAll(
            """{"properties":{"city":{"type":"string"},"country":{"type":"string","pattern":"^[A-Z]{3}$"},"country_code":{"type":"string","maxLength":2},"time_zone":{"type":"string"},"postal_code":{"type":"string"},"billing_city":{"type":"string"}}}""",
            made =>
            {
                var place = Mockd.Engine.Vocabulary.Locality.All.Single(l => l.City == Text(made, "city"));
                Assert.Equal(
                    [place.Country3, place.Country, place.TimeZone, place.PostalCode],
                    [
                        Text(made, "country"),
                        Text(made, "country_code"),
                        Text(made, "time_zone"),
                        Text(made, "postal_code"),
                    ]
                );
            }
        );

    [Theory]
    [InlineData("created", "updated", "integer", null)]
    [InlineData("created_at", "updated_at", "string", "date-time")]
    [InlineData("startTime", "endTime", "string", "date-time")]
    [InlineData("start_date", "end_date", "string", "date")]
    [InlineData("issued_at", "expires_at", "string", null)]
    public void Moments_OfOneObject_AreInOrderAndNearTheClock(string first, string last, string type, string? format)
    {
        var written = format is null ? $"\"type\":\"{type}\"" : $"\"type\":\"{type}\",\"format\":\"{format}\"";
        ForAll(
            $$$"""{"properties":{"{{{last}}}":{ {{{written}}} },"{{{first}}}":{ {{{written}}} } } }""",
            made =>
            {
                var (from, to) = (Moment(made[first]!), Moment(made[last]!));
                Assert.True(from <= to, $"{from} {to}");
                Assert.InRange(from, Described.Now.AddDays(-2), Described.Now.AddDays(1));
                Assert.InRange(to, Described.Now.AddDays(-2), Described.Now.AddDays(31));
            }
        );
    }

    [Fact]
    public void Moment_DescribedInMilliseconds_IsInThem() =>
        ForAll(
            """{"properties":{"created":{"type":"integer","description":"Milliseconds since the epoch"}}}""",
            made =>
                Assert.InRange(
                    Described.Now.ToUnixTimeMilliseconds() - ((JsonNumber)made["created"]!).Integer,
                    0,
                    86_400_000
                )
        );

    [Theory]
    [InlineData("""{"type":"integer"}""", """{"type":"integer"}""")]
    [InlineData("""{"type":"number"}""", """{"type":"number","maximum":30}""")]
    [InlineData("""{"type":"integer","minimum":4000}""", """{"type":"integer"}""")]
    [InlineData("""{"type":"integer","example":77}""", """{"type":"integer"}""")]
    [InlineData("""{"type":"integer","multipleOf":500}""", """{"type":"integer","default":1000}""")]
    public void Range_LowEnd_IsAtMostTheHighOne(string low, string high) =>
        ForAll(
            $$$"""{"properties":{"max_price":{{{high}}},"min_price":{{{low}}} } }""",
            made => Assert.True(((JsonNumber)made["min_price"]!).Double <= ((JsonNumber)made["max_price"]!).Double)
        );

    [Fact]
    public void Moments_OneGivenByTheDescription_DrawsTheOther() =>
        ForAll(
            """{"properties":{"created_at":{"type":"string","format":"date-time"},"updated_at":{"type":"string","format":"date-time","example":"2001-02-03T04:05:06Z"}}}""",
            made => Assert.Equal("2001-02-03T04:05:06Z", Text(made, "created_at"))
        );

    [Theory]
    [InlineData("phone", "string", @"^\+\d{10,12}$")]
    [InlineData("amount", "string", @"^\d+\.\d\d$")]
    [InlineData("amount", "integer", @"^\d{3,4}$")]
    [InlineData("avatarUrl", "string", @"^https://example\.com/images/.*\.png$")]
    [InlineData("ip_address", "string", @"^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$")]
    [InlineData("macAddress", "string", "^00:00:5E:00:53:[0-9A-F]{2}$")]
    [InlineData("version", "string", @"^\d+\.\d+\.\d+$")]
    [InlineData("locale", "string", "^[a-z]{2}-[A-Z]{2}$")]
    [InlineData("currency", "string", "^[A-Z]{3}$")]
    [InlineData("description", "string", @"^[A-Z].*\.$")]
    [InlineData("slug", "string", "^[a-z]+-[a-z]+$")]
    [InlineData("uuid", "string", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("latitude", "number", @"^-?\d+\.\d+$")]
    [InlineData("exp_year", "integer", "^20(2[5-9]|3[0-9])$")]
    [InlineData("active", "boolean", "^true$")]
    [InlineData("is_deleted", "boolean", "^false$")]
    [InlineData("emails", "array", @"^\[""[a-z]+\.[a-z]+@example\.com""")]
    public void Value_Name_TellsWhatItIs(string name, string type, string pattern) =>
        ForAll(
            $$$"""{"properties":{"{{{name}}}":{"type":"{{{type}}}","items":{"type":"string"} } } }""",
            made => Assert.Matches(pattern, made[name] is JsonText text ? text.Value : made[name]!.ToString())
        );

    [Theory]
    [InlineData("""{"type":"string","maxLength":3}""")]
    [InlineData("""{"type":"string","minLength":300}""")]
    [InlineData("""{"type":"string","pattern":"^[0-9]{4}$"}""")]
    [InlineData("""{"type":"integer","maximum":5}""")]
    [InlineData("""{"type":"number","exclusiveMinimum":-3,"maximum":-2.5}""")]
    [InlineData("""{"type":"boolean"}""")]
    [InlineData("""{"type":"array","items":{"type":"string"},"minItems":12,"uniqueItems":true}""")]
    [InlineData("""{"type":"string","enum":["one"]}""")]
    [InlineData("""{"type":"null"}""")]
    public void Value_NameThatPromisesSomethingElse_StaysValid(string schema)
    {
        string[] names =
        [
            .. "name email created updated_at birthday phone status country currency url version uuid min_x max_x amount active color state".Split(
                ' '
            ),
        ];
        var members = string.Join(",", names.Select(n => $"\"{n}\":{schema}"));
        var described = Described.As("{\"type\":\"object\",\"properties\":{" + members + "}}", "3.1.0");
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var made = ValueGenerator.Generate(described, seed, Described.Now);
            Assert.Empty(SchemaChecker.Check(described, made, isRequest: false));
            Assert.Equal(names.Length, ((JsonObject)made).Count);
        }
    }

    [Fact]
    public void Generate_AnyCultureAndTimeZone_GivesTheSame()
    {
        var schema = Described.As(
            """{"properties":{"price":{"type":"string"},"ratio":{"type":"number","maximum":0.5},"created_at":{"type":"string"},"city":{"type":"string"},"id":{"type":"string"},"TITLE":{"type":"string"}}}"""
        );
        var before = CultureInfo.CurrentCulture;
        try
        {
            var made = ValueGenerator.Generate(schema, 3, Described.Now).ToString();
            CultureInfo.CurrentCulture = Strange();
            Assert.Equal(made, ValueGenerator.Generate(schema, 3, Described.Now).ToString());
            var elsewhere = Described.Now.ToOffset(TimeSpan.FromHours(9));
            Assert.Equal(made, ValueGenerator.Generate(schema, 3, elsewhere).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The tests run without the data of real cultures, as the program does.
    private static CultureInfo Strange()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }

    private static void ForAll(string schema, Action<JsonObject> assert)
    {
        Schema described = Described.As(schema);
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var made = (JsonObject)ValueGenerator.Generate(described, seed, Described.Now);
            Assert.Empty(SchemaChecker.Check(described, made, isRequest: false));
            assert(made);
        }
    }

    private static string Text(JsonObject made, string name) => made[name]!.AsText!;

    private static DateTimeOffset Moment(JsonValue value) =>
        value is JsonNumber number
            ? DateTimeOffset.FromUnixTimeSeconds(number.Integer)
            : DateTimeOffset.Parse(value.AsText!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
