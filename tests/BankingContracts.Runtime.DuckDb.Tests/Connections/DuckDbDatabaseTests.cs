using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

public sealed class DuckDbDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void TheFirstRowOfEachGroupIsFoundWhateverTheDataLetTheOptimizerConclude()
    {
        using var database = DuckDbDatabase.OpenForWriting(new EngineSettings(Path.Combine(_directory.FullName, "first.duckdb")));
        database.WriteThrough(keepOrder: false);
        database.Connection.Execute(
            """
            create table marts.version (updated_at timestamp not null, since timestamp not null, is_deleted boolean not null, id integer not null, name varchar);
            insert into marts.version values
                ('2026-01-01 02:00', '2026-01-01 02:00', false, 4, 'Bonn'),
                ('2026-01-03 00:00', '2026-01-03 00:00', false, 5, 'Graz'),
                ('2026-01-11 18:00', '2026-01-11 18:00', true, 0, null);
            create temp table arrival as select 2::integer as id, timestamp '2026-01-01 02:00' as updated_at, 'Lund' as name
            """);

        Assert.Empty(database.Connection.Rows(
            """
            select a.id from arrival as a join (
                select * from marts.version as v semi join arrival as a on v.id = a.id where not v.is_deleted
                qualify row_number() over (partition by v.id, v.updated_at order by v.since desc) = 1) as v on v.id = a.id and v.updated_at = a.updated_at
            where a.name is distinct from v.name
            """,
            static r => r.GetInt32(0)));
    }
}
