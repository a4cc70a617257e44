using System.Data.Common;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>Computes a user's SQL over saved rows and says whether it fails.</summary>
internal sealed class FaultProbe(SqlSession session, PipelineDefinition pipeline, FaultySql sql, DateTime runAt)
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private const string Computed = "create or replace temp table _computed as select ";

    private readonly string _text = Sql.AtRun(sql.Model is null ? Sql.TextOf(sql.Audit!.FailingRows) : ((QueryBody)sql.Model.Body).Sql, runAt);

    /// <summary>The query in the form that the run uses: a model's columns, or the number of an audit's failing rows.</summary>
    private string Before => sql.Model is null ? "select count(*) from (\n" : $"{Computed}{Sql.StrictCasts(sql.Model)} from (\n";

    /// <summary>The error of the last computation that failed.</summary>
    public EngineError? LastError { get; private set; }

    /// <summary>The fault of the last computation that failed.</summary>
    public SqlFault? LastFault { get; private set; }

    /// <summary>The number of computations.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the SQL fails over the visible rows.</summary>
    /// <exception cref="DbException">It failed for another reason.</exception>
    public bool Fails() => Fails(Before);

    /// <summary>The columns of a model's result that fail when only they are computed.</summary>
    public List<string> FailingColumns() => [.. (sql.Model?.Columns ?? []).Where(c => !c.IsChangedAt && Fails($"{Computed}{Sql.StrictCast(c)} from (\n")).Select(c => c.Name)];

    /// <summary>The line of the SQL that the last error points to, from 1; null when it points to none.</summary>
    public int? Line()
    {
        if (LastError?.Position is not { } position)
            return null;
        var at = position - Encoding.UTF8.GetByteCount(Before);
        var bytes = Encoding.UTF8.GetBytes(_text);
        return at >= 0 && at < bytes.Length ? SqlPlaces.Line(bytes, at) : null;
    }

    /// <summary>The line of the expression of <paramref name="column"/>, from 1; null when it is not known.</summary>
    public int? LineOf(string column) => SqlPlaces.LineOf(session, _text, column);

    /// <summary>The line of the subquery that the last error is about, from 1; null when it is about something else, or the place is not known.</summary>
    public int? LineOfSubquery() => LastError is { } error && DataFaults.IsOfSubquery(error) ? SqlPlaces.LineOfSubquery(session, _text) : null;

    private bool Fails(string before)
    {
        Count++;
        try
        {
            session.Execute($"{before}{_text}\n)");
            return false;
        }
        catch (DbException e) when (SqlFaults.Of(EngineError.Of(e), pipeline.ColumnsOf(sql.Reads)) is { } fault)
        {
            (LastError, LastFault) = (EngineError.Of(e), fault);
            return true;
        }
    }
}
