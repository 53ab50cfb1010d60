using Mockd.Cli.Commands;
using Mockd.Cli.Output;

using var background = BackgroundHandshake.Take();
var terminal = Terminal.Standard();
try
{
    return await CommandLineRun.RunAsync(args, terminal, background);
}
finally
{
    terminal.Flush();
}
