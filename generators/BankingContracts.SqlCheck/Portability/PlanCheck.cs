using System.Text.Json;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Finds what the engines do differently with some types. It reads the plan that the engine makes of a query.</summary>
internal static class PlanCheck
{
    private static readonly HashSet<string> Rounding = new(StringComparer.Ordinal) { "floor", "ceil", "ceiling", "round" };

    /// <summary>
    /// Whether anything in <paramref name="text"/> can depend on types. If not, no plan is made, because a plan takes as much time as
    /// binding.
    /// </summary>
    public static bool IsNeeded(SqlText text, bool hasDates)
    {
        for (var i = 0; i + 1 < text.Tokens.Count; i++)
        {
            var isType = text.Tokens[i].IsWord("as") || text.Tokens[i].IsSymbol(':');
            if ((isType && EngineTypes.Whole.Contains(text.Tokens[i + 1].Value)) || (hasDates && text.Tokens[i].IsSymbol('-')))
                return true;
        }

        return false;
    }

    /// <summary>What is not portable in the <paramref name="plan"/> of <paramref name="text"/>; empty if there is no plan.</summary>
    public static IEnumerable<ContractDiagnostic> Run(SqlText text, SyntaxTree plan)
    {
        foreach (var node in plan.Nodes())
        {
            if (SyntaxTree.Location(node) is not (var location and >= 0))
                continue;
            if (IsRoundingCast(node) && CastAt(text, text.FromUtf8(location)))
            {
                yield return Finding(
                    text, location, "A cast of a decimal to a whole number (DuckDB rounds, Spark SQL cuts)", "write cast(round(value) as ...) or cast(floor(value) as ...)");
            }
            else if (IsDateDifference(node))
            {
                yield return Finding(
                    text, location, "The difference of two dates (a number of days on DuckDB, an interval on Spark SQL)",
                    "write extract(day from cast(later as timestamp) - cast(earlier as timestamp))");
            }
        }
    }

    private static bool IsRoundingCast(JsonElement node) =>
        SyntaxTree.Text(node, "expression_class") == "BOUND_CAST"
        && EngineTypes.Find(Type(node)) is { IsWhole: true, IsPortable: true }
        && node.TryGetProperty("child", out var child)
        && EngineTypes.Find(Type(child)) is { Family: TypeFamily.Number, IsWhole: false } && !IsWhole(child)
        && !Rounding.Contains(SyntaxTree.Text(child, "name"));

    // The plan leaves out a scale of zero.
    private static bool IsWhole(JsonElement node) =>
        TypeOf(node) is { } type && SyntaxTree.Text(type, "id") == "DECIMAL"
        && !(type.TryGetProperty("type_info", out var info) && info.TryGetProperty("scale", out var scale) && scale.GetInt32() > 0);

    private static bool IsDateDifference(JsonElement node) =>
        SyntaxTree.Text(node, "expression_class") == "BOUND_FUNCTION"
        && SyntaxTree.Text(node, "name") == "-"
        && node.TryGetProperty("children", out var sides)
        && sides.GetArrayLength() == 2
        && sides.EnumerateArray().All(static s => Type(s) == "DATE");

    // The engine itself added all other casts.
    private static bool CastAt(SqlText text, int offset) =>
        text.TokenIndex(offset) is var index and >= 0
        && (text.Tokens[index].IsWord("cast") || text.Tokens[index].IsWord("try_cast") || text.Tokens[index].IsSymbol(':'));

    private static string Type(JsonElement node) => TypeOf(node) is { } type ? SyntaxTree.Text(type, "id") : "";

    private static JsonElement? TypeOf(JsonElement node) =>
        node.TryGetProperty("return_type", out var type) || (node.TryGetProperty("value", out var value) && value.TryGetProperty("type", out type)) ? type : null;

    private static ContractDiagnostic Finding(SqlText text, int location, string what, string instead) =>
        ContractDiagnostic.Create(SqlRules.NotPortable, text.TokenSpan(text.FromUtf8(location)), what, instead);
}
