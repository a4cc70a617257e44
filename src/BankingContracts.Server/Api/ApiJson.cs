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
[JsonSerializable(typeof(FreshnessList))]
[JsonSerializable(typeof(ScheduleList))]
[JsonSerializable(typeof(BackfillRequest))]
[JsonSerializable(typeof(BackfillDetails))]
[JsonSerializable(typeof(BackfillList))]
[JsonSerializable(typeof(AlertList))]
[JsonSerializable(typeof(DestinationList))]
[JsonSerializable(typeof(AlertTest))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>
    /// The version of these formats, docs/schemas/service-*.schema.json. A field keeps its name and meaning within a version; new fields may be added.
    /// </summary>
    public const int Version = 1;
}
