using Twilio.Rest.Api.V2010;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using Xunit;
using CallRecording = Twilio.Rest.Api.V2010.Account.Call.RecordingResource;

namespace Sdk.Tests.Clients.Twilio;

/// <summary>Calls, recordings, numbers and accounts by the .NET SDK.</summary>
public sealed class TwilioVoiceTests(TwilioTwin twin)
{
    private const string SeededAccount = "AC0123456789abcdef0123456789abcdef";
    private static readonly PhoneNumber From = new("+15005550006");
    private static readonly PhoneNumber To = new("+15558675310");
    private static readonly Uri Voice = new("https://example.com/voice.xml");

    [Fact]
    public async Task Call_FromCreateToDelete_IsKept()
    {
        var client = await twin.ConnectAsync();
        var call = await CallResource.CreateAsync(To, From, url: Voice, client: client);
        Assert.Equal(CallResource.StatusEnum.Queued, call.Status);
        Assert.Equal("outbound-api", call.Direction);
        Assert.Null(call.EndTime);

        var ended = await CallResource.UpdateAsync(
            call.Sid,
            status: CallResource.UpdateStatusEnum.Completed,
            client: client
        );
        Assert.Equal(CallResource.StatusEnum.Completed, ended.Status);
        var kept = await CallResource.FetchAsync(call.Sid, client: client);
        Assert.NotNull(kept.EndTime);
        Assert.Equal("0", kept.Duration);
        var completed = await CallResource.ReadAsync(status: CallResource.StatusEnum.Completed, client: client);
        Assert.Equal(call.Sid, Assert.Single(completed).Sid);

        var again = CallResource.UpdateAsync(call.Sid, status: CallResource.UpdateStatusEnum.Canceled, client: client);
        await TwilioTwin.RefusedAsync(again, 400, 21220);
        Assert.True(await CallResource.DeleteAsync(call.Sid, client: client));
        await TwilioTwin.RefusedAsync(CallResource.FetchAsync(call.Sid, client: client), 404, 20404);
    }

    [Fact]
    public async Task Call_WithoutInstructions_IsRefused()
    {
        var client = await twin.ConnectAsync();
        await TwilioTwin.RefusedAsync(CallResource.CreateAsync(To, From, client: client), 400, 21205);
        Assert.Empty(await CallResource.ReadAsync(client: client));
    }

    [Fact]
    public async Task Recording_OfACall_IsFoundBelowItAndInAll()
    {
        var client = await twin.ConnectAsync();
        var call = await CallResource.CreateAsync(To, From, url: Voice, client: client);
        var recording = await CallRecording.CreateAsync(call.Sid, recordingChannels: "dual", client: client);
        Assert.Equal(CallRecording.StatusEnum.InProgress, recording.Status);
        Assert.Equal(2, recording.Channels);
        var stopped = await CallRecording.UpdateAsync(
            call.Sid,
            recording.Sid,
            CallRecording.StatusEnum.Stopped,
            client: client
        );
        Assert.Equal(CallRecording.StatusEnum.Stopped, stopped.Status);

        var listed = await RecordingResource.ReadAsync(callSid: call.Sid, client: client);
        Assert.Equal(recording.Sid, Assert.Single(listed).Sid);
        Assert.True(await RecordingResource.DeleteAsync(recording.Sid, client: client));
        Assert.Empty(await CallRecording.ReadAsync(call.Sid, client: client));
    }

    [Fact]
    public async Task Recordings_OfTheSeededAccount_HavePrices()
    {
        var client = await twin.ConnectAsync(SeededAccount);
        var recordings = await RecordingResource.ReadAsync(client: client);
        Assert.Equal(["-0.05250", "-0.00250"], recordings.Select(r => r.Price));
        var call = recordings.Last().CallSid;
        Assert.Equal(-0.0025m, Assert.Single(await CallRecording.ReadAsync(call, client: client)).Price);
    }

    [Fact]
    public async Task PhoneNumber_BoughtAndReleased_IsKeptInBetween()
    {
        var client = await twin.ConnectAsync();
        var number = await IncomingPhoneNumberResource.CreateAsync(
            phoneNumber: new PhoneNumber("+15005550123"),
            voiceUrl: Voice,
            client: client
        );
        Assert.Equal("(500) 555-0123", number.FriendlyName);
        Assert.True(number.Capabilities.Sms);
        var changed = await IncomingPhoneNumberResource.UpdateAsync(
            number.Sid,
            friendlyName: "Front desk",
            client: client
        );
        Assert.Equal("Front desk", changed.FriendlyName);
        Assert.Equal(Voice, changed.VoiceUrl);
        Assert.True(await IncomingPhoneNumberResource.DeleteAsync(number.Sid, client: client));
        var busy = IncomingPhoneNumberResource.CreateAsync(
            phoneNumber: new PhoneNumber("+15005550000"),
            client: client
        );
        await TwilioTwin.RefusedAsync(busy, 400, 21422);
    }

    [Fact]
    public async Task Account_CreatedAndSuspended_IsKept()
    {
        var client = await twin.ConnectAsync();
        var created = await AccountResource.CreateAsync("Workshop", client);
        Assert.Equal(AccountResource.StatusEnum.Active, created.Status);
        Assert.Equal($"/2010-04-01/Accounts/{created.Sid}/Messages.json", created.SubresourceUris["messages"]);
        var suspended = await AccountResource.UpdateAsync(
            created.Sid,
            status: AccountResource.StatusEnum.Suspended,
            client: client
        );
        Assert.Equal(AccountResource.StatusEnum.Suspended, suspended.Status);
        Assert.Equal("Workshop", (await AccountResource.FetchAsync(created.Sid, client)).FriendlyName);
    }
}
