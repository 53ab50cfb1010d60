using System.Net;
using Stripe;
using Xunit;
using static Sdk.Tests.Clients.Stripe.StripeRows;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Customers, their cards, lists and searches.</summary>
public sealed class StripeCustomerTests(StripeTwins twins)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDescription]
    public async Task Customer_FromCreateToDelete_IsKept(StripeDescription description)
    {
        var customers = (await twins.ConnectAsync(description)).Customers;
        var created = await customers.CreateAsync(
            new()
            {
                Name = "Jenny Rosen",
                Email = "jenny@example.com",
                Address = new()
                {
                    Line1 = "1 Main Street",
                    PostalCode = "02139",
                    Country = "US",
                },
                Metadata = new() { ["order"] = "0042" },
            },
            cancellationToken: Cancellation
        );
        Assert.StartsWith("cus_", created.Id, StringComparison.Ordinal);
        Assert.Equal("customer", created.Object);
        Assert.Equal("02139", created.Address.PostalCode);
        Assert.Equal("0042", created.Metadata["order"]);
        Assert.Equal(0, created.Balance);
        Assert.True((DateTime.UtcNow - created.Created).Duration() < TimeSpan.FromMinutes(1));

        var updated = await customers.UpdateAsync(
            created.Id,
            new()
            {
                Description = "VIP",
                Metadata = new() { ["order"] = "", ["tier"] = "gold" },
            },
            cancellationToken: Cancellation
        );
        Assert.Equal("Jenny Rosen", updated.Name);
        Assert.Equal("VIP", updated.Description);
        Assert.Equal([new("tier", "gold")], updated.Metadata);
        Assert.Equal(created.Created, (await customers.GetAsync(created.Id, cancellationToken: Cancellation)).Created);

        Assert.True((await customers.DeleteAsync(created.Id, cancellationToken: Cancellation)).Deleted);
        Assert.True((await customers.GetAsync(created.Id, cancellationToken: Cancellation)).Deleted);
    }

    [Theory, EachDescription]
    public async Task Customers_PagedByTheSdk_AllCome(StripeDescription description)
    {
        var customers = (await twins.ConnectAsync(description)).Customers;
        var email = $"{Unique("page")}@example.com";
        var ids = new List<string>();
        for (var i = 0; i < 25; i++)
        {
            ids.Add((await customers.CreateAsync(new() { Email = email }, cancellationToken: Cancellation)).Id);
        }

        var paged = new List<string>();
        await foreach (
            var one in customers.ListAutoPagingAsync(
                new() { Email = email, Limit = 10 },
                cancellationToken: Cancellation
            )
        )
        {
            paged.Add(one.Id);
        }

        Assert.Equal(ids.AsEnumerable().Reverse(), paged);
        var page = await customers.ListAsync(new() { Email = email, Limit = 24 }, cancellationToken: Cancellation);
        Assert.True(page.HasMore);
        var rest = new CustomerListOptions { Email = email, StartingAfter = page.Data[^1].Id };
        Assert.Equal(ids[0], Assert.Single(await customers.ListAsync(rest, cancellationToken: Cancellation)).Id);
    }

    [Theory, EachDescription]
    public async Task Customers_Searched_AreFoundByFieldAndMetadata(StripeDescription description)
    {
        var customers = (await twins.ConnectAsync(description)).Customers;
        var tag = Unique("tag").Replace("-", "", StringComparison.Ordinal);
        var first = await customers.CreateAsync(
            new()
            {
                Name = $"First {tag}",
                Metadata = new() { ["tag"] = tag },
            },
            cancellationToken: Cancellation
        );
        var second = await customers.CreateAsync(new() { Name = $"Second {tag}" }, cancellationToken: Cancellation);

        var tagged = await customers.SearchAsync(
            new() { Query = $"metadata['tag']:'{tag}'" },
            cancellationToken: Cancellation
        );
        Assert.Equal(first.Id, Assert.Single(tagged.Data).Id);
        var named = new List<string>();
        await foreach (
            var one in customers.SearchAutoPagingAsync(
                new() { Query = $"name~'{tag}'", Limit = 1 },
                cancellationToken: Cancellation
            )
        )
        {
            named.Add(one.Id);
        }

        Assert.Equal([second.Id, first.Id], named);
    }

    [Theory, EachDescription]
    public async Task Cards_AttachedToACustomer_AreListedUntilDetached(StripeDescription description)
    {
        var stripe = await twins.ConnectAsync(description);
        var customer = await stripe.PayingCustomerAsync();
        var card = await stripe.PaymentMethods.GetAsync(
            customer.InvoiceSettings.DefaultPaymentMethodId,
            new() { Expand = ["customer"] },
            cancellationToken: Cancellation
        );
        Assert.Equal(customer.Email, card.Customer.Email);
        Assert.Equal("4242", card.Card.Last4);

        var listing = new PaymentMethodListOptions { Customer = customer.Id, Type = "card" };
        Assert.Single(await stripe.PaymentMethods.ListAsync(listing, cancellationToken: Cancellation));
        Assert.Null((await stripe.PaymentMethods.DetachAsync(card.Id, cancellationToken: Cancellation)).CustomerId);
        Assert.Empty(await stripe.PaymentMethods.ListAsync(listing, cancellationToken: Cancellation));
    }

    [Theory, EachDescription]
    public async Task Customer_WhoIsNotThere_IsRefusedByName(StripeDescription description)
    {
        var customers = (await twins.ConnectAsync(description)).Customers;
        var error = await RefusedAsync(
            customers.GetAsync("cus_nobody", cancellationToken: Cancellation),
            HttpStatusCode.NotFound
        );
        Assert.Equal("invalid_request_error", error.Type);
        Assert.Equal("resource_missing", error.Code);
        Assert.Equal("id", error.Param);
        Assert.Equal("No such customer: 'cus_nobody'", error.Message);
    }
}
