using System.Globalization;
using System.Text.Json;
using BankingContracts.SqlCheck.Analysis.Tree;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Analysis.Engine;

/// <summary>Has the engine parse a query and reads the tree it gives.</summary>
internal static class SyntaxSource
{
    // A tree is as deep as the query is nested; the default of 64 is little for a long chain of operators.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 8192 };

    /// <summary>The tree of the one SELECT in <paramref name="sql"/>, or what keeps it from having one.</summary>
    public static (SqlQuery? Query, SqlProblem? Problem) Parse(string sql, DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select json_serialize_sql(cast(? as varchar))";
        command.Parameters.Add(new DuckDBParameter(sql));
        using var document = JsonDocument.Parse((string)command.ExecuteScalar()!, Deep);
        var root = document.RootElement;
        if (root.Flag("error"))
            return (null, new SqlProblem(root.Text("error_message"), Position(root.Text("position"), sql)));
        var statements = root.Items("statements").ToList();
        return statements.Count == 1 && statements[0].Get("node") is { } node
            ? (TreeReader.Query(node), null)
            : (null, new SqlProblem($"one SELECT is expected, here are {statements.Count} statements", -1));
    }

    /// <summary>The parser counts Unicode characters, unlike the tree, whose locations are bytes.</summary>
    private static int Position(string text, string sql)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var characters))
            return -1;
        return sql.EnumerateRunes().Take(characters).Sum(static r => r.Utf8SequenceLength);
    }
}
