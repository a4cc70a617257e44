using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>Compares the columns that a model's SQL returns with those of its contract.</summary>
internal static class QueryColumns
{
    /// <summary>The contract's columns cast to its types, after a check that the SQL returns exactly these.</summary>
    /// <param name="session">The session.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="model">The model.</param>
    /// <param name="query">Its SQL, which may be run now.</param>
    /// <exception cref="PipelineException">It does not.</exception>
    /// <exception cref="System.Data.Common.DbException">The SQL is wrong.</exception>
    public static async Task<string> ProjectionAsync(SqlSession session, SqlDialect dialect, ModelDefinition model, string query)
    {
        var expected = model.Columns.Where(c => !c.IsChangedAt).ToList();
        var actual = await ReturnedColumns.OfAsync(session, query);
        var missing = expected.Select(c => c.Name).Except(actual).ToList();
        var extra = actual.Except(expected.Select(c => c.Name)).ToList();
        if (missing.Count > 0 || extra.Count > 0)
        {
            throw PipelineException.BadInput(
                $"The SQL of {model.Name} returns ({string.Join(", ", actual)}), but its contract has ({string.Join(", ", expected.Select(c => c.Name))}); add or remove the columns that differ.");
        }

        return dialect.StrictCasts(model);
    }
}
