using Databases;
using Mockd.Contracts.Configuration;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Xunit;

namespace Storage.Tests.Postgres;

/// <summary>Connections come from the environment or a file, and nobody gets to see the password.</summary>
public sealed class ConnectionTests(LazyServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host=db.example;Port=6543;Database=twins;Username=u;Password=geheim", "db.example:6543/twins")]
    [InlineData("postgres://u:geheim@db.example:6543/twins", "db.example:6543/twins")]
    [InlineData("postgresql://u:gehe%40im%3A@db.example/twins?sslmode=require", "db.example:5432/twins")]
    [InlineData("postgres://u:geheim@[::1]:6543/twins", "::1:6543/twins")]
    [InlineData("Host=db.example;Username=u", "db.example:5432/u")]
    public void Parse_AConnection_ShowsItsPlaceOnly(string text, string place)
    {
        var connection = PostgresConnection.Parse(text, "the test");

        Assert.Equal(place, connection.Place);
        Assert.DoesNotContain("gehe", connection.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://u:geheim@db.example:port/twins")]
    [InlineData("postgres://u:geh@eim@db.example/twins")]
    [InlineData("postgres://u:geheim@db.example/twins?geheim=1")]
    [InlineData("geheim")]
    [InlineData("Host=db.example;geheim=1")]
    [InlineData("Host=db.example;Port=geheim")]
    [InlineData("Password=geheim")]
    [InlineData("Host=db.example;Port=99999;Password=geheim")]
    [InlineData("Host=db.example;Port=0;Password=geheim")]
    [InlineData("Host=db.example:99999,other;Password=geheim")]
    [InlineData("Host=db.example;Timeout=-1;Password=geheim")]
    [InlineData("Host=db.example;SSL Mode=geheim")]
    [InlineData("postgres://u:geheim@db.example:99999/twins")]
    [InlineData("postgres://u:geheim@db.example:-1/twins")]
    [InlineData("postgres://u:geheim@db.example:0/twins")]
    [InlineData("postgres://u:geheim@db.example/twins?port=99999")]
    [InlineData("postgres://u:geheim@db.example/twins?sslmode=geheim")]
    [InlineData("postgres://u:ge/heim@db.example/twins")]
    [InlineData("postgres://u:12/geheim@db.example/twins")]
    [InlineData("postgres://u:ge?geheim@db.example/twins")]
    [InlineData("postgres://u:ge#heim@db.example/twins")]
    [InlineData("postgres://u:geheim@")]
    [InlineData("postgres://")]
    public void Parse_OfAnythingElse_IsRefusedWithoutShowingIt(string text)
    {
        var refusal = Assert.Throws<StoreRefusedException>(() => PostgresConnection.Parse(text, "the test"));

        Assert.Contains("the test", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geh", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Minimum Pool Size=9;Maximum Pool Size=2")]
    [InlineData("Target Session Attributes=primary;Multiplexing=true")]
    [InlineData("SSL Certificate=/geheim/none")]
    [InlineData("Root Certificate=/none;SSL Mode=VerifyFull")]
    [InlineData("Client Encoding=none;Encoding=none")]
    public async Task Open_WithSettingsThatCannotBeUsed_SaysSo(string settings)
    {
        var text = $"Host=127.0.0.1;Port=1;Username=u;Password=passwort;Database=x;{settings}";

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
            await PostgresStateLog.OpenAsync(PostgresConnection.Parse(text, "the test"), Cancellation)
        );

        Assert.True(failure is StoreRefusedException or StoreUnavailableException, failure.ToString());
        Assert.DoesNotContain("passwort", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAVariable_TakesTheOneThatIsNamed()
    {
        var variables = new Dictionary<string, string>
        {
            ["DB"] = "Host=one",
            [PostgresConnection.DefaultVariable] = "Host=two",
        };
        var config = new StateConfig { Store = StoreKind.Postgres };

        Assert.StartsWith("one:", Read(config with { ConnectionEnv = "DB" }).Place, StringComparison.Ordinal);
        Assert.StartsWith("two:", Read(config).Place, StringComparison.Ordinal);
        var refusal = Assert.Throws<StoreRefusedException>(() => Read(config with { ConnectionEnv = "NONE" }));
        Assert.Contains("NONE is not set", refusal.Message, StringComparison.Ordinal);

        PostgresConnection Read(StateConfig state) =>
            PostgresConnection.Read(state, "/", name => variables.GetValueOrDefault(name));
    }

    [Fact]
    public void Read_OfAFile_IsRelativeToTheConfiguration()
    {
        var folder = Directory.CreateTempSubdirectory("mockd-test-");
        try
        {
            System.IO.File.WriteAllText(Path.Combine(folder.FullName, "db"), "postgres://u@three/x\n");
            var config = new StateConfig { Store = StoreKind.Postgres, ConnectionFile = "db" };

            Assert.Equal("three:5432/x", PostgresConnection.Read(config, folder.FullName, _ => null).Place);
            var missing = config with { ConnectionFile = "nope" };
            Assert.Throws<StoreRefusedException>(() => PostgresConnection.Read(missing, folder.FullName, _ => null));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Open_WithTheWrongPassword_IsRefusedWithoutShowingIt()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var settings = (await server.Server).ConnectionTo("postgres");
        var wrong = PostgresConnection.Parse(settings + ";Password=geheim", "the test");

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(async () =>
            await PostgresStateLog.OpenAsync(wrong, Cancellation)
        );

        Assert.Contains("28P01", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhereNobodyListens_SaysWhere()
    {
        var nobody = PostgresConnection.Parse(
            "Host=127.0.0.1;Port=1;Username=u;Password=geheim;Database=x",
            "the test"
        );

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await PostgresStateLog.OpenAsync(nobody, Cancellation)
        );

        Assert.Contains("127.0.0.1:1/x", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
    }
}
