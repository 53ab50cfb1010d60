using System.CommandLine;

namespace Mockd.Cli.Arguments;

/// <summary>Options that every verb knows.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> AdminUrl = new("--admin-url")
    {
        Description =
            "Admin address of the instance to talk to (default: the one that runs, else http://localhost:4290)",
        HelpName = "URL",
        Recursive = true,
    };

    public static readonly Option<string?> ApiKey = new("--api-key")
    {
        Description = "Admin API key (default: MOCKD_API_KEY, else the key in the data folder)",
        HelpName = "KEY",
        Recursive = true,
    };

    public static readonly Option<string?> DataDir = new("--data-dir")
    {
        Description =
            "Folder for the admin key, run files, logs and kept states (default: MOCKD_DATA_DIR, else ~/.local/share/mockd)",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the result as one JSON document, and errors as one on the error stream",
        Recursive = true,
    };
}
