using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Files;
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

    private readonly TemporaryDirectory _directory;
    private readonly PipelineDefinition _pipeline;
    private readonly List<ModelDefinition> _tables;
    private readonly List<ModelDefinition> _views;

    private SavedRows(PipelineDefinition pipeline, List<ModelDefinition> read)
    {
        _directory = TemporaryDirectory.ForRows();
        _pipeline = pipeline;
        _tables = read.FindAll(m => !IsView(m));
        _views = read.FindAll(IsView);
    }

    /// <summary>The models whose rows are saved.</summary>
    public IReadOnlyList<ModelDefinition> Tables => _tables;

    /// <summary>The models that are computed from these, each after those it reads.</summary>
    public IReadOnlyList<ModelDefinition> Views => _views;

    /// <summary>Saves what <paramref name="sqls"/> read. Rows that belong together by a link are next to each other.</summary>
    public static SavedRows Of(SqlSession session, PipelineDefinition pipeline, IReadOnlyList<FaultySql> sqls)
    {
        var read = new HashSet<string>();
        foreach (var name in sqls.SelectMany(s => s.Reads))
            Collect(pipeline, name, read);
        var saved = new SavedRows(pipeline, [.. pipeline.Models.Where(m => read.Contains(m.Name))]);
        try
        {
            foreach (var (number, table) in saved._tables.Index())
            {
                List<string> order = [.. sqls.SelectMany(s => s.Links).Where(l => l.Upstream == table.Name).Select(l => l.Column).Take(1), .. table.Key];
                var ordered = order.Count == 0 ? "" : " order by " + Sql.List(order.Distinct());
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
        foreach (var (number, table) in _tables.Index())
        {
            session.Execute($"create table {Stored(table)} as from read_parquet({Sql.Text(File(number))}, file_row_number = true)");
            Restrict(session, table, null);
        }

        foreach (var view in _views)
            session.Execute($"create or replace view {Sql.Table(view)} as\n{ViewQuery.Select(Sql, _pipeline, view)}");
        session.Execute("set errors_as_json = true");
        return session;
    }

    /// <summary>The number of rows of <paramref name="table"/>.</summary>
    public static long Count(SqlSession session, ModelDefinition table) => session.Scalar<long>($"select count(*) from {Stored(table)}");

    /// <summary>Shows only the rows of <paramref name="table"/> at <paramref name="range"/>; all rows without a range.</summary>
    public static void Restrict(SqlSession session, ModelDefinition table, RowRange? range)
    {
        var condition = range is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" where file_row_number >= {range.From} and file_row_number < {range.To}");
        session.Execute($"create or replace view {Sql.Table(table)} as select {Columns(table)} from {Stored(table)}{condition}");
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private static void Collect(PipelineDefinition pipeline, string name, HashSet<string> read)
    {
        if (!read.Add(name) || !IsView(pipeline[name]))
            return;
        foreach (var upstream in pipeline[name].Upstreams)
            Collect(pipeline, upstream, read);
    }

    private static bool IsView(ModelDefinition model) => model.Body is QueryBody { Materialization: Materialization.View };

    private static string Stored(ModelDefinition table) => "main." + Sql.Name(table.Name);

    private static string Columns(ModelDefinition table) => Sql.List(table.Columns.Select(c => c.Name));

    private string File(int number) => _directory.File(string.Create(CultureInfo.InvariantCulture, $"{number}.parquet"));
}
