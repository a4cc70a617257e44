using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>The columns of a source that its files decide, over the columns that one file has.</summary>
public static class FileColumns
{
    /// <summary>A select list of <see cref="SourceBody.DecidedByFile"/>.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="source">The source.</param>
    /// <param name="columns">The columns that the file has.</param>
    public static string Of(SqlDialect sql, SourceBody source, IReadOnlyCollection<string> columns) => string.Join(", ", source.DecidedByFile.Select(c =>
        columns.Contains(c) ? sql.Name(c)
        : c == source.AbsentColumn && source.AbsentFrom(columns) is { } absent ? $"{sql.Text(absent)} as {sql.Name(c)}"
        : $"{sql.NoText} as {sql.Name(c)}"));
}
