using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>The values, old and new, that changed rows have in linked columns: no row with another value can be affected.</summary>
/// <param name="Table">A temporary table with the column <c>v</c>, without duplicates.</param>
/// <param name="Count">Their number.</param>
/// <param name="HasNull">Whether NULL is one of them.</param>
internal sealed record TouchedValues(string Table, long Count, bool HasNull)
{
    /// <summary>Collects the values of <paramref name="columns"/> from the change sets of their models.</summary>
    public static TouchedValues Collect(SqlSession session, string table, IEnumerable<(string Model, string Column)> columns)
    {
        var values = columns.Distinct().SelectMany(c => new[] { ChangeSets.Removed(c.Model), ChangeSets.Added(c.Model) }.Select(set => $"select {Sql.Name(c.Column)} as v from {set}"));
        session.Execute($"create or replace temp table {Sql.Unqualified(table)} as select distinct v from ({string.Join(" union all ", values)})");
        return session.Rows($"select count(*), count(v) from {table}", r => new TouchedValues(table, r.GetInt64(0), r.GetInt64(0) > r.GetInt64(1)))[0];
    }

    /// <summary>Whether <paramref name="column"/>, a qualified column, has one of the values; true or false, never NULL in effect.</summary>
    /// <remarks>IN is the fastest way in the engine, but it does not find NULL.</remarks>
    public string Contain(string column) => HasNull ? Exists(column) : $"{column} in (select v from {Table})";

    /// <summary>Whether <paramref name="column"/> has none of the values; NULL counts as a value.</summary>
    public string Lack(string column) => "not " + Exists(column);

    /// <summary>Whether these are all of <paramref name="others"/>, and maybe more.</summary>
    public bool Include(SqlSession session, TouchedValues others) =>
        others.Count <= Count && session.Scalar<bool>($"select not exists (select 1 from {others.Table} as _o where {Lack("_o.v")})");

    private string Exists(string column) => $"exists (select 1 from {Table} as _t where _t.v {(HasNull ? "is not distinct from" : "=")} {column})";
}
