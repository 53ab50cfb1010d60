using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Reviews;

/// <summary>
/// Reads a description to the bottom, which a start does not do, and says what is odd there: references that lead nowhere,
/// examples that their own schema refuses, truth values that are texts.
/// </summary>
public sealed class DescriptionReview
{
    private const int MostSchemas = 200_000;
    private const int MostWarnings = 500;
    private const int LargestAtStart = 512 * 1024;

    private readonly HashSet<Schema> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Schema> _open = new();
    private readonly List<Diagnostic> _found = [];
    private readonly string _file;

    private DescriptionReview(string file) => _file = file;

    /// <param name="file">The imported file, as the user named it.</param>
    public static IReadOnlyList<Diagnostic> Run(ApiDescription description, string file)
    {
        var review = new DescriptionReview(file);
        foreach (var (pointer, message) in description.FlagTexts())
        {
            review.Warn(DiagnosticCodes.DescriptionOddity, pointer, message);
        }

        foreach (var operation in description.Operations)
        {
            review.Add(operation);
        }

        foreach (var name in description.SchemaNames)
        {
            review.Add(description.FindSchema(name));
        }

        review.Walk();
        foreach (var problem in description.Problems)
        {
            review.Warn(DiagnosticCodes.ReferenceLeadsNowhere, "", problem);
        }

        return review._found;
    }

    /// <summary>
    /// What a start tells of examples that do not fit, in one line; null when all do. Large descriptions are left to <c>validate</c>:
    /// they are not read to the bottom before somebody asks.
    /// </summary>
    public static Diagnostic? Examples(ApiDescription description, string file)
    {
        if (description.ShownBytes is 0 or > LargestAtStart)
        {
            return null;
        }

        var count = Run(description, file).Count(d => d.Code == DiagnosticCodes.ExampleUnlikeSchema);
        return count == 0
            ? null
            : Diagnostic.Warning(
                DiagnosticCodes.ExampleUnlikeSchema,
                new SourceLocation(file, 0, 0),
                count == 1
                    ? "an example is not valid against its own schema; it is mended, or not answered"
                    : $"{count} examples are not valid against their own schemas; they are mended, or not answered",
                "`mockd validate` names them"
            );
    }

    private void Add(Operation operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            Add(parameter.Schema);
        }

        Add(operation.RequestBody?.Content ?? [], $"{operation.Pointer}/requestBody", isRequest: true);
        foreach (var response in operation.Responses)
        {
            Add(response.Content, $"{operation.Pointer}/responses/{response.Status}", isRequest: false);
            foreach (var header in response.Headers)
            {
                Add(header.Schema);
            }
        }
    }

    private void Add(IReadOnlyList<MediaType> content, string pointer, bool isRequest)
    {
        foreach (var media in content)
        {
            Add(media.Schema);
            if (media.Schema is not { } schema || !media.IsJson)
            {
                continue;
            }

            var examples = media.Examples.Select(e => e.Value);
            foreach (var example in media.Examples.Count == 0 && media.Example is { } one ? [one] : examples)
            {
                Check(schema, example, pointer, isRequest);
            }
        }
    }

    private void Walk()
    {
        while (_open.TryPop(out var schema) && _seen.Count < MostSchemas)
        {
            if (!_seen.Add(schema))
            {
                continue;
            }

            if (schema.Example is { } example)
            {
                Check(schema, example, schema.Pointer, isRequest: false);
            }

            Add(schema.Items);
            Add(schema.AdditionalProperties);
            foreach (var part in schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf).Concat(schema.PrefixItems))
            {
                Add(part);
            }

            foreach (var (_, property) in schema.Properties)
            {
                Add(property);
            }
        }
    }

    private void Add(Schema? schema)
    {
        if (schema is not null)
        {
            _open.Push(schema);
        }
    }

    private void Check(Schema schema, JsonValue example, string pointer, bool isRequest)
    {
        if (SchemaChecker.Check(schema, example, isRequest) is [var first, ..])
        {
            Warn(
                DiagnosticCodes.ExampleUnlikeSchema,
                pointer,
                $"an example is not valid against its own schema ({first.Pointer}: {first.Message}); such examples are mended, or not answered"
            );
        }
    }

    private void Warn(string code, string pointer, string message)
    {
        if (_found.Count < MostWarnings)
        {
            _found.Add(Diagnostic.Warning(code, DescriptionPlaces.Of(_file, pointer), message));
        }
    }
}
