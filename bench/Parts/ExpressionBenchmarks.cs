using BenchmarkDotNet.Attributes;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;

namespace Parts;

/// <summary>Expressions as custom operations have them, compiled before.</summary>
[MemoryDiagnoser]
public class ExpressionBenchmarks
{
    private readonly Scope _scope = new Scope(DateTimeOffset.UnixEpoch)
        .Set("pi", JsonValue.Parse("""{"amount": 2000, "status": "requires_capture"}"""))
        .Set("input", JsonValue.Parse("""{"amount": 500, "items": [{"price": 1}, {"price": 2}, {"price": 3}]}"""));

    private readonly Expression _arithmetic = Expression.Parse("pi.amount - (input.amount ?? 0)");
    private readonly Expression _condition = Expression.Parse(
        "pi.status in ['requires_capture', 'processing'] and pi.amount > 0 ? 'yes' : 'no'"
    );
    private readonly Expression _collection = Expression.Parse("sum(map(input.items, x => x.price))");

    [Benchmark]
    public JsonValue Arithmetic() => _arithmetic.Evaluate(_scope);

    [Benchmark]
    public JsonValue Condition() => _condition.Evaluate(_scope);

    [Benchmark]
    public JsonValue Collection() => _collection.Evaluate(_scope);

    [Benchmark]
    public Expression Compile() => Expression.Parse("pi.amount - (input.amount ?? 0)");
}
