using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>The values, old and new, that changed rows have in linked columns: no row with another value can be affected.</summary>
/// <param name="Relation">A working relation with the column <c>v</c>, without duplicates.</param>
/// <param name="Count">Their number.</param>
/// <param name="HasNull">Whether NULL is one of them.</param>
internal sealed record TouchedValues(string Relation, long Count, bool HasNull)
{
    /// <summary>Collects the values of <paramref name="columns"/> from the changes of their models.</summary>
    public static async Task<TouchedValues> CollectAsync(StepContext run, WorkingScope scope, string owner, IEnumerable<(string Model, string Column)> columns)
    {
        var values = columns.Distinct().SelectMany(c => Sides(run.Net(c.Model)).Select(side => $"select {run.Sql.Name(c.Column)} as v from {side.Relation} as c"));
        var relation = await scope.KeepAsync("touched", owner, $"select distinct v from ({string.Join(" union all ", values)}) as t");
        return await run.Session.RowAsync($"select count(*), count(v) from {relation}", r => new TouchedValues(relation, r.GetInt64(0), r.GetInt64(0) > r.GetInt64(1)));
    }

    /// <summary>Whether <paramref name="column"/>, a qualified column, has one of the values; true or false, never NULL in effect.</summary>
    /// <remarks>IN is the fastest way in the engine, but it does not find NULL.</remarks>
    public string Contain(string column) => HasNull ? Exists(column) : $"{column} in (select v from {Relation})";

    /// <summary>Whether <paramref name="column"/> has none of the values; NULL counts as a value.</summary>
    public string Lack(string column) => "not " + Exists(column);

    /// <summary>Whether these are all of <paramref name="others"/>, and maybe more.</summary>
    public async Task<bool> IncludeAsync(StepContext run, TouchedValues others) => others.Count <= Count
        && await run.Session.ScalarAsync<bool>($"select not exists (select 1 from {others.Relation} as _o where {Lack("_o.v")})");

    private string Exists(string column) => $"exists (select 1 from {Relation} as _t where _t.v {(HasNull ? "is not distinct from" : "=")} {column})";

    private static RowSet[] Sides(ChangeSet change) => [change.Removed, change.Added];
}
