using System.Net;
using Stripe;
using Xunit;
using static Sdk.Tests.Clients.Stripe.StripeRows;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Products, prices, coupons, promotion codes and checkout sessions.</summary>
public sealed class StripeCatalogueTests(StripeTwins twins)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDescription]
    public async Task Product_WithItsPrice_IsFoundAndKept(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var name = Unique("Shirt");
        var product = await stripe.Products.CreateAsync(
            new()
            {
                Name = name,
                DefaultPriceData = new() { Currency = "usd", UnitAmount = 1200 },
                Expand = ["default_price"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal(1200, product.DefaultPrice.UnitAmount);
        Assert.Empty(product.MarketingFeatures);
        var updated = await stripe.Products.UpdateAsync(
            product.Id,
            new() { Active = false },
            cancellationToken: Cancellation
        );
        Assert.False(updated.Active);
        var found = await stripe.Products.SearchAsync(
            new() { Query = $"name:'{name}' AND active:'false'" },
            cancellationToken: Cancellation
        );
        Assert.Equal(product.Id, Assert.Single(found.Data).Id);

        var used = await RefusedAsync(
            stripe.Products.DeleteAsync(product.Id, cancellationToken: Cancellation),
            HttpStatusCode.BadRequest
        );
        Assert.Contains("user-created prices", used.Message, StringComparison.Ordinal);
        var free = await stripe.Products.CreateAsync(new() { Name = "Free" }, cancellationToken: Cancellation);
        Assert.True((await stripe.Products.DeleteAsync(free.Id, cancellationToken: Cancellation)).Deleted);
    }

    [Theory, EachDescription]
    public async Task Price_WithALookupKey_IsFoundByIt(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var price = await stripe.Prices.CreateAsync(
            new()
            {
                Currency = "usd",
                UnitAmountDecimal = 900.5m,
                LookupKey = Unique("key"),
                Recurring = new() { Interval = "year" },
                ProductData = new() { Name = Unique("Nested") },
                Expand = ["product"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("recurring", price.Type);
        Assert.Equal(1, price.Recurring.IntervalCount);
        Assert.Equal(900.5m, price.UnitAmountDecimal);
        Assert.Equal("product", price.Product.Object);
        var listing = new PriceListOptions { LookupKeys = [price.LookupKey, "other"] };
        Assert.Equal(
            price.Id,
            Assert.Single(await stripe.Prices.ListAsync(listing, cancellationToken: Cancellation)).Id
        );
    }

    [Theory, EachDescription]
    public async Task PromotionCode_OfACoupon_NamesItAsAPromotion(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var coupon = await stripe.Coupons.CreateAsync(
            new() { PercentOff = 12.5m, Duration = "once" },
            cancellationToken: Cancellation
        );
        var code = await stripe.PromotionCodes.CreateAsync(
            new()
            {
                Promotion = new() { Type = "coupon", Coupon = coupon.Id },
                Code = Unique("CODE"),
                Expand = ["promotion.coupon"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("coupon", code.Promotion.Type);
        Assert.Equal(12.5m, code.Promotion.Coupon.PercentOff);
        var listing = new PromotionCodeListOptions { Code = code.Code };
        var listed = Assert.Single(await stripe.PromotionCodes.ListAsync(listing, cancellationToken: Cancellation));
        Assert.Equal(coupon.Id, listed.Promotion.CouponId);

        var unknown = await RefusedAsync(
            stripe.PromotionCodes.CreateAsync(
                new()
                {
                    Promotion = new() { Type = "coupon", Coupon = "NOTHING" },
                },
                cancellationToken: Cancellation
            ),
            HttpStatusCode.BadRequest
        );
        Assert.Equal("resource_missing", unknown.Code);
        Assert.Equal("promotion[coupon]", unknown.Param);
        Assert.True((await stripe.Coupons.DeleteAsync(coupon.Id, cancellationToken: Cancellation)).Deleted);
    }

    [Theory, EachDescription]
    public async Task CheckoutSession_OpenedAndExpired_KeepsItsItems(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var session = await stripe.Checkout.Sessions.CreateAsync(
            new()
            {
                Mode = "payment",
                SuccessUrl = "https://example.com/thanks",
                LineItems =
                [
                    new()
                    {
                        Quantity = 2,
                        PriceData = new()
                        {
                            Currency = "usd",
                            UnitAmount = 750,
                            ProductData = new() { Name = "Hat" },
                        },
                    },
                ],
                Expand = ["line_items"],
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("open", session.Status);
        Assert.Equal(1500, session.AmountTotal);
        Assert.Equal("Hat", Assert.Single(session.LineItems).Description);
        Assert.NotEmpty(session.Url);
        var items = await stripe.Checkout.Sessions.LineItems.ListAsync(session.Id, cancellationToken: Cancellation);
        Assert.Equal(750, Assert.Single(items).Price.UnitAmount);

        var expired = await stripe.Checkout.Sessions.ExpireAsync(session.Id, cancellationToken: Cancellation);
        Assert.Equal("expired", expired.Status);
        await RefusedAsync(
            stripe.Checkout.Sessions.ExpireAsync(session.Id, cancellationToken: Cancellation),
            HttpStatusCode.BadRequest
        );
    }
}
