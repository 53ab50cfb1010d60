using Mockd.Engine.Vocabulary;
using Xunit;

namespace Mockd.Engine.Tests.Vocabulary;

public sealed class PropertyNameTests
{
    [Theory]
    [InlineData("billing_postal_code")]
    [InlineData("billingPostalCode")]
    [InlineData("BillingPostalCode")]
    [InlineData("billing-postal-code")]
    [InlineData("Billing.Postal Code")]
    [InlineData("BILLING_POSTAL_CODE")]
    public void Of_AnyWayOfJoiningWords_MeansTheSame(string name)
    {
        var read = PropertyName.Of(name);
        Assert.Equal((Meaning.PostalCode, "billing"), (read.Meaning, read.Stem));
        Assert.Equal(name, read.Text);
    }

    [Theory]
    [InlineData("IPAddress", "ip_address")]
    [InlineData("userIDs", "user_ids")]
    [InlineData("SMSUrl", "sms_url")]
    [InlineData("@odata.type", "odata_type")]
    [InlineData("line1", "line1")]
    [InlineData("", "")]
    [InlineData("___", "")]
    public void Joined_Name_IsWordsInLowerCase(string name, string expected) =>
        Assert.Equal(expected, NameWords.Joined(name));

    [Theory]
    [InlineData("companies", "company")]
    [InlineData("addresses", "address")]
    [InlineData("emails", "email")]
    [InlineData("status", "status")]
    [InlineData("statuses", "status")]
    [InlineData("boxes", "box")]
    [InlineData("phones", "phone")]
    [InlineData("ids", "ids")]
    public void Singular_Plural_IsOne(string plural, string one) => Assert.Equal(one, NameWords.Singular(plural));

    [Theory]
    [InlineData("min_price", Side.Low, Meaning.Amount)]
    [InlineData("priceMax", Side.High, Meaning.Amount)]
    [InlineData("maximum", Side.High, Meaning.None)]
    [InlineData("minute", Side.None, Meaning.Minute)]
    [InlineData("price", Side.None, Meaning.Amount)]
    public void Of_EndOfARange_IsTold(string name, object side, object meaning)
    {
        var read = PropertyName.Of(name);
        Assert.Equal((side, meaning), (read.Side, (object)read.Meaning));
    }

    [Theory]
    [InlineData("createdAt", Meaning.Made)]
    [InlineData("period_start", Meaning.Begun)]
    [InlineData("lastModified", Meaning.Changed)]
    [InlineData("card_expiry_date", Meaning.Due)]
    [InlineData("shipped_at", Meaning.Moment)]
    [InlineData("format", Meaning.None)]
    [InlineData("file_name", Meaning.FileName)]
    [InlineData("bucket_name", Meaning.ThingName)]
    [InlineData("to", Meaning.Phone)]
    [InlineData("ship_to", Meaning.None)]
    public void Of_Name_HasItsMeaning(string name, object meaning) =>
        Assert.Equal(meaning, PropertyName.Of(name).Meaning);
}
