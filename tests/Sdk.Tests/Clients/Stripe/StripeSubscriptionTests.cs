using System.Net;
using Stripe;
using Xunit;
using static Sdk.Tests.Clients.Stripe.StripeRows;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Subscriptions and their items, in the shape that the SDK's version of the API has.</summary>
public sealed class StripeSubscriptionTests(StripeTwins twins)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDescription]
    public async Task Subscription_FromCreateToCancel_IsKept(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var price = await stripe.MonthlyPriceAsync(1500);
        var created = await stripe.Subscriptions.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Items = [new() { Price = price.Id, Quantity = 2 }],
                Metadata = new() { ["plan"] = "basic" },
                Expand = ["latest_invoice.payments", "latest_invoice.confirmation_secret", "customer"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("active", created.Status);
        Assert.Equal(customer.Email, created.Customer.Email);
        Assert.Equal("classic", created.BillingMode.Type);
        Assert.Empty(created.DiscountIds);
        var item = Assert.Single(created.Items);
        Assert.Equal(1500, item.Price.UnitAmount);
        Assert.Equal(item.CurrentPeriodStart.AddMonths(1), item.CurrentPeriodEnd);
        Assert.Equal("paid", created.LatestInvoice.Status);
        Assert.Equal("paid", Assert.Single(created.LatestInvoice.Payments).Status);

        var changed = await stripe.Subscriptions.UpdateAsync(
            created.Id,
            new() { Items = [new() { Id = item.Id, Quantity = 5 }], CancelAtPeriodEnd = true },
            cancellationToken: Cancellation
        );
        Assert.Equal(5, Assert.Single(changed.Items).Quantity);
        Assert.Equal(item.CurrentPeriodEnd, changed.CancelAt);
        var listing = new SubscriptionListOptions { Customer = customer.Id, Status = "active" };
        Assert.Single(await stripe.Subscriptions.ListAsync(listing, cancellationToken: Cancellation));

        var canceled = await stripe.Subscriptions.CancelAsync(created.Id, cancellationToken: Cancellation);
        Assert.Equal("canceled", canceled.Status);
        Assert.NotNull(canceled.EndedAt);
        var again = await RefusedAsync(
            stripe.Subscriptions.CancelAsync(created.Id, cancellationToken: Cancellation),
            HttpStatusCode.NotFound
        );
        Assert.Equal("resource_missing", again.Code);
    }

    [Theory, EachDescription]
    public async Task Subscription_OfAYearlyPrice_HasAPeriodOfAYear(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var subscription = await stripe.Subscriptions.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Items =
                [
                    new()
                    {
                        PriceData = new()
                        {
                            Currency = "usd",
                            UnitAmount = 100,
                            Product = (await stripe.MonthlyPriceAsync(1)).ProductId,
                            Recurring = new() { Interval = "year" },
                        },
                    },
                ],
            },
            cancellationToken: Cancellation
        );
        var item = Assert.Single(subscription.Items);
        Assert.Equal(item.CurrentPeriodStart.AddYears(1), item.CurrentPeriodEnd);
    }

    [Theory, EachDescription]
    public async Task SubscriptionItems_AddedLater_ShareThePeriod(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var subscription = await stripe.Subscriptions.CreateAsync(
            new() { Customer = customer.Id, Items = [new() { Price = (await stripe.MonthlyPriceAsync(100)).Id }] },
            cancellationToken: Cancellation
        );
        var second = await stripe.MonthlyPriceAsync(200);
        var item = await stripe.SubscriptionItems.CreateAsync(
            new()
            {
                Subscription = subscription.Id,
                Price = second.Id,
                Quantity = 3,
            },
            cancellationToken: Cancellation
        );
        Assert.Equal(subscription.Items.Data[0].CurrentPeriodEnd, item.CurrentPeriodEnd);
        var changed = await stripe.SubscriptionItems.UpdateAsync(
            item.Id,
            new() { Quantity = 4 },
            cancellationToken: Cancellation
        );
        Assert.Equal(4, changed.Quantity);
        var listing = new SubscriptionItemListOptions { Subscription = subscription.Id };
        var items = await stripe.SubscriptionItems.ListAsync(listing, cancellationToken: Cancellation);
        Assert.Equal([100L, 200L], items.Select(i => i.Price.UnitAmount!.Value));
        Assert.True((await stripe.SubscriptionItems.DeleteAsync(item.Id, cancellationToken: Cancellation)).Deleted);
    }

    [Theory, EachDescription]
    public async Task Subscription_WithoutPayment_IsActiveOnceItsSecretIsPaid(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.Customers.CreateAsync(new(), cancellationToken: Cancellation);
        var price = await stripe.MonthlyPriceAsync(1500);
        var incomplete = await stripe.Subscriptions.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Items = [new() { Price = price.Id }],
                PaymentBehavior = "default_incomplete",
                Expand = ["latest_invoice.confirmation_secret"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("incomplete", incomplete.Status);
        var secret = incomplete.LatestInvoice.ConfirmationSecret;
        Assert.Equal("payment_intent", secret.Type);
        var intent = secret.ClientSecret.Split("_secret_")[0];
        await stripe.PaymentIntents.ConfirmAsync(
            intent,
            new() { PaymentMethod = "pm_card_visa" },
            cancellationToken: Cancellation
        );
        var active = await stripe.Subscriptions.GetAsync(incomplete.Id, cancellationToken: Cancellation);
        Assert.Equal("active", active.Status);

        var listing = new InvoicePaymentListOptions { Invoice = incomplete.LatestInvoiceId };
        var payment = Assert.Single(await stripe.InvoicePayments.ListAsync(listing, cancellationToken: Cancellation));
        Assert.Equal("paid", payment.Status);
        Assert.Equal(1500, payment.AmountPaid);
        Assert.Equal(intent, payment.Payment.PaymentIntentId);
        Assert.NotNull(payment.StatusTransitions.PaidAt);
        var read = await stripe.InvoicePayments.GetAsync(
            payment.Id,
            new() { Expand = ["payment.payment_intent", "invoice"] },
            cancellationToken: Cancellation
        );
        Assert.Equal("succeeded", read.Payment.PaymentIntent.Status);
        Assert.Equal("paid", read.Invoice.Status);
    }

    [Theory, EachDescription]
    public async Task Subscription_WithADiscount_ListsItAndPaysLess(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var coupon = await stripe.Coupons.CreateAsync(
            new() { PercentOff = 25, Duration = "forever" },
            cancellationToken: Cancellation
        );
        var subscription = await stripe.Subscriptions.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Items = [new() { Price = (await stripe.MonthlyPriceAsync(1000)).Id }],
                Discounts = [new() { Coupon = coupon.Id }],
                Expand = ["discounts.source.coupon", "latest_invoice.discounts"],
            },
            cancellationToken: Cancellation
        );
        var discount = Assert.Single(subscription.Discounts);
        Assert.Equal("coupon", discount.Source.Type);
        Assert.Equal(25, discount.Source.Coupon.PercentOff);
        Assert.Equal(750, subscription.LatestInvoice.Total);
        Assert.Equal(250, Assert.Single(subscription.LatestInvoice.TotalDiscountAmounts).Amount);
        Assert.Equal(discount.Id, Assert.Single(subscription.LatestInvoice.Discounts).Id);

        var gone = await stripe.Subscriptions.DeleteDiscountAsync(subscription.Id, cancellationToken: Cancellation);
        Assert.True(gone.Deleted);
        Assert.Equal(coupon.Id, gone.Source.CouponId);
        var without = await stripe.Subscriptions.GetAsync(subscription.Id, cancellationToken: Cancellation);
        Assert.Empty(without.DiscountIds);
        var again = await stripe.Subscriptions.UpdateAsync(
            subscription.Id,
            new() { Discounts = [new() { Coupon = coupon.Id }] },
            cancellationToken: Cancellation
        );
        Assert.Single(again.DiscountIds);
        var cleared = await stripe.Subscriptions.UpdateAsync(
            subscription.Id,
            new() { Discounts = [] },
            cancellationToken: Cancellation
        );
        Assert.Empty(cleared.DiscountIds);
    }

    [Theory, EachDescription]
    public async Task Subscription_OnTrial_BillsNothingUntilItsEnd(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.Customers.CreateAsync(new(), cancellationToken: Cancellation);
        var trial = await stripe.Subscriptions.CreateAsync(
            new()
            {
                Customer = customer.Id,
                Items = [new() { Price = (await stripe.MonthlyPriceAsync(100)).Id }],
                TrialPeriodDays = 14,
                Expand = ["latest_invoice"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("trialing", trial.Status);
        Assert.Equal(0, trial.LatestInvoice.AmountDue);
        Assert.Equal(trial.TrialEnd, Assert.Single(trial.Items).CurrentPeriodEnd);
    }
}
