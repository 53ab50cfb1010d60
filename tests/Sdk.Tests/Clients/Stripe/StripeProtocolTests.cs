using System.Net;
using Stripe;
using Xunit;
using static Sdk.Tests.Clients.Stripe.StripeRows;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>What holds for every request: idempotency, retries, versions, events.</summary>
public sealed class StripeProtocolTests(StripeTwins twins)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDescription]
    public async Task Request_WithAnIdempotencyKey_IsReplayedOrRefused(StripeDescription description)
    {
        var customers = (await twins.ConnectAsync(description)).Customers;
        var once = new RequestOptions { IdempotencyKey = Unique("key") };
        var first = await customers.CreateAsync(new() { Name = "Once" }, once, Cancellation);
        var second = await customers.CreateAsync(new() { Name = "Once" }, once, Cancellation);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(once.IdempotencyKey, second.StripeResponse.IdempotencyKey);
        var other = await RefusedAsync(
            customers.CreateAsync(new() { Name = "Twice" }, once, Cancellation),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("idempotency_error", other.Type);
    }

    [Theory, EachDescription]
    public async Task Failure_OfAClientThatRetries_ComesOnce(StripeDescription description)
    {
        var patient = await twins.ClientAsync(description, retries: 2);
        var error = await RefusedAsync(
            patient.V1.Charges.GetAsync("ch_nothing", cancellationToken: Cancellation),
            HttpStatusCode.NotFound
        );
        Assert.Equal("resource_missing", error.Code);
    }

    [Theory, EachDescription]
    public async Task Answers_OfAnyRequest_CarryTheVersionThatWasAskedFor(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.Customers.CreateAsync(new(), cancellationToken: Cancellation);
        var headers = customer.StripeResponse.Headers;
        Assert.Equal(StripeConfiguration.ApiVersion, Assert.Single(headers.GetValues("Stripe-Version")));
    }

    [Theory, EachDescription]
    public async Task Parameters_ThatAreMissing_AreNamed(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var error = await RefusedAsync(
            stripe.PaymentIntents.CreateAsync(new() { Currency = "usd" }, cancellationToken: Cancellation),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("parameter_missing", error.Code);
        Assert.Equal("amount", error.Param);
    }

    [Theory, EachDescription]
    public async Task Events_OfAChange_TellWhatChanged(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.Customers.CreateAsync(new() { Name = "Before" }, cancellationToken: Cancellation);
        await stripe.Customers.UpdateAsync(customer.Id, new() { Name = "After" }, cancellationToken: Cancellation);
        var listing = new EventListOptions { Type = EventTypes.CustomerUpdated, Limit = 100 };
        var events = await stripe.Events.ListAsync(listing, cancellationToken: Cancellation);
        var own = Assert.Single(events, e => e.Data.Object is Customer { Name: "After" } c && c.Id == customer.Id);
        Assert.StartsWith("evt_", own.Id, StringComparison.Ordinal);
        var read = await stripe.Events.GetAsync(own.Id, cancellationToken: Cancellation);
        Assert.Equal(EventTypes.CustomerUpdated, read.Type);
    }
}
