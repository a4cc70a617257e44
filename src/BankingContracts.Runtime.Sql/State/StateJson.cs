using System.Text.Json.Serialization;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>State that is stored as JSON, serialized without reflection.</summary>
[JsonSerializable(typeof(ModelShape))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(StagingTotals))]
[JsonSerializable(typeof(SnapshotTotals))]
internal sealed partial class StateJson : JsonSerializerContext;
