using System.Text.Json;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Portability;

internal sealed partial class ConstantCheck
{
    private static readonly HashSet<string> Arithmetic = new(StringComparer.Ordinal) { "+", "-", "*", "/", "%" };

    // Types of whole numbers that are wider than integer, the narrower one first.
    private static readonly string[] WiderTypes = ["bigint", "decimal(38, 0)"];

    private readonly List<(int Start, int End, JsonElement Node)> _arithmetic = [];

    /// <summary>Notes an operator whose operands contain only constants. Its result is the same in every row.</summary>
    private void NoteArithmetic(JsonElement node)
    {
        if (Arithmetic.Contains(SyntaxTree.Text(node, "function_name")) && IsComputed(node) && Stretch(node) is { } stretch)
            _arithmetic.Add((stretch.Start, stretch.End, node));
    }

    /// <summary>Reports the innermost operators that have no result.</summary>
    private void ReadArithmetic()
    {
        foreach (var (start, end, node) in _arithmetic.OrderBy(static a => a.End - a.Start))
        {
            var whole = text.Span(start, end);
            if (_findings.Exists(f => f.Span.Start >= whole.Start && f.Span.Start + f.Span.Length <= whole.Start + whole.Length))
                continue;
            var sql = Written(node, "");
            // Another check reports an expression that does not bind, at the place that the engine gives.
            if (database.Bind("select " + sql).Columns is [var result] && !database.Evaluates(sql))
                Add(whole, Short(text.Text(start, end)), TypeWords.Of(result.Type), Instead(node));
        }
    }

    private string Instead(JsonElement node)
    {
        var type = Array.Find(WiderTypes, t => database.Evaluates(Written(node, t)));
        return type is not null && First(node) is { } number
            ? $"cast a number to a wider type: cast({Value(number).Value} as {type})"
            : "write numbers for which the operation has a result";
    }

    /// <summary>
    /// The expression as SQL with brackets around every operator. Its first whole number is cast to <paramref name="type"/>, unless
    /// <paramref name="type"/> is empty.
    /// </summary>
    private static string Written(JsonElement node, string type)
    {
        var children = node.Items("children").ToList();
        switch (SyntaxTree.Text(node, "class"))
        {
            case "CONSTANT":
                var (value, isText) = Value(node);
                return isText ? "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'"
                    : type.Length > 0 && IsWhole(node) ? $"cast({value} as {type})" : $"({value})";
            case "CAST":
                return (node.Flag("try_cast") ? "try_cast(" : "cast(") + Written(node.Get("child")!.Value, "") + " as " + TypeText.Of(node.Get("cast_type")) + ")";
            case var _ when !node.Flag("is_operator"):
                return SyntaxTree.Text(node, "function_name") + "(" + string.Join(", ", children.Select(static c => Written(c, ""))) + ")";
            case var _ when children is [var only]:
                return "(" + SyntaxTree.Text(node, "function_name") + " " + Written(only, type) + ")";
            default:
                // One number of a wider type makes the whole expression wider.
                var left = Written(children[0], type);
                var right = Written(children[1], First(children[0]) is null ? type : "");
                return "(" + left + " " + SyntaxTree.Text(node, "function_name") + " " + right + ")";
        }
    }

    /// <summary>The first whole number that is not inside a call or a cast.</summary>
    private static JsonElement? First(JsonElement node)
    {
        if (SyntaxTree.Text(node, "class") == "CONSTANT")
            return IsWhole(node) ? node : null;
        return node.Flag("is_operator") ? node.Items("children").Select(First).FirstOrDefault(static f => f is not null) : null;
    }

    private static bool IsWhole(JsonElement constant) => EngineTypes.Find(TypeOf(constant)) is { IsWhole: true, IsPortable: true };

    /// <summary>The place of an expression, from its first token to its last; null if the tree gives no places.</summary>
    private (int Start, int End)? Stretch(JsonElement node)
    {
        var places = Places(node).Where(static l => l >= 0).Select(l => text.TokenIndex(text.FromUtf8(l))).Where(static i => i >= 0).ToList();
        if (places.Count == 0)
            return null;
        var (first, last) = (places.Min(), places.Max());
        // The engine gives the sign as the place of a negative number.
        if (last + 1 < text.Tokens.Count && (text.Tokens[last].IsSymbol('-') || text.Tokens[last].IsSymbol('+')))
            last++;
        for (var i = first; i <= last; i++)
        {
            if (text.Tokens[i].IsSymbol('('))
                last = Math.Max(last, Close(i));
        }

        while (first > 0 && text.Tokens[first - 1].IsSymbol('(') && Unopened(first, last))
            first--;
        return (text.Tokens[first].Start, text.Tokens[last].End);
    }

    private bool Unopened(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Sum(i => text.Tokens[i].IsSymbol('(') ? 1 : text.Tokens[i].IsSymbol(')') ? -1 : 0) < 0;

    private static IEnumerable<int> Places(JsonElement node) => SyntaxTree.Text(node, "class") switch
    {
        "CAST" when node.Get("child") is { } child => Places(child).Prepend(SyntaxTree.Location(node)),
        "FUNCTION" => node.Items("children").SelectMany(Places).Prepend(SyntaxTree.Location(node)),
        _ => [SyntaxTree.Location(node)],
    };
}
