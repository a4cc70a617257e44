using System.Globalization;
using System.Text.Json;
using BankingContracts.SqlCheck.DuckDb;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>Lets the engine parse a query, and reads the tree that the engine returns.</summary>
internal static class SyntaxSource
{
    // A tree is as deep as the query is nested. The default of 64 is not enough for a long chain of operators.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 8192 };

    // Planning a call takes five times as long as parsing a model, so one call has many texts.
    private const int Batch = 100;

    /// <summary>The engine's trees of several texts, as JSON.</summary>
    /// <param name="texts">The texts; the tree of a wrong text contains its error.</param>
    /// <param name="connection">The engine.</param>
    /// <param name="isBrief">Whether empty and default values are left out.</param>
    public static IReadOnlyList<string> Serialize(IReadOnlyList<string> texts, DuckDBConnection connection, bool isBrief = false)
    {
        var settings = isBrief ? ", skip_null := true, skip_empty := true, skip_default := true" : "";
        var trees = new List<string>(texts.Count);
        foreach (var batch in texts.Chunk(Batch))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select json_serialize_sql(t.sql" + settings + ") from (select unnest(cast($texts as varchar[])) as sql, generate_subscripts(cast($texts as varchar[]), 1) as place) as t order by t.place";
            command.Parameters.Add(new DuckDBParameter("texts", batch.ToList()));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                trees.Add(EngineJson.Proper(reader.GetString(0)));
        }

        return trees;
    }

    /// <summary>
    /// The query of the only SELECT in <paramref name="sql"/>, or why there is none. <paramref name="tree"/> is the engine's tree of the
    /// text.
    /// </summary>
    public static (SqlQuery? Query, SqlProblem? Problem) Parse(string sql, string tree)
    {
        using var document = JsonDocument.Parse(tree, Deep);
        var root = document.RootElement;
        if (root.Flag("error"))
            return (null, new SqlProblem(root.Text("error_message"), Position(root.Text("position"), sql)));
        var statements = root.Items("statements").ToList();
        return statements.Count == 1 && statements[0].Get("node") is { } node
            ? (TreeReader.Query(node), null)
            : (null, new SqlProblem($"one SELECT is expected, here are {statements.Count} statements", -1));
    }

    /// <summary>The place of an error in bytes. The parser counts Unicode characters, but the locations in the tree are bytes.</summary>
    private static int Position(string text, string sql)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var characters))
            return -1;
        return sql.EnumerateRunes().Take(characters).Sum(static r => r.Utf8SequenceLength);
    }
}
