using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Configurations written for the existing tool start and work as they are.</summary>
public sealed class SampleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StripeSample_AsItIs_KeepsCustomers()
    {
        using var folder = FolderOf("stripe", "stripe-2023-09-12.yaml", "stripe.yaml");
        await using var twin = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = twin.Address };

        var created = await PostFormAsync(client, "/v1/customers", "name=Jenny&email=jenny@example.com");
        var id = created.GetProperty("id").GetString()!;
        Assert.StartsWith("cus_", id, StringComparison.Ordinal);
        Assert.Equal("customer", created.GetProperty("object").GetString());

        var read = await client.GetFromJsonAsync<JsonElement>("/v1/customers/" + id, Cancellation);
        Assert.Equal("Jenny", read.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.DeleteAsync("/v1/customers/" + id, Cancellation)).StatusCode);
        var gone = await client.GetAsync("/v1/customers/" + id, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var error = await gone.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("resource_missing", error.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task TwilioSample_AsItIs_KeepsMessages()
    {
        using var folder = FolderOf("twilio", "twilio-api-v2010.json", "twilio.json");
        await using var twin = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = twin.Address };
        const string Messages = "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages";

        var created = await PostFormAsync(client, Messages + ".json", "To=%2B15551234567&From=%2B15557654321&Body=Hi");
        var sid = created.GetProperty("sid").GetString()!;
        Assert.StartsWith("SM", sid, StringComparison.Ordinal);
        var read = await client.GetFromJsonAsync<JsonElement>($"{Messages}/{sid}.json", Cancellation);
        Assert.Equal(sid, read.GetProperty("sid").GetString());
    }

    [Fact]
    public async Task OpenAiSample_AsItIs_KeepsAssistants()
    {
        using var folder = FolderOf("openai", "openai-2026-08-21.yaml", "openai.yaml");
        await using var twin = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = twin.Address };

        var models = await client.GetFromJsonAsync<JsonElement>("/models", Cancellation);
        Assert.Equal("list", models.GetProperty("object").GetString());
        Assert.NotEmpty(models.GetProperty("data").EnumerateArray());
        using var answer = await client.PostAsJsonAsync(
            "/assistants",
            new { model = "gpt-4o", name = "Math" },
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        var created = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var read = await client.GetFromJsonAsync<JsonElement>(
            "/assistants/" + created.GetProperty("id").GetString(),
            Cancellation
        );
        Assert.Equal("Math", read.GetProperty("name").GetString());
    }

    private static TemporaryFolder FolderOf(string sample, string specification, string expectedName)
    {
        Assert.SkipWhen(Paths.Shared is null, "../shared is absent: it holds the samples and their descriptions");
        var folder = new TemporaryFolder();
        folder.CopyFrom(Path.Combine(Paths.Shared!, "samples", sample));
        folder.Copy(Path.Combine(Paths.Shared!, "specs", specification), expectedName);
        return folder;
    }

    private static Task<TwinServer> StartAsync(TemporaryFolder folder) =>
        TwinServer.StartAsync(Path.Combine(folder.FullPath, "mockd.yaml"), Cancellation);

    private static async Task<JsonElement> PostFormAsync(HttpClient client, string path, string form)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(path, content, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
