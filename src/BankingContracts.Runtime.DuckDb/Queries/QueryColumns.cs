using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>Holds the columns that a model's SQL returns against those of its contract.</summary>
internal static class QueryColumns
{
    /// <summary>The contract's columns cast to its types, after making sure that the SQL returns exactly these.</summary>
    /// <exception cref="PipelineException">It does not, or is wrong.</exception>
    public static string Projection(DuckDBConnection connection, ModelDefinition model, QueryBody query)
    {
        var expected = model.Columns.Where(c => !c.IsChangedAt).ToList();
        var actual = Returned(connection, model, query);
        var missing = expected.Select(c => c.Name).Except(actual).ToList();
        var extra = actual.Except(expected.Select(c => c.Name)).ToList();
        if (missing.Count > 0 || extra.Count > 0)
        {
            throw PipelineException.BadInput(
                $"The SQL of {model.Name} returns ({string.Join(", ", actual)}), its contract says ({string.Join(", ", expected.Select(c => c.Name))}); add or remove the columns that differ.");
        }

        return string.Join(", ", expected.Select(c => $"cast({Sql.Name(c.Name)} as {Sql.Type(c.Type)}) as {Sql.Name(c.Name)}"));
    }

    private static List<string> Returned(DuckDBConnection connection, ModelDefinition model, QueryBody query)
    {
        try
        {
            return connection.Rows($"describe {query.Sql}", static r => r.GetString(0));
        }
        catch (DbException e)
        {
            throw PipelineException.BadInput($"The SQL of {model.Name} is wrong: {e.Message.TrimEnd()}", e);
        }
    }
}
