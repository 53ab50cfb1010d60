using System.Net;
using Stripe;
using Xunit;
using static Sdk.Tests.Clients.Stripe.StripeRows;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Payment intents with their charges, refunds and disputes.</summary>
public sealed class StripePaymentTests(StripeTwins twins)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDescription]
    public async Task Payment_CreatedAndConfirmed_Succeeds(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var created = await stripe.PaymentIntents.CreateAsync(
            new() { Amount = 2000, Currency = "usd" },
            cancellationToken: Cancellation
        );
        Assert.Equal("requires_payment_method", created.Status);
        Assert.StartsWith(created.Id + "_secret_", created.ClientSecret, StringComparison.Ordinal);
        await stripe.PaymentIntents.UpdateAsync(created.Id, new() { Amount = 2500 }, cancellationToken: Cancellation);

        var paid = await stripe.PaymentIntents.ConfirmAsync(
            created.Id,
            new() { PaymentMethod = "pm_card_visa", Expand = ["latest_charge.balance_transaction"] },
            cancellationToken: Cancellation
        );
        Assert.Equal("succeeded", paid.Status);
        Assert.Equal(2500, paid.AmountReceived);
        Assert.Equal("4242", paid.LatestCharge.PaymentMethodDetails.Card.Last4);
        Assert.Equal(2500, paid.LatestCharge.BalanceTransaction.Amount);
        Assert.Equal(2397, paid.LatestCharge.BalanceTransaction.Net);

        var again = await RefusedAsync(
            stripe.PaymentIntents.ConfirmAsync(created.Id, cancellationToken: Cancellation),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("payment_intent_unexpected_state", again.Code);
        Assert.Equal(created.Id, again.PaymentIntent.Id);
        var found = new ChargeListOptions { PaymentIntent = created.Id };
        Assert.Equal(
            paid.LatestChargeId,
            Assert.Single(await stripe.Charges.ListAsync(found, cancellationToken: Cancellation)).Id
        );
    }

    [Theory, EachDescription]
    public async Task Payment_WithADecliningCard_CanBePaidWithAnother(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var created = await stripe.PaymentIntents.CreateAsync(
            new() { Amount = 2000, Currency = "usd" },
            cancellationToken: Cancellation
        );
        var declined = await RefusedAsync(
            stripe.PaymentIntents.ConfirmAsync(
                created.Id,
                new() { PaymentMethod = "pm_card_chargeDeclinedInsufficientFunds" },
                cancellationToken: Cancellation
            ),
            HttpStatusCode.PaymentRequired
        );
        Assert.Equal("card_error", declined.Type);
        Assert.Equal("card_declined", declined.Code);
        Assert.Equal("insufficient_funds", declined.DeclineCode);
        Assert.Equal("requires_payment_method", declined.PaymentIntent.Status);
        var charge = await stripe.Charges.GetAsync(declined.Charge, cancellationToken: Cancellation);
        Assert.Equal("failed", charge.Status);

        var kept = await stripe.PaymentIntents.GetAsync(created.Id, cancellationToken: Cancellation);
        Assert.Equal("insufficient_funds", kept.LastPaymentError.DeclineCode);
        var paid = await stripe.PaymentIntents.ConfirmAsync(
            created.Id,
            new() { PaymentMethod = "pm_card_visa" },
            cancellationToken: Cancellation
        );
        Assert.Equal("succeeded", paid.Status);
        Assert.Null(paid.LastPaymentError);
    }

    [Theory, EachDescription]
    public async Task Payment_HeldAndCapturedInPart_ReleasesTheRest(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var held = await stripe.PaymentIntents.CreateAsync(
            new()
            {
                Amount = 3000,
                Currency = "usd",
                CaptureMethod = "manual",
                PaymentMethod = "pm_card_visa",
                Confirm = true,
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("requires_capture", held.Status);
        Assert.Equal(3000, held.AmountCapturable);
        var captured = await stripe.PaymentIntents.CaptureAsync(
            held.Id,
            new() { AmountToCapture = 1200 },
            cancellationToken: Cancellation
        );
        Assert.Equal("succeeded", captured.Status);
        Assert.Equal(1200, captured.AmountReceived);
        var charge = await stripe.Charges.GetAsync(held.LatestChargeId, cancellationToken: Cancellation);
        Assert.Equal(1800, charge.AmountRefunded);
    }

    [Theory, EachDescription]
    public async Task Payment_Canceled_CannotBeConfirmed(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var created = await stripe.PaymentIntents.CreateAsync(
            new() { Amount = 500, Currency = "usd" },
            cancellationToken: Cancellation
        );
        var canceled = await stripe.PaymentIntents.CancelAsync(
            created.Id,
            new() { CancellationReason = "duplicate" },
            cancellationToken: Cancellation
        );
        Assert.Equal("canceled", canceled.Status);
        Assert.Equal("duplicate", canceled.CancellationReason);
        Assert.NotNull(canceled.CanceledAt);
        var late = await RefusedAsync(
            stripe.PaymentIntents.ConfirmAsync(created.Id, cancellationToken: Cancellation),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("payment_intent_unexpected_state", late.Code);
    }

    [Theory, EachDescription]
    public async Task Payment_ThatNeedsThePayer_WaitsForTheSecondConfirm(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var waiting = await stripe.PaymentAsync(1000, "pm_card_authenticationRequired");
        Assert.Equal("requires_action", waiting.Status);
        Assert.Equal("redirect_to_url", waiting.NextAction.Type);
        var agreed = await stripe.PaymentIntents.ConfirmAsync(waiting.Id, cancellationToken: Cancellation);
        Assert.Equal("succeeded", agreed.Status);
    }

    [Theory, EachDescription]
    public async Task Refunds_PartialThenWhole_AreThenRefused(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var paid = await stripe.PaymentAsync(1000);
        var part = await stripe.Refunds.CreateAsync(
            new()
            {
                PaymentIntent = paid.Id,
                Amount = 300,
                Reason = "requested_by_customer",
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("succeeded", part.Status);
        Assert.Equal(paid.LatestChargeId, part.ChargeId);
        var much = await RefusedAsync(
            stripe.Refunds.CreateAsync(
                new() { PaymentIntent = paid.Id, Amount = 701 },
                cancellationToken: Cancellation
            ),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("amount", much.Param);
        var rest = await stripe.Refunds.CreateAsync(
            new() { Charge = paid.LatestChargeId, Expand = ["charge"] },
            cancellationToken: Cancellation
        );
        Assert.Equal(700, rest.Amount);
        Assert.True(rest.Charge.Refunded);
        var again = await RefusedAsync(
            stripe.Refunds.CreateAsync(new() { PaymentIntent = paid.Id }, cancellationToken: Cancellation),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("charge_already_refunded", again.Code);
        var listing = new RefundListOptions { PaymentIntent = paid.Id };
        var listed = await stripe.Refunds.ListAsync(listing, cancellationToken: Cancellation);
        Assert.Equal([rest.Id, part.Id], listed.Select(r => r.Id));
    }

    [Theory, EachDescription]
    public async Task Dispute_WithWinningEvidence_IsWon(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var paid = await stripe.PaymentAsync(900, "pm_card_createDispute");
        var listing = new DisputeListOptions { PaymentIntent = paid.Id };
        var dispute = Assert.Single(await stripe.Disputes.ListAsync(listing, cancellationToken: Cancellation));
        Assert.Equal("fraudulent", dispute.Reason);
        var won = await stripe.Disputes.UpdateAsync(
            dispute.Id,
            new() { Evidence = new() { UncategorizedText = "winning_evidence" } },
            cancellationToken: Cancellation
        );
        Assert.Equal("won", won.Status);
        var balance = await stripe.Balance.GetAsync(cancellationToken: Cancellation);
        Assert.Contains(balance.Available, a => a.Currency == "usd");
    }

    [Theory, EachDescription]
    public async Task SetupIntent_Confirmed_SavesTheCard(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.Customers.CreateAsync(new(), cancellationToken: Cancellation);
        var created = await stripe.SetupIntents.CreateAsync(
            new() { Customer = customer.Id },
            cancellationToken: Cancellation
        );
        var done = await stripe.SetupIntents.ConfirmAsync(
            created.Id,
            new() { PaymentMethod = "pm_card_visa", Expand = ["payment_method"] },
            cancellationToken: Cancellation
        );
        Assert.Equal("succeeded", done.Status);
        Assert.Equal(customer.Id, done.PaymentMethod.CustomerId);
    }
}
