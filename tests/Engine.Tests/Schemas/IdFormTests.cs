using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Schemas.Ids;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class IdFormTests
{
    [Theory]
    [InlineData("cus_123", "^cus_[0-9]{3}$")]
    [InlineData("cus_9s6XKzkNRiz8i3", "^cus_[0-9a-zA-Z]{14}$")]
    [InlineData("user_01HXYZ7Q", "^user_[0-9A-Z]{8}$")]
    [InlineData("SM0a1b2c3d4e5f60718293a4b5c6d7e8f9", "^SM[0-9a-f]{32}$")]
    [InlineData("90210", "^[1-9][0-9]{4}$")]
    [InlineData(
        "8a6e0804-2bd0-4672-b79d-d97027f9071a",
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
    )]
    [InlineData("acct-eu-77/12", "^acct-eu-[0-9]{2}/[0-9]{2}$")]
    [InlineData("inv12", "^inv[0-9]{2}$")]
    [InlineData("5f7f1c6e9b3c2a0012345678", "^[0-9a-f]{24}$")]
    public void Make_ExampleOfAnId_LooksLikeIt(string example, string pattern)
    {
        var form = IdForm.Read(example)!;
        var made = Enumerable.Range(1, 40).Select(seed => form.Make((ulong)seed)).ToArray();
        Assert.All(made, id => Assert.Matches(pattern, id));
        Assert.True(made.Distinct().Count() > 10);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("customer-id")]
    [InlineData("Order 66")]
    [InlineData("2024-01-02T03:04:05Z")]
    [InlineData("{id1}")]
    [InlineData("https://x.org/1")]
    [InlineData("7")]
    public void Read_NoId_GivesNothing(string example) => Assert.Null(IdForm.Read(example));

    [Theory]
    [InlineData("""{"id":{"type":"string"}}""", "id", "^cus_[0-9]{3}$")]
    [InlineData("""{"customer_id":{"type":"string"}}""", "customer_id", "^cus_[0-9]{3}$")]
    [InlineData("""{"billingCustomerId":{"type":"string"}}""", "billingCustomerId", "^cus_[0-9]{3}$")]
    [InlineData("""{"customer":{"type":"string"}}""", "customer", "^cus_[0-9]{3}$")]
    [InlineData(
        """{"customer":{"anyOf":[{"type":"string"},{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}]}}""",
        "customer",
        "^cus_[0-9]{3}$"
    )]
    [InlineData("""{"customer_id":{"type":"string","pattern":"^C[0-9]{2}$"}}""", "customer_id", "^C[0-9]{2}$")]
    [InlineData("""{"customer_id":{"type":"string","maxLength":4}}""", "customer_id", "^.{1,4}$")]
    [InlineData("""{"customer_id":{"type":"string","format":"uuid"}}""", "customer_id", "^[0-9a-f-]{36}$")]
    public void Made_IdOfAThingThatIsShownElsewhere_LooksLikeIt(string properties, string name, string pattern)
    {
        var schema = Described.Among(
            $$$"""{"it":{"type":"object","title":"Customer","required":["{{{name}}}"],"properties":{{{properties}}} },"Order":{"properties":{"customer":{"type":"string","example":"cus_123"} } } }"""
        );
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var made = (JsonObject)ValueGenerator.Generate(schema, seed, Described.Now);
            Assert.Empty(SchemaChecker.Check(schema, made, isRequest: false));
            Assert.Matches(pattern, made[name]!.AsText);
        }
    }

    [Fact]
    public void Made_ThingJustCreated_HasAnIdOfItsOwn()
    {
        var schema = Described.As(
            """{"type":"object","required":["id"],"properties":{"id":{"type":"string","example":"cus_00000001"}}}"""
        );
        var made = Enumerable
            .Range(1, 20)
            .Select(seed =>
                (
                    (JsonObject)
                        ValueGenerator.Generate(
                            schema,
                            (ulong)seed,
                            Described.Now,
                            occasion: new() { IsCreation = true }
                        )
                )["id"]!.AsText
            )
            .ToArray();
        Assert.All(made, id => Assert.Matches("^cus_[0-9]{8}$", id));
        Assert.True(made.Distinct().Count() > 15);
    }
}
