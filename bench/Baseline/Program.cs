using System.Globalization;

// The floor that Mockd is measured against: Kestrel answering one constant body.
// Arguments: port, the body's size in bytes, and `slim` for the program that `dotnet new web` users write (slim builder,
// logging off) instead of the barest one (empty builder, Kestrel's core alone).
var port = int.Parse(args[0], CultureInfo.InvariantCulture);
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2;
var body = new byte[size];
Array.Fill(body, (byte)'x');

var builder = args.Contains("slim")
    ? WebApplication.CreateSlimBuilder()
    : WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.Logging.ClearProviders();
builder
    .WebHost.UseKestrelCore()
    .ConfigureKestrel(kestrel =>
    {
        kestrel.ListenLocalhost(port);
        kestrel.AddServerHeader = false;
    });
var app = builder.Build();
app.Run(context =>
{
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = body.Length;
    return context.Response.Body.WriteAsync(body).AsTask();
});
app.Run();
