using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

// What everything is compared with: Kestrel that answers every request with the same bytes.
//   Baseline PORT SIZE
var port = int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
var body = new byte[int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture)];
Array.Fill(body, (byte)' ');
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(server =>
{
    server.AddServerHeader = false;
    server.ListenLocalhost(port);
});
var app = builder.Build();
app.Run(context =>
{
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = body.Length;
    return context.Response.Body.WriteAsync(body, 0, body.Length);
});
app.Run();
