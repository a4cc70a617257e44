using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>
/// The records of a source that have too few or too many fields: they cannot be rows of the source table and are kept beside it, in
/// <c>pipeline.ragged_rows</c>, for the quarantine.
/// </summary>
internal sealed class RaggedRowTable
{
    private const string Stored = "pipeline.ragged_rows";
    private const string Incoming = "incoming_ragged_rows";

    private readonly SqlSession _sql;
    private readonly string _source;
    private readonly string _changes;

    /// <summary>Begins a load of <paramref name="source"/>.</summary>
    public RaggedRowTable(SqlSession sql, ModelDefinition source)
    {
        (_sql, _source, _changes) = (sql, SourceTables.Text(source.Name), Sql.Unqualified(Changes(source.Name)));
        sql.Execute("create schema if not exists pipeline");
        sql.Execute(
            $"create table if not exists {Stored} (source varchar not null, file varchar not null, line bigint not null, "
            + "failure_reason varchar not null, kind varchar not null)");
        sql.Execute($"create or replace temp table {Incoming} (file varchar, line bigint, failure_reason varchar, kind varchar)");
    }

    /// <summary>
    /// The change set of a load's ragged records: <c>failure_reason</c>, and <c>_sign</c>, which is 1 for those that came and -1 for
    /// those that left.
    /// </summary>
    public static string Changes(string source) => Sql.Temp("ragged", source);

    /// <summary>The ragged records of this load.</summary>
    public long Count => _sql.Scalar<long>($"select count(*) from temp.{Incoming}");

    /// <summary>Takes the ragged records of a file; see <see cref="CsvCleaner.FindRagged"/>.</summary>
    public (long Count, bool HasSurplus) Add(CsvLayout layout)
    {
        var count = 0L;
        var hasSurplus = _sql.Load("temp", "main", Incoming, appender => CsvCleaner.FindRagged(layout, row =>
        {
            count++;
            var kind = row.HasTooMany ? QuarantineKind.TooManyFields : QuarantineKind.TooFewFields;
            appender.CreateRow()
                .AppendValue(layout.File.Name)
                .AppendValue(row.Line)
                .AppendValue($"Invalid row: {kind.Words()} ({row.Text})")
                .AppendValue(kind.ToString())
                .EndRow();
        }));
        return (count, hasSurplus);
    }

    /// <summary>Removes the ragged records of a file again.</summary>
    public void Forget(string file) => _sql.Execute($"delete from temp.{Incoming} where file = {SourceTables.Text(file)}");

    /// <summary>
    /// Replaces the ragged records before by those of this load. A full delivery replaces all; a delta file replaces those of the same
    /// file name, so that a corrected file removes them.
    /// </summary>
    /// <returns>Whether the reasons differ from those before; lines alone do not count.</returns>
    public bool Store(Delivery delivery, string file)
    {
        var before = $"source = {_source}" + (delivery == Delivery.Delta ? " and file = " + SourceTables.Text(file) : "");
        _sql.Execute(
            $"""
            create or replace temp table {_changes} as
            select failure_reason, 1 as _sign from temp.{Incoming}
            union all
            select failure_reason, -1 from {Stored} where {before}
            """);
        if (!Differs("file, line, failure_reason", before))
            return false;

        var hasChanged = Differs("failure_reason", before);
        _sql.Execute($"delete from {Stored} where {before}");
        _sql.Execute($"insert into {Stored} select {_source}, file, line, failure_reason, kind from temp.{Incoming}");
        return hasChanged;
    }

    /// <summary>Drops what the load needed.</summary>
    public void Drop() => _sql.Execute($"drop table temp.{Incoming}");

    private bool Differs(string columns, string before) => _sql.Scalar<long>(
        $"""
        select count(*) from (
            select {columns} from (
                select {columns}, 1 as _copies from temp.{Incoming}
                union all
                select {columns}, -1 from {Stored} where {before})
            group by {columns} having sum(_copies) <> 0 limit 1)
        """) > 0;
}
