using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Sandboxes;

/// <summary>One way in which a request names its sandbox.</summary>
public sealed class SandboxRule
{
    private const string Placeholder = "{sandbox}";
    private readonly SandboxRuleConfig _config;
    private readonly string _before = "";
    private readonly string _behind = "";

    /// <exception cref="FormatException">The rule is none; the message says why.</exception>
    public SandboxRule(SandboxRuleConfig config)
    {
        _config = config;
        object?[] ways = [config.ApiKey, config.Header, config.Host, config.Path];
        if (ways.Count(way => way is not null) != 1)
        {
            throw new FormatException("a rule has exactly one of `apiKey`, `header`, `host` and `path`");
        }

        if (config.ApiKey is SandboxKeySource.Header or SandboxKeySource.Query != config.Name is { Length: > 0 })
        {
            throw new FormatException("`name` belongs to `apiKey: header` and `apiKey: query`, and they need it");
        }

        if ((config.Host ?? config.Path) is { } template)
        {
            var at = template.IndexOf(Placeholder, StringComparison.Ordinal);
            if (at < 0 || (config.Path is not null && !template.StartsWith('/')))
            {
                throw new FormatException(
                    $"'{template}' must hold {Placeholder}" + (config.Path is null ? "" : " and begin with a slash")
                );
            }

            (_before, _behind) = (template[..at], template[(at + Placeholder.Length)..].TrimEnd('/'));
        }
    }

    /// <summary>The name, and the path without the part that held it; null when the request does not have one.</summary>
    public SandboxChoice? Find(Request request)
    {
        if (_config.ApiKey is { } source)
        {
            return KeyOf(request, source) is { Length: > 0 } key ? new(SandboxName.OfKey(key), null) : null;
        }

        return _config.Header is { } header
            ? request.Headers.Get(header) is { Length: > 0 } name
                ? new(name, null)
                : null
            : _config.Host is not null
                ? InHost(request.Headers.Get("Host") ?? "")
                : InPath(request.RawPath);
    }

    private string? KeyOf(Request request, SandboxKeySource source) =>
        source switch
        {
            SandboxKeySource.Header => request.Headers.Get(_config.Name!),
            SandboxKeySource.Query => request.Query.Get(_config.Name!),
            SandboxKeySource.Bearer => Credentials(request, "Bearer "),
            _ => Credentials(request, "Basic ") is { } encoded ? UserOf(encoded) : null,
        };

    private static string? Credentials(Request request, string scheme) =>
        request.Headers.Get("Authorization") is { } sent && sent.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? sent[scheme.Length..].Trim()
            : null;

    private static string? UserOf(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)).Split(':', 2)[0]
            : null;
    }

    private SandboxChoice? InHost(string host)
    {
        var colon = host.LastIndexOf(':');
        host = colon > host.LastIndexOf(']') ? host[..colon] : host;
        return
            host.Length > _before.Length + _behind.Length
            && host.StartsWith(_before, StringComparison.OrdinalIgnoreCase)
            && host.EndsWith(_behind, StringComparison.OrdinalIgnoreCase)
            ? new(host[_before.Length..^_behind.Length].ToLowerInvariant(), null)
            : null;
    }

    private SandboxChoice? InPath(string path)
    {
        if (!path.StartsWith(_before, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = path.AsSpan(_before.Length);
        var end = rest.IndexOf('/');
        var segment = end < 0 ? rest : rest[..end];
        if (!segment.EndsWith(_behind, StringComparison.Ordinal) && !_behind.StartsWith('/'))
        {
            return null;
        }

        var name = _behind.StartsWith('/') ? segment : segment[..^_behind.Length];
        var left = rest[(name.Length + (_behind.StartsWith('/') ? 0 : _behind.Length))..];
        if (_behind.StartsWith('/'))
        {
            if (!left.StartsWith(_behind) || (left.Length > _behind.Length && left[_behind.Length] != '/'))
            {
                return null;
            }

            left = left[_behind.Length..];
        }

        return name.IsEmpty ? null : new(Uri.UnescapeDataString(name), left.IsEmpty ? "/" : left.ToString());
    }
}
