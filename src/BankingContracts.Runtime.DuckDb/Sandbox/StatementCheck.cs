using System.Buffers;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Sandbox;

/// <summary>
/// Accepts a user's statement only if its syntax tree contains nothing but one SELECT, SHOW, DESCRIBE or EXPLAIN over tables that
/// exist, with functions that compute. Such a statement may run between a pipeline's own statements.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="pipeline">The pipeline, whose models a message may suggest.</param>
/// <param name="allowsFiles">Whether files may also be read.</param>
internal sealed class StatementCheck(SqlSession session, PipelineDefinition pipeline, bool allowsFiles)
{
    private const string AllowFiles = "--allow-files";

    /// <summary>The kinds of queries and relations that may be in a statement.</summary>
    private static readonly HashSet<string> Kinds =
    [
        "SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE",
        "BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY", "PIVOT", "SHOW_REF", "COLUMN_DATA",
    ];

    private static readonly SearchValues<char> SignsOfFiles = SearchValues.Create("./\\:*?[");

    private static readonly HashSet<string> ClosedViews = new(StringComparer.OrdinalIgnoreCase) { "duckdb_logs", "pragma_database_list", "pg_settings" };

    /// <summary>The statement of <paramref name="sql"/> that may be run.</summary>
    /// <exception cref="PipelineException">It is wrong, or does more than read tables.</exception>
    public UserStatement Check(string sql)
    {
        var (explain, statement) = ExplainPrefix.Split(sql);
        var tree = SyntaxTree.Of(session, statement);
        if (tree.Error is not null)
            throw Unreadable(tree, sql, statement);
        switch (tree.Statements)
        {
            case 0:
                throw PipelineException.BadInput("The SQL is empty; write for example query \"select 1\".");
            case > 1:
                throw PipelineException.BadInput($"The SQL has {tree.Statements} statements, but a query is one statement; run each by itself.");
        }

        if (tree.Kinds.FirstOrDefault(k => !Kinds.Contains(k)) is { } kind)
            throw PipelineException.BadInput($"A query may not use {kind}; it may only read tables.");
        if (tree.Parameters.Count > 0)
            throw PipelineException.BadInput($"The query has the parameter {Parameter(tree.Parameters[^1])}, but there is no value for it; write the value instead.");
        foreach (var function in tree.TableFunctions)
            CheckFunction(function, AllowedFunctions.OfTables.Contains(function));
        foreach (var function in tree.Functions)
            CheckFunction(function, AllowedFunctions.OfValues.Contains(function) || AllowedFunctions.OfTables.Contains(function));
        CheckTables(tree);
        return new UserStatement(explain.Length == 0 ? sql : explain + statement, [.. tree.Tables]);
    }

    private static PipelineException Unreadable(SyntaxTree tree, string sql, string statement)
    {
        if (tree.IsOfAnotherKind)
        {
            return PipelineException.BadInput(sql.Contains("pivot", StringComparison.OrdinalIgnoreCase)
                ? "A query is one SELECT, SHOW, DESCRIBE or EXPLAIN. A PIVOT in it needs the list of its values: on COLUMN in (...)."
                : "A query is one SELECT, SHOW, DESCRIBE or EXPLAIN; this statement is not, and it was not run.");
        }

        if (tree.Error!.StartsWith("Max expression depth", StringComparison.Ordinal))
            return PipelineException.BadInput("The SQL is nested too deeply; split it with WITH.");
        var place = tree.Position is { } position ? $" ({Place(sql, statement, position)})" : "";
        return PipelineException.BadInput($"The SQL is wrong: {tree.Error.TrimEnd()}{place}.");
    }

    /// <summary>The line and the column; the engine counts Unicode characters of the statement after an EXPLAIN.</summary>
    private static string Place(string sql, string statement, int position)
    {
        var until = sql[..^statement.Length].EnumerateRunes().Concat(statement.EnumerateRunes().Take(position)).ToList();
        return $"line {until.Count(IsLineEnd) + 1}, column {until.Count - until.FindLastIndex(IsLineEnd)}";

        static bool IsLineEnd(Rune rune) => rune.Value == '\n';
    }

    private static string Parameter(string identifier) => int.TryParse(identifier, out _) ? "?" : "$" + identifier;

    private void CheckFunction(string function, bool isAllowed)
    {
        if (isAllowed)
            return;
        if (AllowedFunctions.OfFiles.Contains(function))
        {
            if (!allowsFiles)
                throw PipelineException.BadInput($"{function} reads files; add {AllowFiles} to allow this.");
            return;
        }

        // If the engine does not know it either, the engine reports the error.
        if (session.Scalar<long>($"select count(*) from duckdb_functions() where lower(function_name) = lower({DuckDbDialect.Instance.Text(function)})") > 0)
            throw PipelineException.BadInput($"A query may not call {function}, because it does more than compute from the tables.");
    }

    private void CheckTables(SyntaxTree tree)
    {
        if (tree.Tables.Count == 0)
            return;
        var known = session.Rows(
            """
            select database_name, schema_name, table_name, in_search_path(database_name, schema_name) from duckdb_tables()
            union all
            select database_name, schema_name, view_name, in_search_path(database_name, schema_name) from duckdb_views()
            """,
            static r => (Database: r.GetString(0), Schema: r.GetString(1), Name: r.GetString(2), IsInPath: r.GetBoolean(3))).ToLookup(static t => t.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var table in tree.Tables.Where(t => !IsCommon(tree, t)))
        {
            if (ClosedViews.Contains(table.Name))
                throw PipelineException.BadInput($"A query may not read {table.Qualified}, because it shows more than the tables.");
            if (!known[table.Name].Any(k => Means(table, k.Database, k.Schema, k.IsInPath)))
                RefuseUnknown(table);
        }
    }

    /// <summary>A name that could be a file's never counts as a name of a WITH clause: the clause may not be visible at that place, and the engine would open the file.</summary>
    private static bool IsCommon(SyntaxTree tree, NamedTable table) =>
        table.Qualified == table.Name && tree.CommonTables.Contains(table.Name) && !CouldBeFile(table.Name);

    private static bool Means(NamedTable table, string database, string schema, bool isInPath)
    {
        if (table.Catalog.Length > 0)
            return Same(table.Catalog, database) && Same(table.Schema, schema);
        return table.Schema.Length == 0 ? isInPath : Same(table.Schema, schema) || Same(table.Schema, database);
    }

    private void RefuseUnknown(NamedTable table)
    {
        if (CouldBeFile(table.Name))
        {
            if (!allowsFiles)
                throw PipelineException.BadInput($"'{table.Name}' is not a model; add {AllowFiles} to read it as a file.");
            return;
        }

        if (pipeline.Find(table.Name.ToLowerInvariant()) is { } missing && table.Catalog.Length == 0 && (table.Schema.Length == 0 || Same(table.Schema, missing.Layer.ToString())))
            throw PipelineException.BadInput($"There is no model '{missing.Name}' in the database yet; run the pipeline first.");
        var near = pipeline.Models
            .Select(m => (m.Name, Distance: TextDistance.Between(m.Name, table.Name.ToLowerInvariant())))
            .Where(m => m.Distance <= Math.Max(2, table.Name.Length / 3))
            .OrderBy(m => m.Distance)
            .ThenBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => $" Did you mean '{m.Name}'?")
            .FirstOrDefault("");
        throw PipelineException.BadInput($"There is no model '{table.Qualified}'.{near}");
    }

    private static bool CouldBeFile(string name) => name.AsSpan().IndexOfAny(SignsOfFiles) >= 0;

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
