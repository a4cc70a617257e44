using System.Text.Json.Serialization;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Api;

/// <summary>The JSON of the API, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(RunDetails))]
[JsonSerializable(typeof(RunView))]
[JsonSerializable(typeof(RunScope))]
[JsonSerializable(typeof(AskedQuery))]
[JsonSerializable(typeof(IReadOnlyList<FreshnessView>))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleView>))]
[JsonSerializable(typeof(BackfillRequest))]
[JsonSerializable(typeof(BackfillDetails))]
[JsonSerializable(typeof(IReadOnlyList<BackfillView>))]
[JsonSerializable(typeof(AlertList))]
[JsonSerializable(typeof(IReadOnlyList<DestinationView>))]
[JsonSerializable(typeof(AlertTest))]
internal sealed partial class ApiJson : JsonSerializerContext;
