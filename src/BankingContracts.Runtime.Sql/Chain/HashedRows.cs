using System.Globalization;
using System.Numerics;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>Hashes rows where they are. An engine may do it in its own way, because rows are only compared with rows of the same database.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
internal sealed class HashedRows(SqlSession session, SqlDialect sql)
{
    private const int MostInAStatement = 32;
    private static readonly BigInteger Modulus = BigInteger.One << 64;

    /// <summary>The hash of a row that is the same for ever: another version of the engine may hash otherwise.</summary>
    public async Task<string> MethodAsync()
    {
        StoredColumn[] columns =
        [
            new("a", sql.Type(new(ColumnKind.Varchar))), new("b", sql.Type(new(ColumnKind.Varchar))), new("c", sql.Type(new(ColumnKind.BigInt))), new("d", sql.Type(new(ColumnKind.Timestamp))),
            new("e", sql.Type(new(ColumnKind.Boolean))),
        ];
        var rows = sql.Rows(columns, [["BankingContracts", null, 1L, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), true]]);
        return (await OfAsync([(columns, $"({rows})")]))[0].Text;
    }

    /// <summary>Number and hash of the rows of each relation.</summary>
    public async Task<IReadOnlyList<RowsHash>> OfAsync(IReadOnlyList<(IReadOnlyList<StoredColumn> Columns, string Relation)> relations)
    {
        var hashes = new RowsHash[relations.Count];
        foreach (var part in relations.Index().Chunk(MostInAStatement))
        {
            var found = await session.RowsAsync(
                string.Join("\nunion all\n", part.Select(r => Query(r.Index, r.Item.Columns, r.Item.Relation))),
                static r => (Number: r.GetInt32(0), Rows: new RowsHash(r.GetInt64(1), Modulo(r.GetString(2)))));
            foreach (var (number, rows) in found)
                hashes[number] = rows;
        }

        return hashes;
    }

    private string Query(int number, IReadOnlyList<StoredColumn> columns, string relation)
    {
        var values = columns.Select(c => $"cast({sql.Column("_r", c.Name)} as {c.Type}) as {sql.Name(c.Name)}");
        var sum = $"cast(coalesce(sum({sql.RowNumber(columns.Select(c => c.Name))}), 0) as {sql.Type(new(ColumnKind.Varchar))})";
        return string.Create(CultureInfo.InvariantCulture, $"select {number} as _number, count(*) as _count, {sum} as _sum from (select {string.Join(", ", values)} from {relation} as _r) as _t");
    }

    private static ulong Modulo(string sum) => (ulong)(BigInteger.Parse(sum, CultureInfo.InvariantCulture) % Modulus);
}
