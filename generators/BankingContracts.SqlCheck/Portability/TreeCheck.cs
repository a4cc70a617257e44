using System.Text.Json;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Finds stars, functions and table functions in the syntax tree, if a model may not use them.</summary>
/// <param name="text">The SQL.</param>
/// <param name="tree">Its syntax tree.</param>
/// <param name="database">The database, which knows the engine's functions.</param>
/// <param name="columns">The columns of all tables that the SQL reads.</param>
internal sealed class TreeCheck(SqlText text, SyntaxTree tree, BindingDatabase database, IReadOnlyCollection<string> columns)
{
    // A pseudo-column: the number of a row within the engine's files.
    private const string RowId = "rowid";

    private readonly List<ContractDiagnostic> _findings = [];
    private readonly HashSet<int> _existsStars = [];

    /// <summary>What the tree contains that a model may not use. Plain stars are findings only if <paramref name="refuseStars"/> is true.</summary>
    public IReadOnlyList<ContractDiagnostic> Run(bool refuseStars)
    {
        foreach (var node in tree.Nodes())
        {
            var location = SyntaxTree.Location(node);
            switch (SyntaxTree.Text(node, "class"))
            {
                case "FUNCTION" or "WINDOW" when location >= 0:
                    ReadFunction(node, text.FromUtf8(location));
                    break;
                case "COLUMN_REF" when location >= 0:
                    ReadColumn(node, text.FromUtf8(location));
                    break;
                case "SUBQUERY" when SyntaxTree.Text(node, "subquery_type").EndsWith("EXISTS", StringComparison.Ordinal):
                    Exempt(node);
                    break;
                case "STAR" when location >= 0 && IsChanged(node):
                    Add(SqlRules.NotPortable, text.FromUtf8(location), text.TokenSpan(text.FromUtf8(location)) is var span && text.Text(span.Start, span.Start + 1) == "*" ? "'*' with a list or a pattern" : "COLUMNS", "list the columns");
                    break;
                case "STAR" when location >= 0 && refuseStars && !_existsStars.Contains(location):
                    ReadStar(text.FromUtf8(location));
                    break;
                case "LAMBDA" when location >= 0:
                    Add(SqlRules.NotPortable, text.FromUtf8(location), "A lambda", "write plain columns");
                    break;
            }

            switch (SyntaxTree.Text(node, "type"))
            {
                case "TABLE_FUNCTION":
                    ReadTableFunction(node, text.FromUtf8(Math.Max(location, 0)));
                    break;
                case "LIMIT_PERCENT_MODIFIER" when node.TryGetProperty("limit", out var limit) && SyntaxTree.Location(limit) is var percent and >= 0:
                    Add(SqlRules.NotPortable, text.FromUtf8(percent), "A LIMIT in percent", "write a number of rows");
                    break;
            }
        }

        return _findings;
    }

    // Nothing reads the columns that EXISTS selects.
    private void Exempt(JsonElement subquery)
    {
        if (subquery.TryGetProperty("subquery", out var statement) && statement.TryGetProperty("node", out var node) && node.TryGetProperty("select_list", out var items))
            _existsStars.UnionWith(items.EnumerateArray().Select(SyntaxTree.Location));
    }

    private void ReadTableFunction(JsonElement node, int offset)
    {
        var name = node.TryGetProperty("function", out var function) ? SyntaxTree.Text(function, "function_name") : "";
        if (OutsideFunctions.Has(name))
            Add(SqlRules.ReachesOutside, offset, name);
        else
            Add(SqlRules.NotPortable, offset, "A table function", "read a model");
    }

