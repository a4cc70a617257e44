using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.Reporting;

/// <summary>Serialization without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(DecimalText)])]
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
