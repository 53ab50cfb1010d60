using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Schemas.Ids;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Transforms;

/// <summary>Keys of a described form: like those that the description shows of such things, else what the schema allows.</summary>
internal sealed class KeyTexts(Schema key, string thing) : IKeyTexts
{
    private readonly Lazy<IdForm?> _form = new(() => key.Format == "uuid" ? null : IdForms.Of(key).Find(thing));
    private readonly SchemaView _view = SchemaView.Of(key);

    public string Make(string usual, ulong seed)
    {
        if (_form.Value?.Make(seed) is { } shown && _view.Accepts(new JsonText(shown)))
        {
            return shown;
        }

        return
            !_view.Accepts(new JsonText(usual))
            && ValueGenerator.Generate(key, seed, DateTimeOffset.UnixEpoch) is JsonText { Value.Length: > 0 } made
            ? made.Value
            : usual;
    }
}
