using System.Buffers.Binary;
using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions on lists of numbers as search and language interfaces send them.</summary>
internal static class VectorFunctions
{
    private const int MostDimensions = 10_000;

    public static IReadOnlyList<BuiltIn> All { get; } =
    [new("embedding", 2, 2, Embedding), new("floatsToBase64", 1, 1, FloatsToBase64)];

    /// <summary>A vector of length one in a direction that only the text decides; single precision, as such vectors are sent.</summary>
    private static JsonArray Embedding(in Call call)
    {
        var text = call.Text(0);
        var dimensions = call.Count32(1);
        if (dimensions is < 1 or > MostDimensions)
        {
            throw call.Fail($"the number of dimensions must be from 1 to {MostDimensions}, not {dimensions}");
        }

        var dice = new Dice(Dice.Derive((ulong)dimensions, text));
        var vector = new double[dimensions];
        var square = 0.0;
        for (var i = 0; i < dimensions; i++)
        {
            vector[i] = (dice.NextDouble() * 2) - 1;
            square += vector[i] * vector[i];
        }

        var length = Math.Sqrt(square);
        return call.Made(
            Array.ConvertAll(vector, x => (JsonValue)JsonNumber.Of((float)(length == 0 ? 0 : x / length)))
        );
    }

    /// <summary>The numbers as little-endian single precision floats, one after another.</summary>
    private static JsonText FloatsToBase64(in Call call)
    {
        var list = call.List(0);
        var bytes = new byte[list.Count * sizeof(float)];
        for (var i = 0; i < list.Count; i++)
        {
            var number = list[i] as JsonNumber ?? throw call.Fail($"item {i} is not a number");
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)number.Double);
        }

        return call.Made(Convert.ToBase64String(bytes));
    }
}
