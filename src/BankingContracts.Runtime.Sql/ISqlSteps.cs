using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql;

/// <summary>What an engine supplies for the steps of a run, and for those of an example.</summary>
public interface ISqlSteps : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    SqlSession Session { get; }

    /// <summary>The engine's words.</summary>
    SqlDialect Dialect { get; }

    /// <summary>The meaning of its errors.</summary>
    ISqlErrors Errors { get; }

    /// <summary>Reads files.</summary>
    IFileLoader Loader { get; }

    /// <summary>What it knows about columns.</summary>
    IColumnStatistics Statistics { get; }

    /// <summary>Writes the changes of steps at once; null where no transaction spans the tables.</summary>
    IRowStore? Rows { get; }

    /// <summary>The tables and views that exist, by schema and name; asked once, and only where changes are not written at once.</summary>
    Task<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>> ShapesAsync();
}

/// <summary>What an engine supplies for examples: a place for their rows, and nothing that is stored.</summary>
public interface ISqlBench : ISqlSteps
{
    /// <summary>Begins an example: no table exists.</summary>
    Task BeginAsync();

    /// <summary>Removes what the example left.</summary>
    Task EndAsync();
}
