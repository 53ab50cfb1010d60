using Mockd.Engine.Randomness;

namespace Mockd.Engine.Vocabulary;

/// <summary>Texts that a person believes in a property of the given name.</summary>
internal static class PlausibleText
{
    private static readonly PropertyName Amount = PropertyName.Of("amount");
    private static readonly PropertyName Length = PropertyName.Of("length");

    /// <param name="seed">The value's own: for all that does not come from the subject.</param>
    /// <param name="way">There is more than one way to write many things: counts from 0 until null comes.</param>
    public static string? Of(PropertyName name, Subject subject, ulong seed, int way)
    {
        if (name.Meaning == Meaning.None)
        {
            return OfPromise(name, subject, seed, way);
        }

        if (name.Meaning == Meaning.Unit)
        {
            return UnitText.Of(name, subject, way);
        }

        if (name.IsMoment)
        {
            return PlausibleMoment.Text(subject.MomentOf(name, seed), name, way);
        }

        return name.Meaning switch
        {
            <= Meaning.Company => OfPerson(name, subject, seed, way),
            <= Meaning.Longitude => OfPlace(name, subject, seed, way),
            <= Meaning.MimeType => NetText.Of(name, seed, way),
            <= Meaning.LastFour or Meaning.CardBrand or Meaning.Level or Meaning.Environment => ThingText.Of(
                name,
                seed,
                way
            ),
            Meaning.GoodFlag => Flag(true, way),
            _ => way == 0 ? PlausibleNumber.Text(name, subject, seed) : null,
        };
    }

    private static string? OfPromise(PropertyName name, Subject subject, ulong seed, int way) =>
        name.Promise switch
        {
            // `{currency, value}` is an amount of money, `{unit, value}` one of anything.
            Promise.None when way == 0 && subject.IsMeasured && name.Words == "value" => PlausibleNumber.Text(
                subject.HasCurrency ? Amount : Length,
                subject,
                seed
            ),
            Promise.Flag => Flag(false, way),
            Promise.Number when way == 0 => PlausibleNumber.Text(name, subject, seed),
            Promise.Moment => PlausibleMoment.Text(subject.MomentOf(name, seed), name, way),
            _ => null,
        };

    private static string? Flag(bool isUp, int way) =>
        way switch
        {
            0 => isUp ? "true" : "false",
            1 => isUp ? "yes" : "no",
            2 => isUp ? "Y" : "N",
            3 => isUp ? "1" : "0",
            _ => null,
        };

    private static string? OfPerson(PropertyName name, Subject subject, ulong seed, int way) =>
        (name.Meaning, way) switch
        {
            (Meaning.Name, _) => OfName(name, subject, seed, way),
            (Meaning.FirstName, 0) => subject.PersonOf(name).FirstName,
            (Meaning.LastName, 0) => subject.PersonOf(name).LastName,
            (Meaning.FullName, 0) => subject.PersonOf(name).FullName,
            (Meaning.Username, 0) => subject.PersonOf(name).Username,
            (Meaning.Email, 0) => subject.PersonOf(name).Email,
            (Meaning.Phone, <= 2) => Phone(subject.PlaceOf(name).Phone, new Dice(seed), way),
            (Meaning.JobTitle, 0) => new Dice(seed).Pick(WordLists.JobTitles),
            (Meaning.Company, 0) => new Dice(seed).Pick(WordLists.Companies),
            _ => null,
        };

    private static string? OfName(PropertyName name, Subject subject, ulong seed, int way) =>
        (name.Stem.Length == 0 ? subject.Kind : SubjectTraits.KindOf(name.Stem) ?? SubjectKind.Thing, way) switch
        {
            (SubjectKind.Person, 0) => subject.PersonOf(name).FullName,
            (SubjectKind.Company, 0) => new Dice(seed).Pick(WordLists.Companies),
            (SubjectKind.Place, 0) => subject.PlaceOf(name).City,
            (SubjectKind.Address, 0) => subject.PersonOf(name).FullName,
            (_, 0) => ThingText.Name(seed),
            // A name that may hold no spaces is an identifier.
            (_, 1) => ThingText.Slug(seed),
            (_, 2) => ThingText.Noun(seed),
            _ => null,
        };

    private static string Phone(string prefix, Dice dice, int way)
    {
        var whole = prefix + dice.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return way switch
        {
            0 => whole,
            1 => whole[1..],
            _ => whole[^10..],
        };
    }

    private static string? OfPlace(PropertyName name, Subject subject, ulong seed, int way)
    {
        var place = subject.PlaceOf(name);
        return (name.Meaning, way) switch
        {
            (Meaning.Street, 0) => ThingText.Street(seed),
            (Meaning.StreetUnit, 0) => $"Suite {1 + new Dice(seed).Next(90)}",
            (Meaning.City, 0) => place.City,
            (Meaning.State, 0) => subject.HasPlace ? place.Region : "active",
            (Meaning.Region, 0) => place.Region,
            (Meaning.PostalCode, 0) => place.PostalCode,
            (Meaning.PostalCode, 1) => "94103",
            (Meaning.Country, 0) => place.Country,
            (Meaning.Country, 1) => place.Country3,
            (Meaning.Country, 2) or (Meaning.CountryName, 0) => place.CountryName,
            (Meaning.TimeZone, 0) => place.TimeZone,
            (Meaning.TimeZone, 1) => "UTC",
            (Meaning.Locale, 0) => place.Locale,
            (Meaning.Locale, 1) => place.Locale.Replace('-', '_'),
            (Meaning.Locale, 2) or (Meaning.Language, 0) => place.Language,
            (Meaning.Currency, 0) => place.Currency,
            (Meaning.Address, 0) => $"{ThingText.Street(seed)}, {place.PostalCode} {place.City}",
            (Meaning.Latitude or Meaning.Longitude, 0) => PlausibleNumber.Text(name, subject, seed),
            _ => null,
        };
    }
}
