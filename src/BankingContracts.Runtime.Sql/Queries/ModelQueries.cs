using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>Queries for the rows of one model.</summary>
public static class ModelQueries
{
    /// <summary>The query for <paramref name="read"/>.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="model">The model.</param>
    /// <param name="read">Which rows, and their order.</param>
    /// <param name="stored">The columns that are stored; null if all columns of the contract are.</param>
    /// <param name="relation">The relation with the rows; null for the table of the model.</param>
    public static string Select(SqlDialect sql, ModelDefinition model, ModelRead read, IReadOnlySet<string>? stored, string? relation = null)
    {
        var columns = sql.List(model.Columns.Select(c => c.Name).Where(c => stored?.Contains(c) ?? true));
        var where = read.Key.Count == 0 ? "" : " where " + string.Join(" and ", read.Key.Select(k => $"{sql.Name(k.Key)} = {k.Value}"));
        var order = read.OrderBy.Count == 0 ? "" : " order by " + sql.List(read.OrderBy);
        return $"select {columns} from {relation ?? sql.Table(model)} as m{where}{order}";
    }
}
