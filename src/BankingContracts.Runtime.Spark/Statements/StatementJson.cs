using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.Spark.Statements;

/// <summary>A statement to run. A wait of no time makes the server answer at once with the id, so that no answer is long under way and lost.</summary>
internal sealed record StatementRequest(string WarehouseId, string Statement, string Disposition, string Format, string WaitTimeout = "0s");

/// <summary>What the server says of a statement.</summary>
internal sealed record StatementAnswer(string StatementId, StatementStatus Status, ResultManifest? Manifest, ResultData? Result);

/// <summary>How far a statement is.</summary>
internal sealed record StatementStatus(StatementState State, StatementError? Error, string? SqlState);

/// <summary>The states of a statement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatementState>))]
internal enum StatementState
{
    /// <summary>It waits for the warehouse.</summary>
    PENDING,

    /// <summary>It runs.</summary>
    RUNNING,

    /// <summary>It is done, and its result can be fetched.</summary>
    SUCCEEDED,

    /// <summary>It failed.</summary>
    FAILED,

    /// <summary>Somebody cancelled it.</summary>
    CANCELED,

    /// <summary>It is done, and its result is gone.</summary>
    CLOSED,
}

/// <summary>Why a statement failed.</summary>
internal sealed record StatementError(string? ErrorCode, string? Message);

/// <summary>What a result is made of.</summary>
internal sealed record ResultManifest(ResultSchema? Schema, int TotalChunkCount, long? TotalRowCount, bool Truncated);

/// <summary>The columns of a result.</summary>
internal sealed record ResultSchema(IReadOnlyList<ResultColumn>? Columns);

/// <summary>A column of a result.</summary>
internal sealed record ResultColumn(string Name, string TypeText, int? TypePrecision, int? TypeScale);

/// <summary>A part of a result: links to its chunks.</summary>
internal sealed record ResultData(IReadOnlyList<ExternalLink>? ExternalLinks);

/// <summary>Where a chunk can be fetched for a short time. The address is a credential, so it is never shown.</summary>
internal sealed record ExternalLink(int ChunkIndex, [property: JsonPropertyName("external_link")] string Address, DateTimeOffset? Expiration, IReadOnlyDictionary<string, string>? HttpHeaders)
{
    /// <summary>Without the address and the headers.</summary>
    public override string ToString() => $"chunk {ChunkIndex}";
}

/// <summary>Without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatementRequest))]
[JsonSerializable(typeof(StatementAnswer))]
[JsonSerializable(typeof(ResultData))]
internal sealed partial class StatementJson : JsonSerializerContext;
