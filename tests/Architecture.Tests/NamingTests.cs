using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests;

public sealed partial class NamingTests
{
    [Fact]
    public void Type_LastWord_SaysWhatItIs()
    {
        var found =
            from file in Repository.AllSources
            from type in file.Tree.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where EmptyLastWord().IsMatch(type.Identifier.Text)
            select $"{file.FilePath}: {type.Identifier.Text}";
        Findings.AreNone(found);
    }

    [Fact]
    public void Folder_Name_SaysWhatItHolds()
    {
        var folders = Repository
            .FilesBelow("src")
            .Concat(Repository.FilesBelow("tests"))
            .SelectMany(file => file.Split('/')[..^1])
            .Distinct();
        Findings.AreNone(folders.Where(folder => EmptyLastWord().IsMatch(folder)));
    }

    [Fact]
    public void File_TopLevelTypes_AreOneAndGiveItsName()
    {
        var found =
            from file in Repository.AllSources
            let types = file.TopLevelTypes.ToArray()
            where
                types.Length > 1
                || (types.Length == 1 && NameOf(types[0]) != Path.GetFileNameWithoutExtension(file.FilePath))
            select $"{file.FilePath}: {string.Join(", ", types.Select(NameOf))}";
        Findings.AreNone(found);
    }

    [Fact]
    public void Type_Name_IsGivenOnce()
    {
        var twice =
            from file in Repository.Sources
            from type in file.TopLevelTypes
            group file.FilePath by NameOf(type) into named
            where named.Distinct().Count() > 1
            select $"{named.Key}: {string.Join(", ", named)}";
        Findings.AreNone(twice);
    }

    [Fact]
    public void Source_Text_NamesNoProvider()
    {
        var found =
            from file in Repository.FilesBelow("src")
            where !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
            let match = ProviderName().Match(file + "\n" + Repository.Text(file))
            where match.Success
            select $"{file}: {match.Value}";
        Findings.AreNone(found);
    }

    private static string NameOf(MemberDeclarationSyntax type) =>
        type switch
        {
            BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
            DelegateDeclarationSyntax declared => declared.Identifier.Text,
            _ => "",
        };

    [GeneratedRegex("(Manager|Helpers?|Utils?|Services?|Processor|Wrapper|Info|Data|Impl|Common|Misc)$")]
    private static partial Regex EmptyLastWord();

    [GeneratedRegex(
        "stripe|twilio|openai|github|gitlab|bitbucket|slack|paypal|braintree|adyen|shopify|sendgrid|mailgun|mailchimp"
            + "|anthropic|hubspot|salesforce|zendesk|atlassian|okta|auth0|pagerduty|datadog|cloudflare|digitalocean"
            + "|dropbox|telegram|whatsapp|facebook|twitter",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ProviderName();
}
