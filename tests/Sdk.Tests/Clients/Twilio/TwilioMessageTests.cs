using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using Xunit;

namespace Sdk.Tests.Clients.Twilio;

/// <summary>Messages by the .NET SDK.</summary>
public sealed class TwilioMessageTests(TwilioTwin twin)
{
    private static readonly PhoneNumber From = new("+15005550006");
    private static readonly PhoneNumber To = new("+15558675310");

    [Fact]
    public async Task Message_FromCreateToDelete_IsKept()
    {
        var client = await twin.ConnectAsync();
        var sent = await MessageResource.CreateAsync(To, from: From, body: "1+1=2 & more", client: client);
        Assert.StartsWith("SM", sent.Sid, StringComparison.Ordinal);
        Assert.Equal(client.AccountSid, sent.AccountSid);
        Assert.Equal("1+1=2 & more", sent.Body);
        Assert.Equal(MessageResource.StatusEnum.Queued, sent.Status);
        Assert.Equal("1", sent.NumSegments);
        Assert.Null(sent.ErrorCode);
        Assert.True((DateTime.UtcNow - sent.DateCreated!.Value).Duration() < TimeSpan.FromMinutes(1));

        var redacted = await MessageResource.UpdateAsync(sent.Sid, body: "", client: client);
        Assert.Equal("", redacted.Body);
        Assert.Equal(sent.To, redacted.To);
        var fetched = await MessageResource.FetchAsync(sent.Sid, client: client);
        Assert.Equal(sent.DateCreated, fetched.DateCreated);

        Assert.True(await MessageResource.DeleteAsync(sent.Sid, client: client));
        var gone = await TwilioTwin.RefusedAsync(MessageResource.FetchAsync(sent.Sid, client: client), 404, 20404);
        Assert.Equal("https://www.twilio.com/docs/errors/20404", gone.MoreInfo);
    }

    [Fact]
    public async Task Message_OfAnotherAccount_IsNotFound()
    {
        var sent = await MessageResource.CreateAsync(To, from: From, body: "Mine", client: await twin.ConnectAsync());
        await TwilioTwin.RefusedAsync(
            MessageResource.FetchAsync(sent.Sid, client: await twin.ConnectAsync()),
            404,
            20404
        );
    }

    [Fact]
    public async Task Messages_PagedByTheSdk_AllCome()
    {
        var client = await twin.ConnectAsync();
        for (var i = 0; i < 45; i++)
        {
            await MessageResource.CreateAsync(To, from: From, body: $"{i}", client: client);
        }

        var newestFirst = Enumerable.Range(0, 45).Reverse().Select(i => $"{i}");
        var all = await MessageResource.ReadAsync(pageSize: 20, client: client);
        Assert.Equal(newestFirst, all.Select(m => m.Body));
        var received = await MessageResource.ReadAsync(to: new PhoneNumber("+15558675399"), client: client);
        Assert.Empty(received);
    }

    [Fact]
    public async Task Message_ScheduledForLater_CanBeCanceled()
    {
        var client = await twin.ConnectAsync();
        var scheduled = await MessageResource.CreateAsync(
            To,
            messagingServiceSid: TwilioTwin.NewSid("MG"),
            body: "Later",
            sendAt: DateTime.UtcNow.AddHours(1),
            scheduleType: MessageResource.ScheduleTypeEnum.Fixed,
            client: client
        );
        Assert.Equal(MessageResource.StatusEnum.Scheduled, scheduled.Status);
        var canceled = await MessageResource.UpdateAsync(
            scheduled.Sid,
            status: MessageResource.UpdateStatusEnum.Canceled,
            client: client
        );
        Assert.Equal(MessageResource.StatusEnum.Canceled, canceled.Status);
    }

    [Theory]
    [InlineData("+15005550001", 21211)]
    [InlineData("+15005550004", 21610)]
    [InlineData("+15005550009", 21614)]
    public async Task Message_ToATestNumber_IsRefusedAndNotKept(string receiver, int code)
    {
        var client = await twin.ConnectAsync();
        var call = MessageResource.CreateAsync(new PhoneNumber(receiver), from: From, body: "x", client: client);
        await TwilioTwin.RefusedAsync(call, 400, code);
        Assert.Empty(await MessageResource.ReadAsync(client: client));
    }
}
