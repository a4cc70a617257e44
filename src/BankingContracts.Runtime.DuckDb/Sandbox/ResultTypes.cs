using System.Data.Common;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Sandbox;

/// <summary>The types of a query's columns.</summary>
internal static class ResultTypes
{
    /// <summary>The engine's types that have no .NET type: the beginnings of their names, also inside other types.</summary>
    private static readonly string[] Unknown = ["UNION(", "VARIANT", "GEOMETRY"];

    /// <summary>Whether the client has a .NET type for every column of <paramref name="rows"/>.</summary>
    public static bool AreKnown(DbDataReader rows)
    {
        try
        {
            for (var i = 0; i < rows.FieldCount; i++)
                rows.GetFieldType(i);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The message for a query that returns a type which cannot be read.</summary>
    public static PipelineException Unreadable(SqlSession session, string sql)
    {
        var columns = session.Rows($"describe {sql}", static r => (Name: r.GetString(0), Type: r.GetString(1)));
        var (name, type) = columns.FirstOrDefault(c => Unknown.Any(u => c.Type.Contains(u, StringComparison.Ordinal)), columns[0]);
        return PipelineException.BadInput($"The column {name} has the type {type}, which cannot be shown; cast it to varchar in the query.");
    }
}
