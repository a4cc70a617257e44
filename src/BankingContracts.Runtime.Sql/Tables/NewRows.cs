using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>Stored rows for new ones: adds the hidden columns that identify them, where the engine needs them.</summary>
/// <param name="sql">The dialect.</param>
/// <param name="current">The rows of a table as the run has left them so far.</param>
internal sealed class NewRows(SqlDialect sql, Func<StoredTable, string> current)
{
    /// <summary>A query for the stored columns of new rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">A query for the columns of new rows.</param>
    /// <param name="order">The order in which copies are numbered.</param>
    /// <param name="replacesCopies">Whether all stored copies of the contents leave, so that numbers begin at 1.</param>
    public string Identified(StoredTable table, string rows, string? order, bool replacesCopies)
    {
        if (sql.IdentityOf(table).Hidden.Count == 0)
            return rows;
        var columns = table.Names.ToList();
        var hashed = $"select r.*, {sql.RowHash(table.CountedBy ?? columns)} as {RowIdentity.Hash} from ({rows}) as r";
        var nth = $"row_number() over (partition by h.{RowIdentity.Hash} order by {(order is null ? "1" : "h." + order)})";
        return replacesCopies
            ? $"select {sql.List("h", columns)}, h.{RowIdentity.Hash}, {nth} as {RowIdentity.Copy} from ({hashed}) as h"
            : $"""
              select {sql.List("h", columns)}, h.{RowIdentity.Hash}, {nth} + coalesce(b._base, 0) as {RowIdentity.Copy}
              from ({hashed}) as h left join (
                  select {RowIdentity.Hash}, max({RowIdentity.Copy}) as _base from {current(table)} group by {RowIdentity.Hash}) as b
              on b.{RowIdentity.Hash} = h.{RowIdentity.Hash}
              """;
    }
}
