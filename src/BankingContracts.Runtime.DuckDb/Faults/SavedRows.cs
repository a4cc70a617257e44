using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Sql.Faults;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>
/// The rows that a user's SQL reads in a run, saved to files. A search makes statements fail, and a failing statement ends the
/// run's transaction, so its rows would be lost.
/// </summary>
internal sealed class SavedRows : IDisposable
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private readonly TemporaryDirectory _directory = TemporaryDirectory.ForRows();
    private readonly PipelineDefinition _pipeline;
    private readonly ReadModels _read;

    private SavedRows(PipelineDefinition pipeline, ReadModels read) => (_pipeline, _read) = (pipeline, read);

    /// <summary>Saves the rows of <paramref name="read"/>.</summary>
    public static SavedRows Of(SqlSession session, PipelineDefinition pipeline, ReadModels read)
    {
        var saved = new SavedRows(pipeline, read);
        try
        {
            foreach (var (number, table) in read.Tables.Index())
            {
                var order = read.OrderOf(table);
                var ordered = order.Count == 0 ? "" : " order by " + Sql.List(order);
                session.Execute($"copy (select {Columns(table)} from {Sql.Table(table)}{ordered}) to {Sql.Text(saved.File(number))} (format parquet)");
            }

            return saved;
        }
        catch
        {
            saved.Dispose();
            throw;
        }
    }

    /// <summary>Opens another database with these rows, in which errors have their place in the statement.</summary>
    public SqlSession Open(DuckDbDatabase database)
    {
        var session = database.OpenScratch(_directory.File("rows.duckdb"));
        foreach (var (number, table) in _read.Tables.Index())
        {
            session.Execute($"create table {Stored(table)} as from read_parquet({Sql.Text(File(number))}, file_row_number = true)");
            RestrictAsync(session, table, null).GetAwaiter().GetResult();
        }

        foreach (var view in _read.Views)
            session.Execute($"create or replace view {Sql.Table(view)} as\n{ViewQuery.Select(Sql, _pipeline, view)}");
        session.Execute("set errors_as_json = true");
        return session;
    }

    /// <summary>The number of rows of <paramref name="table"/>.</summary>
    public static Task<long> CountAsync(SqlSession session, ModelDefinition table) => session.CountAsync(Stored(table));

    /// <summary>Shows only the rows of <paramref name="table"/> at <paramref name="range"/>; all rows without a range.</summary>
    public static Task RestrictAsync(SqlSession session, ModelDefinition table, RowRange? range)
    {
        var condition = range is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" where file_row_number >= {range.From} and file_row_number < {range.To}");
        return session.ExecuteAsync($"create or replace view {Sql.Table(table)} as select {Columns(table)} from {Stored(table)}{condition}");
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private static string Stored(ModelDefinition table) => "main." + Sql.Name(table.Name);

    private static string Columns(ModelDefinition table) => Sql.List(table.Columns.Select(c => c.Name));

    private string File(int number) => _directory.File(string.Create(CultureInfo.InvariantCulture, $"{number}.parquet"));
}