    private void ReadFunction(JsonElement node, int offset)
    {
        var index = text.TokenIndex(offset);
        // For the engine, operators, intervals and other syntax are functions, too. Only the text shows which functions the author called by name.
        if (index < 0 || text.Tokens[index] is not { IsName: true } word || word.Start != offset || word.IsWord("interval"))
            return;
        if (index + 1 < text.Tokens.Count && text.Tokens[index + 1].IsSymbol('.'))
        {
            Add(SqlRules.NotPortable, offset, "A function called with a dot", "write function(value)");
            return;
        }

        if (index + 1 >= text.Tokens.Count || !text.Tokens[index + 1].IsSymbol('('))
            return;
        // The tree has the call of a table function as a function, too. It is already reported.
        if (_findings.Exists(f => f.Rule == SqlRules.ReachesOutside && f.Span.Start == text.TokenSpan(offset).Start))
            return;
        if (OutsideFunctions.Has(word.Value))
            Add(SqlRules.ReachesOutside, offset, word.Value);
        else if (ChangingFunctions.Instead(word.Value) is { } way)
            Add(SqlRules.NotRepeatable, offset, word.Value, way);
        else if (!PortableFunctions.All.Contains(word.Value))
            AddFunction(word.Value, offset);
        else if (HasOrder(node) && SyntaxTree.Text(node, "class") == "FUNCTION" && !word.Value.StartsWith("percentile_", StringComparison.OrdinalIgnoreCase))
            Add(SqlRules.NotPortable, offset, "An aggregate with ORDER BY", "use a window function");
    }

    private void AddFunction(string name, int offset)
    {
        if (database.HasFunction(name))
            Add(SqlRules.NotPortable, offset, "The function '" + name + "'", PortableFunctions.Instead(name));
        else
            Add(SqlRules.UnknownFunction, offset, name, NearName.Suggest(name, PortableFunctions.All) is { Length: > 0 } near ? near : "; " + PortableFunctions.Instead(name));
    }

    private static bool HasOrder(JsonElement node) =>
        node.TryGetProperty("order_bys", out var orders) && orders.TryGetProperty("orders", out var keys) && keys.GetArrayLength() > 0;

    private void ReadColumn(JsonElement node, int offset)
    {
        if (!node.TryGetProperty("column_names", out var names) || names.GetArrayLength() == 0)
            return;
        var name = names[names.GetArrayLength() - 1].GetString()!;
        if (IsRowId(name) && names.GetArrayLength() <= 2 && !columns.Any(IsRowId) && !tree.Nodes().Any(static n => IsRowId(SyntaxTree.Text(n, "alias"))))
            Add(SqlRules.NotPortable, offset, "The pseudo-column '" + name + "' (it changes with every load)", "use the table's key");
        if (names.GetArrayLength() == 1 && ChangingFunctions.IsBare(name) && ChangingFunctions.Instead(name) is { } way)
            Add(SqlRules.NotRepeatable, offset, name, way);
    }

    private static bool IsRowId(string name) => string.Equals(name, RowId, StringComparison.OrdinalIgnoreCase);

    // Spark SQL has no word for these forms of a star, or it has another word.
    private static bool IsChanged(JsonElement star) =>
        star.TryGetProperty("exclude_list", out _) || star.TryGetProperty("qualified_exclude_list", out _) || star.TryGetProperty("replace_list", out _)
        || star.TryGetProperty("rename_list", out _) || star.TryGetProperty("columns", out _) || star.TryGetProperty("expr", out _);

    private void ReadStar(int offset)
    {
        if (text.TokenIndex(offset) is not (>= 0 and var index) || text.Tokens[index].Start != offset)
            return;
        var token = text.Tokens[index];
        if (token.IsSymbol('*'))
            _findings.Add(ContractDiagnostic.Create(SqlRules.SelectStar, text.Span(offset, token.End), "*"));
        else if (token.IsName && index + 2 < text.Tokens.Count && text.Tokens[index + 2].IsSymbol('*'))
            _findings.Add(ContractDiagnostic.Create(SqlRules.SelectStar, text.Span(offset, text.Tokens[index + 2].End), token.Value + ".*"));
    }

    private void Add(Rule rule, int offset, params string[] arguments) =>
        _findings.Add(ContractDiagnostic.Create(rule, text.TokenSpan(offset), arguments));
}
