using System.Data.Common;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Sessions;

/// <summary>Statements of code that has nothing to wait for: a statement of DuckDB has ended when its task is returned.</summary>
internal static class SynchronousStatements
{
    /// <summary>Runs a statement.</summary>
    public static void Execute(this SqlSession session, string sql) => session.ExecuteAsync(sql).GetAwaiter().GetResult();

    /// <summary>The single value of a query.</summary>
    public static T Scalar<T>(this SqlSession session, string sql) => session.ScalarAsync<T>(sql).GetAwaiter().GetResult();

    /// <summary>All rows of a query, each read by <paramref name="read"/>.</summary>
    public static List<T> Rows<T>(this SqlSession session, string sql, Func<DbDataReader, T> read) => session.RowsAsync(sql, read).GetAwaiter().GetResult();

    /// <summary>The rows of a query as they come; the caller disposes the reader.</summary>
    public static DbDataReader Read(this SqlSession session, string sql) => session.ReadAsync(sql).GetAwaiter().GetResult();

    /// <summary>Does a step whose statements stop when <paramref name="cancellation"/> asks for it.</summary>
    public static T Within<T>(this SqlSession session, Func<T> step, CancellationToken cancellation) =>
        session.WithinAsync(() => Task.FromResult(step()), cancellation).GetAwaiter().GetResult();

    /// <summary>Closes the connection.</summary>
    public static void Dispose(this SqlSession session) => session.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
