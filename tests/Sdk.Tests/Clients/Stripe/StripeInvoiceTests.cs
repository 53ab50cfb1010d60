using System.Net;
using Stripe;
using Xunit;
using static Sdk.Tests.Clients.Stripe.StripeRows;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Invoices with their lines and payments, in the shape that the SDK's version of the API has.</summary>
public sealed class StripeInvoiceTests(StripeTwins twins)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDescription]
    public async Task Invoice_DraftedFilledFinalizedAndPaid_AddsUp(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var draft = await stripe.Invoices.CreateAsync(
            new() { Customer = customer.Id, AutoAdvance = false },
            cancellationToken: Cancellation
        );
        Assert.Equal("draft", draft.Status);
        Assert.Null(draft.Parent);
        Assert.Equal("self", draft.Issuer.Type);
        var setup = await stripe.InvoiceItems.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Invoice = draft.Id,
                Amount = 700,
                Currency = "usd",
                Description = "Setup",
            },
            cancellationToken: Cancellation
        );
        Assert.Equal(700, setup.NetAmount);
        var price = await stripe.Prices.CreateAsync(
            new()
            {
                Currency = "usd",
                UnitAmount = 150,
                ProductData = new() { Name = "Hours" },
            },
            cancellationToken: Cancellation
        );
        var hours = await stripe.InvoiceItems.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Invoice = draft.Id,
                Pricing = new() { Price = price.Id },
                Quantity = 2,
            },
            cancellationToken: Cancellation
        );
        Assert.Equal(300, hours.Amount);
        Assert.Equal(price.Id, hours.Pricing.PriceDetails.PriceId);
        Assert.Equal(2m, hours.QuantityDecimal);
        await stripe.InvoiceItems.UpdateAsync(setup.Id, new() { Amount = 800 }, cancellationToken: Cancellation);

        var filled = await stripe.Invoices.GetAsync(draft.Id, cancellationToken: Cancellation);
        Assert.Equal(1100, filled.AmountDue);
        var lines = await stripe.Invoices.LineItems.ListAsync(draft.Id, cancellationToken: Cancellation);
        Assert.Equal([800L, 300L], lines.Select(l => l.Subtotal));
        Assert.Equal("invoice_item_details", lines.Data[0].Parent.Type);
        Assert.Equal(setup.Id, lines.Data[0].Parent.InvoiceItemDetails.InvoiceItem);
        Assert.Equal(price.ProductId, lines.Data[1].Pricing.PriceDetails.Product);
    }

    [Theory, EachDescription]
    public async Task Invoice_FinalizedAndPaid_TellsItsPayments(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var draft = await DraftAsync(stripe, customer);
        var open = await stripe.Invoices.FinalizeInvoiceAsync(
            draft.Id,
            new() { Expand = ["payments.data.payment.payment_intent", "confirmation_secret"] },
            cancellationToken: Cancellation
        );
        Assert.Equal("open", open.Status);
        var payment = Assert.Single(open.Payments);
        Assert.Equal("open", payment.Status);
        Assert.Equal(500, payment.AmountRequested);
        Assert.Equal(open.ConfirmationSecret.ClientSecret, payment.Payment.PaymentIntent.ClientSecret);

        var paid = await stripe.Invoices.PayAsync(draft.Id, cancellationToken: Cancellation);
        Assert.Equal("paid", paid.Status);
        Assert.Equal(500, paid.AmountPaid);
        Assert.Equal(0, paid.AmountOverpaid);
        var found = await stripe.Invoices.SearchAsync(
            new() { Query = $"customer:'{customer.Id}' AND status:'paid'" },
            cancellationToken: Cancellation
        );
        Assert.Equal(draft.Id, Assert.Single(found.Data).Id);
    }

    [Theory, EachDescription]
    public async Task Invoice_OfASubscription_NamesItAsItsParent(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var price = await stripe.MonthlyPriceAsync(1500);
        var subscription = await stripe.Subscriptions.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Items = [new() { Price = price.Id }],
                Metadata = new() { ["plan"] = "basic" },
            },
            cancellationToken: Cancellation
        );
        var invoice = await stripe.Invoices.GetAsync(
            subscription.LatestInvoiceId,
            new() { Expand = ["parent.subscription_details.subscription"] },
            cancellationToken: Cancellation
        );
        Assert.Equal("subscription_details", invoice.Parent.Type);
        Assert.Equal("active", invoice.Parent.SubscriptionDetails.Subscription.Status);
        Assert.Equal("basic", invoice.Parent.SubscriptionDetails.Metadata["plan"]);
        var lines = await stripe.Invoices.LineItems.ListAsync(
            invoice.Id,
            new() { Expand = ["data.pricing.price_details.price"] },
            cancellationToken: Cancellation
        );
        var line = Assert.Single(lines);
        Assert.Equal(line.Id, Assert.Single(invoice.Lines).Id);
        Assert.Equal(1500, line.Subtotal);
        Assert.Equal("subscription_item_details", line.Parent.Type);
        Assert.Equal(subscription.Items.Data[0].Id, line.Parent.SubscriptionItemDetails.SubscriptionItem);
        Assert.Equal(1500m, line.Pricing.UnitAmountDecimal);
        Assert.Equal(price.Id, line.Pricing.PriceDetails.Price.Id);
    }

    [Theory, EachDescription]
    public async Task Invoices_SentVoidedAndDeclined_TellTheirState(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.Customers.CreateAsync(
            new() { Email = "bill@example.com" },
            cancellationToken: Cancellation
        );
        var sent = await DraftAsync(stripe, customer);
        Assert.True(sent.DueDate > sent.Created);
        sent = await stripe.Invoices.SendInvoiceAsync(sent.Id, cancellationToken: Cancellation);
        Assert.Equal("open", sent.Status);
        var voided = await stripe.Invoices.VoidInvoiceAsync(
            sent.Id,
            new() { Expand = ["payments"] },
            cancellationToken: Cancellation
        );
        Assert.Equal("void", voided.Status);
        Assert.Equal("canceled", Assert.Single(voided.Payments).Status);

        var lost = await DraftAsync(stripe, customer);
        await stripe.Invoices.FinalizeInvoiceAsync(lost.Id, cancellationToken: Cancellation);
        lost = await stripe.Invoices.MarkUncollectibleAsync(lost.Id, cancellationToken: Cancellation);
        Assert.Equal("uncollectible", lost.Status);
        var gone = await DraftAsync(stripe, customer);
        Assert.True((await stripe.Invoices.DeleteAsync(gone.Id, cancellationToken: Cancellation)).Deleted);

        var declined = await RefusedAsync(
            stripe.Invoices.PayAsync(
                (await DraftAsync(stripe, customer)).Id,
                new() { PaymentMethod = "pm_card_chargeDeclinedInsufficientFunds" },
                cancellationToken: Cancellation
            ),
            HttpStatusCode.PaymentRequired
        );
        Assert.Equal("insufficient_funds", declined.DeclineCode);
    }

    private static async Task<Invoice> DraftAsync(V1Services stripe, Customer customer)
    {
        var draft = await stripe.Invoices.CreateAsync(
            new()
            {
                Customer = customer.Id,
                CollectionMethod = "send_invoice",
                DaysUntilDue = 30,
            },
            cancellationToken: Cancellation
        );
        await stripe.InvoiceItems.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Invoice = draft.Id,
                Amount = 500,
                Currency = "usd",
            },
            cancellationToken: Cancellation
        );
        return draft;
    }
}
