using System.Text.RegularExpressions;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>
/// Describes calls that fit none of a function's forms, or several of them. The engine lists the forms with the types of their arguments.
/// </summary>
internal static partial class Overloads
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    // The engine's names of functions that a query writes in another way.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["~~"] = "like",
        ["!~~"] = "not like",
        ["~~*"] = "ilike",
        ["!~~*"] = "not ilike",
        ["~~~"] = "glob",
        ["like_escape"] = "like",
        ["not_like_escape"] = "not like",
        ["quantile_cont"] = "percentile_cont",
        ["quantile_disc"] = "percentile_disc",
        ["rank_dense"] = "dense_rank",
        ["__internal_position_operator"] = "position",
    };

    /// <summary>The name that a query uses for the function that the engine calls <paramref name="name"/>.</summary>
    public static string Written(string name) => Names.GetValueOrDefault(name, name);

    /// <summary>Describes a call with a wrong number of arguments, or with types that the function does not take.</summary>
    public static string Missing(MessageAt message)
    {
        var types = Split(message[2]);
        var name = NameOf(message);
        var forms = Forms().Matches(message.Error.Message).Select(static m => Split(m.Groups[1].Value)).ToList();
        if (forms.Count > 0 && !forms.Exists(f => Takes(f, types.Count)))
            return $"'{name}' needs {Numbers(forms)} but has {types.Count}; docs/portable-sql.md shows the functions";
        return types.Count == 0 ? $"'{name}' needs an argument; write one" : $"'{name}' cannot be used with {List(types)}; {Remedy(types, forms.FindAll(f => Takes(f, types.Count)))}";
    }

    /// <summary>Describes a call that several forms could take.</summary>
    public static string Unclear(MessageAt message) => $"'{NameOf(message)}' is not clear with {List(Split(message[2]))}; cast the arguments to the types that it needs";

    /// <summary>
    /// The token of a call for which the engine gives no place, or -1. The engine adds or subtracts to compute the ends of a frame. So for
    /// an operator + or - that the text does not have, the token is RANGE.
    /// </summary>
    public static int Place(SqlText text, string name) => name is "+" or "-" && !text.Tokens.Any(t => t.IsSymbol(name[0])) ? MessagePlaces.Last(text, "range") : -1;

    private static string NameOf(MessageAt message)
    {
        if (Names.TryGetValue(message[1], out var written))
            return written;
        // Syntax such as IN and EXTRACT calls functions that nobody wrote.
        return message.Text.Sql.Contains(message[1], StringComparison.OrdinalIgnoreCase) ? message[1] : message.Word;
    }

    private static List<string> Split(string types) => [.. types.Split(", ", StringSplitOptions.RemoveEmptyEntries)];

    private static bool Takes(List<string> form, int count) => form.Exists(IsRest) ? count >= form.Count - 1 : count == form.Count;

    private static bool IsRest(string type) => type.StartsWith('[');

    private static string Numbers(List<List<string>> forms)
    {
        if (forms.Find(static f => f.Exists(IsRest)) is { } open)
            return (open.Count - 1) + (open.Count == 2 ? " argument or more" : " arguments or more");
        var counts = forms.Select(static f => f.Count).Distinct().Order().ToList();
        return string.Join(" or ", counts) + (counts is [1] ? " argument" : " arguments");
    }

    private static string List(List<string> types)
    {
        var names = types.ConvertAll(EngineMessages.Type);
        return names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];
    }

    /// <summary>Says which arguments to cast: those whose kind of type no form takes, if all forms want the same kind.</summary>
    private static string Remedy(List<string> types, List<List<string>> forms)
    {
        var faults = new List<(string Ordinal, string Kind)>();
        for (var i = 0; i < types.Count && i < Ordinals.Length; i++)
        {
            if (forms.ConvertAll(f => i < f.Count ? KindOf(f[i]) : "").Distinct().ToList() is [{ Length: > 0 } kind] && kind != KindOf(types[i]))
                faults.Add((Ordinals[i], kind));
        }

        if (faults.Count == 0)
            return types.Count == 1 ? "cast it to a type that it accepts" : "cast them to types that it accepts";
        var first = faults.TakeWhile(f => f.Kind == faults[0].Kind).Select(static f => f.Ordinal).ToList();
        var which = types.Count == 1 ? "it" : first.Count == types.Count ? "them" : "the " + string.Join(" and the ", first) + " of them";
        return $"cast {which} to {faults[0].Kind}";
    }

    private static string KindOf(string type) => type switch
    {
        "INTEGER_LITERAL" => "a number",
        "STRING_LITERAL" => "string",
        "DECIMAL" => "a number",
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) || type.StartsWith("TIME", StringComparison.Ordinal) => "date or timestamp",
        _ => Families.Of(type) switch
        {
            TypeFamily.Number => "a number",
            TypeFamily.Text => "string",
            TypeFamily.Boolean => "boolean",
            TypeFamily.Date or TypeFamily.Timestamp or TypeFamily.Interval => "date or timestamp",
            TypeFamily.Unknown or TypeFamily.Null or TypeFamily.Row => "",
            var family => throw new InvalidOperationException($"There is no family {family}."),
        },
    };

    [GeneratedRegex(@"^\t\S+?\((.*)\) -> ", RegexOptions.Multiline)]
    private static partial Regex Forms();
}
