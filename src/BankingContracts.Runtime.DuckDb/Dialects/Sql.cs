using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Dialects;

/// <summary>Pieces of DuckDB SQL.</summary>
internal static class Sql
{
    /// <summary>A quoted identifier.</summary>
    public static string Name(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A quoted column of <paramref name="alias"/>.</summary>
    public static string Column(string alias, string column) => alias + "." + Name(column);

    /// <summary>The schema-qualified table of <paramref name="model"/>.</summary>
    public static string Table(ModelDefinition model) => Schema(model.Layer) + "." + Name(model.Name);

    /// <summary>The schema of <paramref name="layer"/>.</summary>
    public static string Schema(ModelLayer layer) => layer.ToString().ToLowerInvariant();

    /// <summary>A temporary table of the run; model names never start with an underscore.</summary>
    public static string Temp(string purpose, string model) => "temp." + Name("_" + purpose + "_" + model);

    /// <summary>The name of a temporary table for CREATE TEMP TABLE.</summary>
    public static string Unqualified(string temporary) => temporary["temp.".Length..];

    /// <summary>A text literal.</summary>
    public static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>A timestamp literal, microseconds.</summary>
    public static string Timestamp(DateTime value) =>
        "timestamp '" + value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "'";

    /// <summary>Generated text with the run's timestamp put in.</summary>
    public static string AtRun(string generated, DateTime runAt) =>
        generated.Replace("$run_at", Timestamp(runAt), StringComparison.Ordinal);

    /// <summary>Quoted names, joined by commas.</summary>
    public static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Name));

    /// <summary>Columns of <paramref name="alias"/>, joined by commas.</summary>
    public static string List(string alias, IEnumerable<string> columns) => string.Join(", ", columns.Select(c => Column(alias, c)));

    /// <summary>Equality of key columns, which are never NULL.</summary>
    public static string SameKey(string left, string right, IEnumerable<string> key) =>
        string.Join(" and ", key.Select(k => $"{Column(left, k)} = {Column(right, k)}"));

    /// <summary>Equality of columns that may be NULL.</summary>
    public static string Same(string left, string right, IEnumerable<string> columns) =>
        string.Join(" and ", columns.Select(c => $"{Column(left, c)} is not distinct from {Column(right, c)}"));

    /// <summary>Whether any of the columns differs; <c>false</c> for none.</summary>
    public static string Differs(string left, string right, IEnumerable<string> columns) =>
        string.Join(" or ", columns.Select(c => $"{Column(left, c)} is distinct from {Column(right, c)}").DefaultIfEmpty("false"));

    /// <summary>The type's DuckDB name.</summary>
    public static string Type(ColumnType type) => type.ToString();
}
