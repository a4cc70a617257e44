using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Faults;

/// <summary>Computes a user's SQL and says whether it fails.</summary>
internal sealed class FaultProbe(PipelineDefinition pipeline, ISqlErrors errors, IFaultRows rows, FaultySql sql)
{
    private readonly List<ColumnDefinition> _columns = [.. (sql.Model?.Columns ?? []).Where(c => !c.IsChangedAt)];

    /// <summary>The SQL.</summary>
    public FaultySql Sql => sql;

    /// <summary>The number of columns of a model's result.</summary>
    public int Columns => _columns.Count;

    /// <summary>The error of the last computation that failed.</summary>
    public DbException? LastError { get; private set; }

    /// <summary>The fault of the last computation that failed.</summary>
    public SqlFault? LastFault { get; private set; }

    /// <summary>The number of computations.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the SQL fails over the rows that are shown.</summary>
    /// <exception cref="DbException">It failed for another reason.</exception>
    public Task<bool> FailsAsync() => FailsAsync(_columns);

    /// <summary>The columns of a model's result that fail when only they are computed.</summary>
    public async Task<List<string>> FailingColumnsAsync()
    {
        var failing = new List<string>();
        foreach (var column in _columns)
        {
            if (await FailsAsync([column]))
                failing.Add(column.Name);
        }

        return failing;
    }

    private async Task<bool> FailsAsync(IReadOnlyList<ColumnDefinition> columns)
    {
        Count++;
        try
        {
            await rows.ComputeAsync(sql, columns);
            return false;
        }
        catch (DbException e) when (errors.FaultOf(e, pipeline.ColumnsOf(sql.Reads)) is { } fault)
        {
            (LastError, LastFault) = (e, fault);
            return true;
        }
    }
}
