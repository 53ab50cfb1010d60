using System.Globalization;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Vocabulary;

/// <summary>Numbers that a person believes in a property of the given name.</summary>
internal static class PlausibleNumber
{
    /// <param name="isInteger">Whole numbers of money are in its smallest unit.</param>
    public static double Of(PropertyName name, Subject subject, ulong seed, bool isInteger)
    {
        // Both ends of a range are made from one middle, so that the low one is below the high one.
        var dice = name.Side == Side.None ? new Dice(seed) : subject.RangeOf(name);
        var middle = Middle(name, subject, dice, isInteger);
        return name.Side switch
        {
            Side.Low => isInteger ? Math.Floor(middle / 2) : middle / 2,
            Side.High => middle * 2,
            _ => middle,
        };
    }

    /// <summary>A number in a text.</summary>
    public static string Text(PropertyName name, Subject subject, ulong seed)
    {
        var isDecimal = name.Meaning is Meaning.Amount or Meaning.Percent or Meaning.Latitude or Meaning.Longitude;
        var number = Of(name, subject, seed, isInteger: !isDecimal);
        var form = name.Meaning is Meaning.Amount or Meaning.Percent ? "0.00" : "0.####";
        return number.ToString(form, CultureInfo.InvariantCulture);
    }

    private static double Middle(PropertyName name, Subject subject, Dice dice, bool isInteger) =>
        name.Meaning switch
        {
            Meaning.Amount => (isInteger ? 100 : 1) * (5 + dice.Next(95)) + (isInteger ? 0 : dice.Next(4) * 0.25),
            Meaning.Percent => 5 * (1 + dice.Next(10)),
            Meaning.Quantity or Meaning.Count => 1 + dice.Next(5),
            Meaning.Size => 1024 + dice.Next(9000),
            Meaning.Duration => 60 * (1 + dice.Next(60)),
            Meaning.Age => 18 + dice.Next(60),
            Meaning.Rating => 1 + dice.Next(5),
            Meaning.Length => 10 * (1 + dice.Next(50)),
            Meaning.Port => 8000 + dice.Next(1000),
            // What is left is less than what there was.
            Meaning.RateLimit => name.Text.EndsWith("remaining", StringComparison.OrdinalIgnoreCase)
                ? 4900 + dice.Next(100)
                : 5000,
            Meaning.Wait => 1 + dice.Next(30),
            Meaning.Page => 1,
            Meaning.Version => 1 + dice.Next(5),
            Meaning.LastFour => 1000 + dice.Next(9000),
            Meaning.Id or Meaning.Code or Meaning.Numeral => 1000 + dice.Next(9000),
            Meaning.Status => 1,
            Meaning.HttpStatus => 200,
            _ => OfTimeOrPlace(name, subject, dice),
        };

    private static double OfTimeOrPlace(PropertyName name, Subject subject, Dice dice) =>
        name.Meaning switch
        {
            Meaning.Year => subject.Now.UtcDateTime.Year,
            Meaning.ExpiryYear => subject.Now.UtcDateTime.Year + 1 + dice.Next(5),
            Meaning.BirthYear => subject.Now.UtcDateTime.Year - 20 - dice.Next(40),
            Meaning.Quarter => 1 + dice.Next(4),
            Meaning.Month => 1 + dice.Next(12),
            Meaning.Week => 1 + dice.Next(52),
            Meaning.Weekday => 1 + dice.Next(7),
            Meaning.Day => 1 + dice.Next(28),
            Meaning.Hour => dice.Next(24),
            Meaning.Minute => dice.Next(60),
            Meaning.Latitude => subject.PlaceOf(name).Latitude,
            Meaning.Longitude => subject.PlaceOf(name).Longitude,
            _ => 1 + dice.Next(100),
        };
}
