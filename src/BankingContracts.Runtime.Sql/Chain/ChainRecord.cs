using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>
/// The record of a run, or of a removal of retired models. Its text is stored with the hash of the text, and the next record holds that hash: who changes a record
/// must change all records after it.
/// </summary>
/// <param name="Format">The version of this format.</param>
/// <param name="Position">The number of the record, from 1.</param>
/// <param name="Kind">Which of both.</param>
/// <param name="RunId">The run, or the removal.</param>
/// <param name="RunAt">The run's timestamp; null for a removal.</param>
/// <param name="Previous">The hash of the record before; null in the first.</param>
/// <param name="Method">What the engine makes of a certain row: tables can only be compared by hashes of the same method.</param>
/// <param name="Files">The files that the run loaded.</param>
/// <param name="Contracts">A hash of the fingerprints of all models.</param>
/// <param name="Changes">The tables that it changed.</param>
/// <param name="Tables">A hash of number and hash of the rows of all tables.</param>
/// <param name="State">Number and hash of the rows of the tables of the state, by name.</param>
internal sealed record ChainRecord(
    int Format,
    long Position,
    string Kind,
    string RunId,
    string? RunAt,
    string? Previous,
    string Method,
    IReadOnlyList<ChainFile> Files,
    string Contracts,
    IReadOnlyList<ChainChange> Changes,
    string Tables,
    IReadOnlyDictionary<string, ChainRows> State)
{
    /// <summary>The version of the format.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The record of a run.</summary>
    public const string Run = "run";

    /// <summary>The record of a removal.</summary>
    public const string Removal = "removal";

    /// <summary>The record as text.</summary>
    public string ToText() => JsonSerializer.Serialize(this, ChainJson.Default.ChainRecord);

    /// <summary>The record of a text; null where the text is none.</summary>
    public static ChainRecord? Of(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ChainJson.Default.ChainRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of a text, lower-case hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A hash of number and hash of the rows of tables.</summary>
    public static string Hash(IEnumerable<TableSeal> seals) => Hash(string.Join('\n', seals
        .OrderBy(s => s.Schema, StringComparer.Ordinal).ThenBy(s => s.Table, StringComparer.Ordinal)
        .Select(s => $"{s.Name} {s.Rows.Count} {s.Rows.Text} {ColumnsText(s.Columns)}")));

    /// <summary>Columns as text.</summary>
    public static string ColumnsText(IReadOnlyList<StoredColumn> columns) => JsonSerializer.Serialize([.. columns], ChainJson.Default.StoredColumnArray);

    /// <summary>Columns of a text; null where the text is none.</summary>
    public static IReadOnlyList<StoredColumn>? Columns(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ChainJson.Default.StoredColumnArray);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file that a run loaded.</summary>
/// <param name="Source">The source model.</param>
/// <param name="File">Its name.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Rows">Rows read.</param>
internal sealed record ChainFile(string Source, string File, string Sha256, long Rows);

/// <summary>What a run did to a table.</summary>
/// <param name="Table">Schema and name.</param>
/// <param name="Removed">The rows that left; null where the whole content was written.</param>
/// <param name="Added">The rows that came; null where the whole content was written.</param>
/// <param name="Now">The rows afterwards; null where the table is gone.</param>
internal sealed record ChainChange(string Table, ChainRows? Removed, ChainRows? Added, ChainRows? Now);

/// <summary>Number and hash of rows.</summary>
/// <param name="Rows">Their number.</param>
/// <param name="Hash">Their hash, sixteen hexadecimal digits.</param>
internal sealed record ChainRows(long Rows, string Hash)
{
    public static ChainRows Of(RowsHash rows) => new(rows.Count, rows.Text);

    public RowsHash? ToHash() => RowsHash.Of(Rows, Hash);
}

/// <summary>Serialization without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ChainRecord))]
[JsonSerializable(typeof(StoredColumn[]))]
internal sealed partial class ChainJson : JsonSerializerContext;
