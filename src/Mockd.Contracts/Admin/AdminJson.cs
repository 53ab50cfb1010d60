using System.Text.Json.Serialization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;

namespace Mockd.Contracts.Admin;

/// <summary>Reads and writes the admin plane's records; generated, so that nothing is looked up at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters = [typeof(DurationConverter), typeof(JsonObjectConverter)]
)]
[JsonSerializable(typeof(AdminError))]
[JsonSerializable(typeof(ChaosProfilesAnswer))]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(ClockOrder))]
[JsonSerializable(typeof(FaultConfig))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(ItemsAnswer))]
[JsonSerializable(typeof(OperationsAnswer))]
[JsonSerializable(typeof(IReadOnlyList<TableAnswer>))]
[JsonSerializable(typeof(ReloadAnswer))]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(RestoreOrder))]
[JsonSerializable(typeof(SandboxAnswer))]
[JsonSerializable(typeof(SandboxOrder))]
[JsonSerializable(typeof(SandboxesAnswer))]
[JsonSerializable(typeof(SandboxImportAnswer))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(SnapshotAnswer))]
[JsonSerializable(typeof(SnapshotOrder))]
[JsonSerializable(typeof(SnapshotsAnswer))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(StoreCheckAnswer))]
[JsonSerializable(typeof(WritesOrder))]
public sealed partial class AdminJson : JsonSerializerContext;
