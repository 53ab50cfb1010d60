using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Finds headers and statuses that no answer can have, before a request has one of them coming.</summary>
internal sealed class AnswerCheck(CompileContext context)
{
    private const int Lowest = 200;
    private const int Highest = 599;
    private bool _fine = true;

    public static bool Run(CompileContext context)
    {
        var check = new AnswerCheck(context);
        var config = context.Config;
        check.Headers(config.Headers, "/headers");
        check.Response(config.Response, "/response");
        check.Failure(config.Expand?.Unknown, "/expand/unknown");
        check.Replays(config.Idempotency);
        check.Name(config.Sandboxes?.ShowIn, "/sandboxes/showIn");
        foreach (var (table, pointer) in TableCompiler.Entries(config))
        {
            check.Headers(table.Headers, pointer + "/headers");
            check.Response(table.Response, pointer + "/response");
        }

        for (var i = 0; i < config.Extend.Count; i++)
        {
            check.Headers(config.Extend[i].Headers, $"/extend/{i}/headers");
            check.Response(config.Extend[i].Response, $"/extend/{i}/response");
        }

        for (var i = 0; i < config.Mocks.Count; i++)
        {
            check.Stub(config.Mocks[i].Http?.Response, $"/mocks/{i}/http/response");
        }

        for (var i = 0; i < config.CustomOperations.Count; i++)
        {
            check.Status(config.CustomOperations[i].Status, $"/customOperations/{i}/status");
            check.Steps(config.CustomOperations[i].Steps, $"/customOperations/{i}/steps");
        }

        return check._fine;
    }

    private void Stub(StubResponseConfig? response, string pointer)
    {
        if (response is not null)
        {
            Status(response.StatusCode, pointer + "/statusCode");
            Headers(response.Headers, pointer + "/headers");
        }
    }

    private void Replays(IdempotencyConfig? config)
    {
        if (config is not null)
        {
            Name(config.Header, "/idempotency/header");
            Headers(config.ReplayHeaders, "/idempotency/replayHeaders");
            Failure(config.Mismatch, "/idempotency/mismatch");
        }
    }

    private void Response(ResponseConfig? response, string pointer)
    {
        Status(response?.Create?.Status, pointer + "/create/status");
        Status(response?.Update?.Status, pointer + "/update/status");
        Status(response?.Delete?.Status, pointer + "/delete/status");
        foreach (var (kind, status) in response?.Errors?.StatusMap ?? new Dictionary<string, int>())
        {
            Status(status, SourceMap.Below(pointer + "/errors/statusMap", kind));
        }
    }

    private void Steps(IReadOnlyList<StepConfig> steps, string pointer)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var at = $"{pointer}/{i}";
            Status(steps[i].ErrorStatus, at + "/errorStatus");
            Failure(steps[i].Error, at + "/error");
            Steps(steps[i].Then, at + "/then");
            Steps(steps[i].Else, at + "/else");
            Steps(steps[i].Steps, at + "/steps");
        }
    }

    private void Failure(FailureConfig? failure, string pointer) => Status(failure?.Status, pointer + "/status");

    private void Status(int? status, string pointer)
    {
        if (status is not null and (< Lowest or > Highest))
        {
            _fine = false;
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                pointer,
                $"{status} is not the status of an answer",
                $"write a number from {Lowest} to {Highest}"
            );
        }
    }

    private void Headers(IReadOnlyDictionary<string, string> headers, string pointer)
    {
        foreach (var (name, value) in headers)
        {
            var at = SourceMap.Below(pointer, name);
            Name(name, at);
            if (HeaderText.IsFraming(name))
            {
                context.Warn(
                    DiagnosticCodes.HeaderNotSendable,
                    at,
                    $"{name} is written by the server, for the body as it is sent; this one is left out",
                    "take the header away"
                );
            }
            else if (value.Any(char.IsControl))
            {
                context.Warn(
                    DiagnosticCodes.HeaderNotSendable,
                    at,
                    $"the value of {name} has a line break or another control in it, which no header can have",
                    "write it in one line; a blank is sent in the place of each"
                );
            }
        }
    }

    private void Name(string? name, string pointer)
    {
        if (name is not null && !HeaderText.IsName(name))
        {
            _fine = false;
            context.Error(
                DiagnosticCodes.HeaderNotSendable,
                pointer,
                $"'{name}' is not the name of a header",
                "names are made of ASCII letters, digits and hyphens, without blanks"
            );
        }
    }
}
