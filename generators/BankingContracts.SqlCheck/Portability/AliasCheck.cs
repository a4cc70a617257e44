using System.Text.Json;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>
/// Finds names in WHERE that are defined only in the select list. DuckDB also searches the select list for them, but Spark SQL does not.
/// </summary>
internal static class AliasCheck
{
    /// <summary>One finding for each such name.</summary>
    /// <param name="text">The SQL.</param>
    /// <param name="tree">Its syntax tree.</param>
    /// <param name="columns">The columns of all tables that the SQL reads.</param>
    public static IEnumerable<ContractDiagnostic> Run(SqlText text, SyntaxTree tree, IReadOnlyCollection<string> columns)
    {
        var selects = tree.Nodes().Where(static n => SyntaxTree.Text(n, "type") == "SELECT_NODE").ToList();
        var known = new HashSet<string>(columns, StringComparer.OrdinalIgnoreCase);
        foreach (var select in selects.Where(static s => s.TryGetProperty("where_clause", out _)))
        {
            // If another select also gives the name, the name may come from there.
            var aliases = new HashSet<string>(Aliases(select), StringComparer.OrdinalIgnoreCase);
            aliases.ExceptWith(known);
            aliases.ExceptWith(selects.Where(s => !s.Equals(select)).SelectMany(Aliases));
            foreach (var node in SyntaxTree.OwnNodes(select.GetProperty("where_clause")).Where(static n => SyntaxTree.Text(n, "class") == "COLUMN_REF"))
            {
                if (SyntaxTree.Location(node) is var location and >= 0 && Name(node) is { } name && aliases.Contains(name))
                {
                    yield return ContractDiagnostic.Create(
                        SqlRules.NotPortable, text.TokenSpan(text.FromUtf8(location)), "The alias '" + name + "' in WHERE", "repeat the expression, or filter in an outer query");
                }
            }
        }
    }

    private static IEnumerable<string> Aliases(JsonElement select) => select.TryGetProperty("select_list", out var items)
        ? items.EnumerateArray().Select(static i => SyntaxTree.Text(i, "alias")).Where(static a => a.Length > 0)
        : [];

    private static string? Name(JsonElement column) =>
        column.TryGetProperty("column_names", out var names) && names.GetArrayLength() == 1 ? names[0].GetString() : null;
}
