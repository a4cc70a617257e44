using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>Holds the columns that a model's SQL returns against those of its contract.</summary>
internal static class QueryColumns
{
    /// <summary>The contract's columns cast to its types, after making sure that the SQL returns exactly these.</summary>
    /// <exception cref="PipelineException">It does not.</exception>
    /// <exception cref="System.Data.Common.DbException">The SQL is wrong.</exception>
    public static string Projection(DuckDBConnection connection, ModelDefinition model, QueryBody query)
    {
        var expected = model.Columns.Where(c => !c.IsChangedAt).ToList();
        var actual = Returned(connection, query);
        var missing = expected.Select(c => c.Name).Except(actual).ToList();
        var extra = actual.Except(expected.Select(c => c.Name)).ToList();
        if (missing.Count > 0 || extra.Count > 0)
        {
            throw PipelineException.BadInput(
                $"The SQL of {model.Name} returns ({string.Join(", ", actual)}), its contract says ({string.Join(", ", expected.Select(c => c.Name))}); add or remove the columns that differ.");
        }

        return Casts(model);
    }

    /// <summary>The columns of a contract that its SQL supplies, cast to their types.</summary>
    public static string Casts(ModelDefinition model) => string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(Cast));

    /// <summary>A column cast to its type.</summary>
    public static string Cast(ColumnDefinition column) => $"cast({Sql.Name(column.Name)} as {Sql.Type(column.Type)}) as {Sql.Name(column.Name)}";

    private static List<string> Returned(DuckDBConnection connection, QueryBody query) => connection.Rows($"describe {query.Sql}", static r => r.GetString(0));
}
