using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Runs a test against the twin with every description.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDescriptionAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([
            .. Enum.GetValues<StripeDescription>().Select(d => new TheoryDataRow<StripeDescription>(d)),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
