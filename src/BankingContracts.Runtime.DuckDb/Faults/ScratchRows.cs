using System.Data.Common;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>Saved rows in a database of their own, in which errors have their place in the statement.</summary>
internal sealed class ScratchRows(SqlSession session, DateTime runAt) : IFaultRows
{
    private const string Computed = "create or replace temp table _computed as select ";

    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public int MostProbes => 250;

    /// <inheritdoc/>
    public Task<long> CountAsync(ModelDefinition table) => SavedRows.CountAsync(session, table);

    /// <inheritdoc/>
    public Task ShowAsync(ModelDefinition table, RowRange range) => SavedRows.RestrictAsync(session, table, range);

    /// <inheritdoc/>
    public string Shown(ModelDefinition table) => Sql.Table(table);

    /// <inheritdoc/>
    public Task ComputeAsync(FaultySql faulty, IReadOnlyList<ColumnDefinition> columns) => session.ExecuteAsync($"{Before(faulty, columns)}{Text(faulty)}\n)");

    /// <summary>The line that the error points to, or else that of the subquery that the error is about.</summary>
    public int? LineOf(FaultySql faulty, DbException cause)
    {
        var (meaning, text) = (EngineError.Of(cause), Text(faulty));
        if (meaning.Position is { } position)
        {
            var at = position - Encoding.UTF8.GetByteCount(Before(faulty, [.. (faulty.Model?.Columns ?? []).Where(c => !c.IsChangedAt)]));
            var bytes = Encoding.UTF8.GetBytes(text);
            if (at >= 0 && at < bytes.Length)
                return SqlPlaces.Line(bytes, at);
        }

        return DataFaults.IsOfSubquery(meaning) ? SqlPlaces.LineOfSubquery(session, text) : null;
    }

    /// <inheritdoc/>
    public int? LineOf(FaultySql faulty, string column) => SqlPlaces.LineOf(session, Text(faulty), column);

    /// <summary>The query in the form that the run uses: a model's columns, or the number of an audit's failing rows.</summary>
    private static string Before(FaultySql faulty, IReadOnlyList<ColumnDefinition> columns) => faulty.Model is null
        ? "select count(*) from (\n"
        : $"{Computed}{string.Join(", ", columns.Select(Sql.StrictCast))} from (\n";

    private string Text(FaultySql faulty) => Sql.AtRun(faulty.Model is { } model ? ((QueryBody)model.Body).Text : faulty.Audit!.FailingRows, runAt);
}
