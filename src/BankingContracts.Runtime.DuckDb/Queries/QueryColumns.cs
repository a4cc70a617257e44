using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>Compares the columns that a model's SQL returns with those of its contract.</summary>
internal static class QueryColumns
{
    private const int MostDigits = 38;

    /// <summary>The contract's columns cast to its types, after a check that the SQL returns exactly these.</summary>
    /// <exception cref="PipelineException">It does not.</exception>
    /// <exception cref="System.Data.Common.DbException">The SQL is wrong.</exception>
    public static string Projection(SqlSession session, ModelDefinition model, QueryBody query)
    {
        var expected = model.Columns.Where(c => !c.IsChangedAt).ToList();
        var actual = Returned(session, query);
        var missing = expected.Select(c => c.Name).Except(actual).ToList();
        var extra = actual.Except(expected.Select(c => c.Name)).ToList();
        if (missing.Count > 0 || extra.Count > 0)
        {
            throw PipelineException.BadInput(
                $"The SQL of {model.Name} returns ({string.Join(", ", actual)}), but its contract has ({string.Join(", ", expected.Select(c => c.Name))}); add or remove the columns that differ.");
        }

        return Casts(model);
    }

    /// <summary>The columns of a contract that its SQL supplies, cast to their types.</summary>
    public static string Casts(ModelDefinition model) => string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(Cast));

    /// <summary>A column cast to its type.</summary>
    public static string Cast(ColumnDefinition column)
    {
        var cast = $"cast({Sql.Name(column.Name)} as {Sql.Type(column.Type)})";
        return $"{(column.Type is { Kind: ColumnKind.Decimal, Precision: MostDigits } ? Limited(cast, column.Type) : cast)} as {Sql.Name(column.Name)}";
    }

    /// <summary>
    /// For the engine every sum of decimals is a decimal(38,s), also a sum with 39 digits, and a cast to the same type does not
    /// refuse it.
    /// </summary>
    private static string Limited(string cast, ColumnType type)
    {
        var most = $"cast('{new string('9', MostDigits - type.Scale)}.{new string('9', type.Scale)}' as {Sql.Type(type)})";
        return $"case when {cast} between -{most} and {most} or {cast} is null then {cast} else error('{DataFaults.OwnOverflow}') end";
    }

    private static List<string> Returned(SqlSession session, QueryBody query) => session.Rows($"describe {query.Sql}", static r => r.GetString(0));
}
