namespace Sdk.Tests.Clients.Stripe;

/// <summary>What the twin of Stripe is started with.</summary>
public enum StripeDescription
{
    /// <summary>The description that the twin names.</summary>
    Shipped,

    /// <summary>One of the version that the SDK speaks, with what it no longer has left out.</summary>
    OfTheSdk,
}
