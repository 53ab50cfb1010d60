<<<<<<< HEAD
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
=======
using System.Globalization;

// The floor that Mockd is measured against: Kestrel without routing, middleware or logging, answering one constant body.
// Arguments: port, and the body's size in bytes.
var port = int.Parse(args[0], CultureInfo.InvariantCulture);
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2;
var body = new byte[size];
Array.Fill(body, (byte)'x');

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder
    .WebHost.UseKestrelCore()
    .ConfigureKestrel(kestrel =>
    {
        kestrel.ListenLocalhost(port);
        kestrel.AddServerHeader = false;
    });
>>>>>>> main
var app = builder.Build();
app.Run(context =>
{
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = body.Length;
<<<<<<< HEAD
    return context.Response.Body.WriteAsync(body, 0, body.Length);
=======
    return context.Response.Body.WriteAsync(body).AsTask();
>>>>>>> main
});
app.Run();
