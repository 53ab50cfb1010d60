#pragma warning disable OPENAI001 // Assistants and responses are marked experimental by the SDK.

using System.ClientModel;
using OpenAI;
using OpenAI.Assistants;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Files;
using OpenAI.Responses;
using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>The .NET SDK against the twin that ships.</summary>
public sealed class OpenAiClientTests : IAsyncLifetime
{
    private const string Model = "gpt-4o-mini";
    private TwinServer? _twin;
    private OpenAIClient? _client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OpenAIClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _twin = await TwinServer.StartAsync(Path.Combine(Paths.Twins, "openai/mockd.yaml"), Cancellation);
        var options = new OpenAIClientOptions { Endpoint = new Uri(_twin.Address, "v1") };
        _client = new OpenAIClient(new ApiKeyCredential("sk-anything"), options);
    }

    public async ValueTask DisposeAsync() => await _twin!.DisposeAsync();

    [Fact]
    public async Task Models_ListedAndRetrieved_AreTheSeededOnes()
    {
        var client = Client.GetOpenAIModelClient();
        var models = (await client.GetModelsAsync(Cancellation)).Value;
        Assert.Contains(models, m => m.Id == "gpt-4o");
        Assert.Equal("system", (await client.GetModelAsync("gpt-4o", Cancellation)).Value.OwnedBy);
        var missing = await Assert.ThrowsAsync<ClientResultException>(() =>
            client.GetModelAsync("gpt-0", Cancellation)
        );
        Assert.Equal(404, missing.Status);
        Assert.Contains("model_not_found", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_AskedToSaySomething_SaysIt()
    {
        var client = Client.GetChatClient(Model);
        ChatCompletion completion = await client.CompleteChatAsync(
            [new SystemChatMessage("Be brief."), new UserChatMessage("Say this is a test")],
            cancellationToken: Cancellation
        );
        Assert.Equal("this is a test", completion.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal(ChatMessageRole.Assistant, completion.Role);
        Assert.Equal(
            completion.Usage.TotalTokenCount,
            completion.Usage.InputTokenCount + completion.Usage.OutputTokenCount
        );

        ChatCompletion cut = await client.CompleteChatAsync(
            [new UserChatMessage("Say one two three")],
            new ChatCompletionOptions { MaxOutputTokenCount = 2 },
            Cancellation
        );
        Assert.Equal("one two", cut.Content[0].Text);
        Assert.Equal(ChatFinishReason.Length, cut.FinishReason);
    }

    [Fact]
    public async Task Chat_Streamed_ArrivesInPieces()
    {
        var client = Client.GetChatClient(Model);
        var pieces = new List<string>();
        ChatFinishReason? end = null;
        var updates = client.CompleteChatStreamingAsync(
            [new UserChatMessage("Say one two three")],
            cancellationToken: Cancellation
        );
        await foreach (var update in updates)
        {
            pieces.AddRange(update.ContentUpdate.Select(c => c.Text));
            end = update.FinishReason ?? end;
        }

        Assert.Equal("one two three", string.Concat(pieces));
        Assert.True(pieces.Count >= 3);
        Assert.Equal(ChatFinishReason.Stop, end);
    }

    [Fact]
    public async Task Chat_ObligedToCallATool_CallsIt()
    {
        var client = Client.GetChatClient(Model);
        var tool = ChatTool.CreateFunctionTool(
            "get_weather",
            functionParameters: BinaryData.FromString(
                """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""
            )
        );
        var options = new ChatCompletionOptions
        {
            Tools = { tool },
            ToolChoice = ChatToolChoice.CreateRequiredChoice(),
        };
        ChatCompletion completion = await client.CompleteChatAsync(
            [new UserChatMessage("Weather in Oslo?")],
            options,
            Cancellation
        );
        Assert.Equal(ChatFinishReason.ToolCalls, completion.FinishReason);
        var call = Assert.Single(completion.ToolCalls);
        Assert.Equal("get_weather", call.FunctionName);
        Assert.Contains("city", call.FunctionArguments.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_WithAnUnknownModel_IsRefused()
    {
        var client = Client.GetChatClient("no-such-model");
        var refused = await Assert.ThrowsAsync<ClientResultException>(() =>
            client.CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Cancellation)
        );
        Assert.Equal(404, refused.Status);
        Assert.Contains("model_not_found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_UploadedAndDeleted_AreKeptInBetween()
    {
        var client = Client.GetOpenAIFileClient();
        var content = BinaryData.FromBytes(new byte[] { 0, 1, 2, 254, 255, 10 });
        OpenAIFile file = await client.UploadFileAsync(content, "notes.bin", FileUploadPurpose.Assistants);
        Assert.Equal("notes.bin", file.Filename);
        Assert.Equal(content.ToArray().Length, file.SizeInBytes);

        OpenAIFile read = await client.GetFileAsync(file.Id, Cancellation);
        Assert.Equal(file.Filename, read.Filename);
        BinaryData downloaded = await client.DownloadFileAsync(file.Id, Cancellation);
        Assert.Equal(content.ToArray(), downloaded.ToArray());
        Assert.Contains((await client.GetFilesAsync(FilePurpose.Assistants, Cancellation)).Value, f => f.Id == file.Id);

        Assert.True((await client.DeleteFileAsync(file.Id, Cancellation)).Value.Deleted);
        var gone = await Assert.ThrowsAsync<ClientResultException>(() => client.GetFileAsync(file.Id, Cancellation));
        Assert.Equal(404, gone.Status);
    }

    [Fact]
    public async Task Embeddings_OfTheSameText_AreTheSame()
    {
        var client = Client.GetEmbeddingClient("text-embedding-3-small");
        OpenAIEmbeddingCollection all = await client.GenerateEmbeddingsAsync(
            ["one", "two", "one"],
            cancellationToken: Cancellation
        );
        Assert.Equal(1536, all[0].ToFloats().Length);
        Assert.True(all[0].ToFloats().Span.SequenceEqual(all[2].ToFloats().Span));
        Assert.False(all[0].ToFloats().Span.SequenceEqual(all[1].ToFloats().Span));
        OpenAIEmbedding small = await client.GenerateEmbeddingAsync(
            "one",
            new EmbeddingGenerationOptions { Dimensions = 16 },
            Cancellation
        );
        Assert.Equal(16, small.ToFloats().Length);
    }

    [Fact]
    public async Task Responses_CreatedAndDeleted_AreKeptInBetween()
    {
        var client = Client.GetResponsesClient();
        var options = new CreateResponseOptions { Model = Model };
        options.InputItems.Add(ResponseItem.CreateUserMessageItem("Say blue"));
        ResponseResult response = await client.CreateResponseAsync(options, Cancellation);
        Assert.Equal("blue", response.GetOutputText());
        Assert.Equal(ResponseStatus.Completed, response.Status);

        ResponseResult kept = await client.GetResponseAsync(response.Id, Cancellation);
        Assert.Equal("blue", kept.GetOutputText());
        Assert.True((await client.DeleteResponseAsync(response.Id, Cancellation)).Value.Deleted);
        var gone = await Assert.ThrowsAsync<ClientResultException>(() =>
            client.GetResponseAsync(response.Id, Cancellation)
        );
        Assert.Equal(404, gone.Status);
    }

    [Fact]
    public async Task Responses_Streamed_ArriveInPieces()
    {
        var client = Client.GetResponsesClient();
        var options = new CreateResponseOptions { Model = Model, StreamingEnabled = true };
        options.InputItems.Add(ResponseItem.CreateUserMessageItem("Say one two three"));
        var text = "";
        ResponseResult? finished = null;
        await foreach (var update in await client.CreateResponseStreamingAsync(options, Cancellation))
        {
            text += (update as StreamingResponseOutputTextDeltaUpdate)?.Delta;
            finished = (update as StreamingResponseCompletedUpdate)?.Response ?? finished;
        }

        Assert.Equal("one two three", text);
        Assert.Equal("one two three", finished?.GetOutputText());
    }

    [Fact]
    public async Task Assistants_CreatedChangedAndDeleted_AreKeptInBetween()
    {
        var client = Client.GetAssistantClient();
        Assistant assistant = await client.CreateAssistantAsync(
            Model,
            new AssistantCreationOptions { Name = "Tutor", Metadata = { ["team"] = "a" } },
            Cancellation
        );
        Assistant changed = await client.ModifyAssistantAsync(
            assistant.Id,
            new AssistantModificationOptions { Instructions = "Teach." },
            Cancellation
        );
        Assert.Equal("Tutor", changed.Name);
        Assert.Equal("Teach.", changed.Instructions);
        Assert.Equal("a", changed.Metadata["team"]);

        for (var i = 0; i < 24; i++)
        {
            await client.CreateAssistantAsync(Model, new AssistantCreationOptions { Name = $"{i}" }, Cancellation);
        }

        var names = new List<string>();
        var listing = new AssistantCollectionOptions { PageSizeLimit = 10, Order = AssistantCollectionOrder.Ascending };
        await foreach (var one in client.GetAssistantsAsync(listing, Cancellation))
        {
            names.Add(one.Name);
        }

        Assert.Equal(["Tutor", .. Enumerable.Range(0, 24).Select(i => $"{i}")], names);
        Assert.True((await client.DeleteAssistantAsync(assistant.Id, Cancellation)).Value.Deleted);
        var gone = await Assert.ThrowsAsync<ClientResultException>(() =>
            client.GetAssistantAsync(assistant.Id, Cancellation)
        );
        Assert.Equal(404, gone.Status);
    }

    [Fact]
    public async Task Runs_OfAThread_AnswerItsLastMessage()
    {
        var client = Client.GetAssistantClient();
        Assistant assistant = await client.CreateAssistantAsync(Model, cancellationToken: Cancellation);
        AssistantThread thread = await client.CreateThreadAsync(cancellationToken: Cancellation);
        await client.CreateMessageAsync(
            thread.Id,
            OpenAI.Assistants.MessageRole.User,
            ["Say thank you"],
            cancellationToken: Cancellation
        );
        ThreadRun run = await client.CreateRunAsync(thread.Id, assistant.Id, cancellationToken: Cancellation);
        Assert.Equal(RunStatus.Completed, run.Status);
        Assert.Equal(run.Id, (await client.GetRunAsync(thread.Id, run.Id, Cancellation)).Value.Id);

        var texts = new List<string>();
        await foreach (var message in client.GetMessagesAsync(thread.Id, cancellationToken: Cancellation))
        {
            texts.Add($"{message.Role}: {message.Content[0].Text}");
        }

        Assert.Equal(["Assistant: thank you", "User: Say thank you"], texts);
        var steps = 0;
        await foreach (var step in client.GetRunStepsAsync(thread.Id, run.Id, cancellationToken: Cancellation))
        {
            Assert.Equal(RunStepStatus.Completed, step.Status);
            steps++;
        }

        Assert.Equal(1, steps);
        Assert.True((await client.DeleteThreadAsync(thread.Id, Cancellation)).Value.Deleted);
    }

    [Fact]
    public async Task Runs_Streamed_GiveTheTextInPieces()
    {
        var client = Client.GetAssistantClient();
        Assistant assistant = await client.CreateAssistantAsync(Model, cancellationToken: Cancellation);
        var thread = new ThreadCreationOptions { InitialMessages = { "Say one two" } };
        AssistantThread created = await client.CreateThreadAsync(thread, Cancellation);
        var text = "";
        var updates = await client.CreateRunStreamingAsync(created.Id, assistant.Id, cancellationToken: Cancellation);
        await foreach (var update in updates)
        {
            text += (update as MessageContentUpdate)?.Text;
        }

        Assert.Equal("one two", text);
    }
}
