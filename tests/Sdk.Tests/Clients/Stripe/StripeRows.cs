using System.Net;
using Stripe;
using Xunit;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Rows that several tests start from, and how failures are looked at.</summary>
internal static class StripeRows
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A text that no other test uses.</summary>
    public static string Unique(string text) => $"{text}-{Guid.NewGuid():N}"[..(text.Length + 13)];

    /// <summary>A customer with a test card, which is the default.</summary>
    public static async Task<Customer> PayingCustomerAsync(this V1Services stripe, string card = "pm_card_visa")
    {
        var customer = await stripe.Customers.CreateAsync(
            new() { Email = $"{Unique("payer")}@example.com" },
            cancellationToken: Cancellation
        );
        var method = await stripe.PaymentMethods.AttachAsync(
            card,
            new() { Customer = customer.Id },
            cancellationToken: Cancellation
        );
        return await stripe.Customers.UpdateAsync(
            customer.Id,
            new() { InvoiceSettings = new() { DefaultPaymentMethod = method.Id } },
            cancellationToken: Cancellation
        );
    }

    /// <summary>A recurring price of a product of its own.</summary>
    public static Task<Price> MonthlyPriceAsync(this V1Services stripe, long amount) =>
        stripe.Prices.CreateAsync(
            new()
            {
                Currency = "usd",
                UnitAmount = amount,
                Recurring = new() { Interval = "month" },
                ProductData = new() { Name = Unique("Plan") },
            },
            cancellationToken: Cancellation
        );

    /// <summary>A payment that went through.</summary>
    public static Task<PaymentIntent> PaymentAsync(this V1Services stripe, long amount, string card = "pm_card_visa") =>
        stripe.PaymentIntents.CreateAsync(
            new()
            {
                Amount = amount,
                Currency = "usd",
                PaymentMethod = card,
                Confirm = true,
                ReturnUrl = "https://example.com/back",
            },
            cancellationToken: Cancellation
        );

    /// <summary>The call fails with this status; the error as the SDK read it.</summary>
    public static async Task<StripeError> RefusedAsync(Task call, HttpStatusCode status)
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() => call);
        Assert.Equal(status, refused.HttpStatusCode);
        Assert.StartsWith("req_", refused.StripeResponse.RequestId, StringComparison.Ordinal);
        return refused.StripeError;
    }
}
